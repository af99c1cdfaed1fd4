import type { Hours } from '@yuanliu/core/calendar';
import type { Day, Language } from '@yuanliu/core/platform';
import { hoursText } from './year-view.ts';

const locales = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Language, string>;

const form = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' });

const instant = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** 2月15日星期日 · Sunday 15 February */
export const fullDay = (day: Day, language: Language): string =>
  form(language, { month: 'long', day: 'numeric', weekday: 'long' }).format(instant(day));

/** 2月15日周日 · Sun 15 Feb */
export const shortDay = (day: Day, language: Language): string =>
  form(language, { month: 'short', day: 'numeric', weekday: 'short' }).format(instant(day));

/** 2月15日至23日 · 15–23 Feb; one day is written alone. */
export const dayRange = (from: Day, to: Day, language: Language): string => {
  if (from === to) return form(language, { month: 'short', day: 'numeric' }).format(instant(from));
  if (language === 'en')
    return form(language, { month: 'short', day: 'numeric' }).formatRange(instant(from), instant(to));
  const [first, last] = [from, to].map((day) => ({
    month: Number(day.slice(5, 7)),
    date: Number(day.slice(8)),
  }));
  if (first === undefined || last === undefined) return '';
  const end = first.month === last.month ? `${last.date}日` : `${last.month}月${last.date}日`;
  return `${first.month}月${first.date}日至${end}`;
};

/** 2026年6月1日 · 1 June 2026 */
export const longDate = (day: Day, language: Language): string =>
  form(language, { year: 'numeric', month: 'long', day: 'numeric' }).format(instant(day));

/** 2月 · February */
export const monthName = (month: number, language: Language): string =>
  language === 'zh'
    ? `${month}月`
    : form('en', { month: 'long' }).format(new Date(Date.UTC(2026, month - 1, 1)));

/** 周一 or 一 … · Mon or M …, by 1 to 7. */
export const weekdayName = (weekday: number, language: Language, width: 'narrow' | 'short'): string =>
  form(language, { weekday: width }).format(new Date(Date.UTC(2026, 5, weekday)));

/** Neighbouring weekdays with the same hours: `{ from: 1, to: 5, hours }`. */
export interface WeekPart {
  readonly from: number;
  readonly to: number;
  readonly hours: readonly Hours[];
}

/** The week in as few lines as it can be said. */
export const partsOfWeek = (week: readonly (readonly Hours[])[]): readonly WeekPart[] => {
  const parts: WeekPart[] = [];
  for (const [index, hours] of week.entries()) {
    const last = parts.at(-1);
    if (last !== undefined && hoursText(last.hours) === hoursText(hours))
      parts[parts.length - 1] = { ...last, to: index + 1 };
    else parts.push({ from: index + 1, to: index + 1, hours });
  }
  return parts;
};

/** 周一至周五 · Mon–Fri */
export const weekdayRange = ({ from, to }: WeekPart, language: Language): string => {
  const [first, last] = [weekdayName(from, language, 'short'), weekdayName(to, language, 'short')];
  if (from === to) return first;
  if (language === 'en') return `${first}–${last}`;
  return to - from === 1 ? `${first}、${last}` : `${first}至${last}`;
};
