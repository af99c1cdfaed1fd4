import type { Language } from '../../platform/index.ts';
import { second } from './calendar.ts';
import { dateText, timeText } from './temporal-text.ts';
import { textOf } from './text-of.ts';
import {
  type DateTimeValue,
  type DaysDuration,
  isContext,
  isDateTime,
  isDaysDuration,
  isList,
  isMonthsDuration,
  type MonthsDuration,
  type Value,
} from './value.ts';
import { Walk } from './walk.ts';

interface Words {
  readonly yes: string;
  readonly no: string;
  readonly between: string;
  readonly units: Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>>;
}

const words: Readonly<Record<Language, Words>> = {
  zh: {
    yes: '是',
    no: '否',
    between: '、',
    units: { year: '年', month: '个月', day: '天', hour: '小时', minute: '分钟', second: '秒' },
  },
  en: {
    yes: 'yes',
    no: 'no',
    between: ', ',
    units: { year: ' y', month: ' mo', day: ' d', hour: ' h', minute: ' min', second: ' s' },
  },
};

/**
 * A value as a person reads it: `是`, `2026-11-24 08:00:00`, `3天4小时`; nothing for no value. Throws EvaluationStop for
 * a value too large to be gone through (500,000 parts).
 */
export const displayValue = (value: Value, language: Language, walk = new Walk()): string => {
  if (value === null) return '';
  const { yes, no, between } = words[language];
  if (typeof value === 'boolean') return value ? yes : no;
  if (isList(value)) {
    return walk.into(value.length, () =>
      value.map((item) => displayValue(item, language, walk)).join(between),
    );
  }
  if (isContext(value)) {
    const { entries } = value;
    const colon = language === 'zh' ? '：' : ': ';
    return walk.into(entries.size, () =>
      [...entries]
        .map(([name, entry]) => `${name}${colon}${displayValue(entry, language, walk)}`)
        .join(between),
    );
  }
  if (isDateTime(value)) return dateTimeShown(value);
  if (isMonthsDuration(value)) return monthsShown(value, language);
  return isDaysDuration(value) ? daysShown(value, language) : textOf(value, walk);
};

/** The zone is left out where it has a name: people read clocks of their own place. */
const dateTimeShown = ({ date, nanos, place }: DateTimeValue): string => {
  const shown = place !== undefined && 'zone' in place ? undefined : place;
  return `${dateText(date)} ${timeText({ kind: 'time', nanos, place: shown })}`;
};

const put = (sign: string, parts: readonly (readonly [number | string, string])[], least: string): string => {
  const shown = parts
    .filter(([count]) => count !== 0 && count !== '0')
    .map(([count, unit]) => `${count}${unit}`);
  return shown.length === 0 ? `0${least}` : sign + shown.join('');
};

const monthsShown = ({ months }: MonthsDuration, language: Language): string => {
  const { units } = words[language];
  const size = Math.abs(months);
  const parts = [[Math.floor(size / 12), units.year] as const, [size % 12, units.month] as const];
  return put(months < 0 ? '-' : '', parts, units.month);
};

const daysShown = ({ nanos }: DaysDuration, language: Language): string => {
  const { units } = words[language];
  const size = nanos < 0n ? -nanos : nanos;
  const seconds = size / BigInt(second);
  const rest = Number(seconds % 86_400n);
  const fraction = Number(size % BigInt(second)) / second;
  const parts = [
    [(seconds / 86_400n).toString(), units.day] as const,
    [Math.floor(rest / 3600), units.hour] as const,
    [Math.floor(rest / 60) % 60, units.minute] as const,
    [(rest % 60) + fraction, units.second] as const,
  ];
  return put(nanos < 0n ? '-' : '', parts, units.second);
};
