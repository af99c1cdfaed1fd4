import {
  type CalendarDay,
  type CalendarYear,
  type Hours,
  hoursOf,
  isWorkingDay,
  type WorkCalendar,
} from '@yuanliu/core/calendar';
import { addDays, type Day, weekdayOf } from '@yuanliu/core/platform';

/** An exception as the year's reply carries it. */
export type Exception = CalendarYear['exceptions'][number];

/**
 * How a day is drawn: worked or off by its week; `holiday` and `worked` (调休) against it; `hours` where only the
 * hours differ from the week's.
 */
export type DayLook = 'ordinary' | 'rest' | 'holiday' | 'worked' | 'hours';

/** The calendar that a year's reply describes, for the arithmetic of core. It knows nothing of other years. */
export const calendarOf = ({
  year,
  certain,
  patterns,
  exceptions,
}: Pick<CalendarYear, 'year' | 'certain' | 'patterns' | 'exceptions'>): WorkCalendar => ({
  zone: 'Asia/Shanghai',
  patterns,
  days: new Map(exceptions.map((each): [Day, CalendarDay] => [each.day, dayOf(each)])),
  certainYears: new Set(certain ? [year] : []),
});

const dayOf = ({ hours, ...rest }: Exception): CalendarDay => ({ ...rest, hours: hours ?? undefined });

/** How a day is drawn. */
export const lookOf = (calendar: WorkCalendar, day: Day): DayLook => {
  const exception = calendar.days.get(day);
  if (exception === undefined) return isWorkingDay(calendar, day) ? 'ordinary' : 'rest';
  if (exception.kind === 'holiday') return 'holiday';
  const byWeek = hoursOf({ ...calendar, days: new Map() }, day);
  return exception.hours !== undefined && byWeek.length > 0 ? 'hours' : 'worked';
};

/** The days of a month in weeks, Monday first; null where a day belongs to a neighbour month. */
export const weeksOf = (year: number, month: number): readonly (readonly (Day | null)[])[] => {
  const days = daysOfMonth(year, month);
  const first = days[0] ?? firstOf(year, month);
  const cells: (Day | null)[] = [...Array.from({ length: weekdayOf(first) - 1 }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
};

/** The first day of a month, 1 to 12. */
export const firstOf = (year: number, month: number): Day => `${year}-${String(month).padStart(2, '0')}-01`;

/** The days of a month, 1 to 12. */
export const daysOfMonth = (year: number, month: number): readonly Day[] => {
  const days: Day[] = [];
  const first = firstOf(year, month);
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push(day);
  return days;
};

/** All days of a year. */
export const daysOfYear = (year: number): readonly Day[] =>
  Array.from({ length: 12 }, (_, month) => daysOfMonth(year, month + 1)).flat();

/** How many of the days are worked. */
export const countWorked = (calendar: WorkCalendar, days: readonly Day[]): number =>
  days.filter((day) => isWorkingDay(calendar, day)).length;

/** Neighbouring days that are the same exception, as a list shows them. */
export interface ExceptionGroup extends Omit<Exception, 'day'> {
  readonly from: Day;
  readonly to: Day;
  readonly days: readonly Day[];
}

/** Puts neighbouring days with the same kind, name and hours together; the exceptions come in order. */
export const groupsOf = (exceptions: readonly Exception[]): readonly ExceptionGroup[] => {
  const groups: ExceptionGroup[] = [];
  for (const { day, ...exception } of exceptions) {
    const last = groups.at(-1);
    if (last !== undefined && addDays(last.to, 1) === day && isSameException(last, exception))
      groups[groups.length - 1] = { ...last, to: day, days: [...last.days, day] };
    else groups.push({ ...exception, from: day, to: day, days: [day] });
  }
  return groups;
};

type Nature = Pick<Exception, 'kind' | 'name' | 'hours'>;

/** Whether two exceptions say the same of their days. */
export const isSameException = (one: Nature | undefined, other: Nature | undefined): boolean =>
  JSON.stringify(natureOf(one)) === JSON.stringify(natureOf(other));

const natureOf = (exception: Nature | undefined) =>
  exception === undefined
    ? null
    : [exception.kind, exception.name.zh, exception.name.en, hoursText(exception.hours)];

/** 08:30–12:00 13:30–17:30 */
export const hoursText = (hours: readonly Hours[] | null | undefined): string =>
  (hours ?? []).map(({ from, to }) => `${from}–${to}`).join(' ');

/** Hours of work in a year. */
export const workingHours = (calendar: WorkCalendar, year: number): number => {
  const minutes = daysOfYear(year)
    .flatMap((day) => hoursOf(calendar, day))
    .reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0);
  return minutes / 60;
};

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
