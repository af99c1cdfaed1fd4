import type { CalendarYear, DayKind } from '@yuanliu/core/calendar';
import type { Day, Language } from '@yuanliu/core/platform';
import type { Say } from '../lib/text.ts';
import type { Step } from './day-changes.ts';
import { faultOf, tidyHours, type TypedHours } from './hours-text.ts';
import { isContiguous, rangeOf } from './selection.ts';
import { texts } from './texts.ts';
import { calendarOf, type Exception, isSameException, lookOf } from './year-view.ts';

/**
 * What the drawer of days holds; the dotted names are those of the body of `calendar.set-days`. `exception.name` is in the
 * language of the screens, `otherName` in the other one.
 */
export interface DayValues {
  readonly [name: string]: unknown;
  readonly days: { readonly from: Day; readonly to: Day; readonly scattered: readonly Day[] };
  readonly 'exception.kind': DayKind;
  readonly 'exception.name': string;
  readonly otherName: string;
  readonly 'exception.hours': readonly TypedHours[];
}

/** The exceptions that these days are now. */
export const exceptionsOn = ({ exceptions }: CalendarYear, days: readonly Day[]): readonly Exception[] =>
  exceptions.filter(({ day }) => days.includes(day));

/** What the drawer begins with: what the days say now, or the opposite of what their week says. */
export const dayValues = (reply: CalendarYear, days: readonly Day[], language: Language): DayValues => {
  const [first = `${reply.year}-01-01`, last = first] = [days[0], days.at(-1)];
  const found = exceptionsOn(reply, days);
  const known = found.every((each) => isSameException(each, found[0])) ? found[0] : undefined;
  const calendar = calendarOf({ ...reply, exceptions: [] });
  const isAllOff = days.every((day) => lookOf(calendar, day) === 'rest');
  const other = language === 'zh' ? 'en' : 'zh';
  const otherName = known?.name[other] ?? '';
  return {
    days: { from: first, to: last, scattered: isContiguous(days) ? [] : days },
    'exception.kind': known?.kind ?? (isAllOff ? 'working' : 'holiday'),
    'exception.name': known?.name[language] ?? '',
    otherName: otherName === known?.name[language] ? '' : otherName,
    'exception.hours': known?.hours ?? [],
  };
};

/** The days that the values name, in order; none where they name no range of the year. */
export const daysMeant = ({ days: { from, to, scattered } }: DayValues, year: number): readonly Day[] => {
  if (scattered.length > 0) return scattered;
  const isOfYear = [from, to].every((day) => day.startsWith(`${year}-`));
  return isOfYear && from <= to ? rangeOf(from, to) : [];
};

/** What the values make of the days. */
export const exceptionMeant = (values: DayValues, language: Language): NonNullable<Step['exception']> => {
  const name = values['exception.name'].trim();
  const otherName = values.otherName.trim() === '' ? name : values.otherName.trim();
  const hours = values['exception.kind'] === 'working' ? tidyHours(values['exception.hours']) : [];
  return {
    kind: values['exception.kind'],
    name: language === 'zh' ? { zh: name, en: otherName } : { zh: otherName, en: name },
    ...(hours.length > 0 && { hours }),
  };
};

/** How many working days the year would have with this change. */
export const withChange = (
  reply: CalendarYear,
  days: readonly Day[],
  exception: Step['exception'],
): readonly Exception[] => {
  const others = reply.exceptions.filter(({ day }) => !days.includes(day));
  if (exception === null) return others;
  const { kind, name, hours = null } = exception;
  return [...others, ...days.map((day) => ({ day, kind, name, hours }))];
};

/** What can be seen to be wrong before the server is asked. */
export const dayFaults =
  (year: number, t: Say) =>
  (values: DayValues): Readonly<Record<string, string>> => {
    const fault = values['exception.kind'] === 'working' ? faultOf(values['exception.hours']) : undefined;
    return {
      ...(daysMeant(values, year).length === 0 && { days: t(texts.day.needDays, { year: String(year) }) }),
      ...(fault !== undefined && { 'exception.hours': t(texts.hours[fault]) }),
    };
  };
