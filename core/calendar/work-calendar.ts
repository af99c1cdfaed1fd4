import { type Day, Problem, type Text, weekdayOf } from '../platform/index.ts';
import { z } from 'zod';
import { hoursOverlap } from './calendar.problems.ts';

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** A stretch of working hours, `HH:mm` to `HH:mm` of the same day; a shift over midnight is two, cut at `24:00`. */
export const hours = z.strictObject({ from: time, to: time });
export type Hours = z.output<typeof hours>;

/** The working hours of one day, in order; none on a day off. */
export const dayHours = z.array(hours).max(6);

/** The working hours of a week, Monday first. */
export const weekHours = z.array(dayHours).length(7);

/** The week that holds from a day on, until the next pattern begins (summer and winter hours, for example). */
export interface WorkPattern {
  readonly from: Day;
  readonly week: readonly (readonly Hours[])[];
}

/** What makes a day an exception: off although the week has hours, or worked although it has none (调休). */
export const dayKinds = ['holiday', 'working'] as const;
export type DayKind = (typeof dayKinds)[number];

/** A day that differs from its week. `hours` is for a working day with hours of its own. */
export interface CalendarDay {
  readonly day: Day;
  readonly kind: DayKind;
  readonly name: Text;
  readonly hours?: readonly Hours[] | undefined;
}

/** Everything that decides when work is done. */
export interface WorkCalendar {
  /** The zone whose days and hours are meant (IANA name). */
  readonly zone: string;
  /** By their first day; the first one holds for all time before as well. */
  readonly patterns: readonly WorkPattern[];
  readonly days: ReadonlyMap<Day, CalendarDay>;
  /** The years whose holidays are settled; a result that touches another may still change. */
  readonly certainYears: ReadonlySet<number>;
}

const office = [
  { from: '08:30', to: '12:00' },
  { from: '13:30', to: '17:30' },
];

/** Monday to Friday, 08:30–12:00 and 13:30–17:30: what holds until the enterprise says otherwise. */
export const firstPattern: WorkPattern = {
  from: '2000-01-01',
  week: [office, office, office, office, office, [], []],
};

const patternOf = ({ patterns }: WorkCalendar, day: Day): WorkPattern =>
  patterns.findLast(({ from }) => from <= day) ?? patterns[0] ?? firstPattern;

/** The working hours of a day, in order; none on a day off. A make-up day without hours of its own takes Monday's. */
export const hoursOf = (calendar: WorkCalendar, day: Day): readonly Hours[] => {
  const exception = calendar.days.get(day);
  if (exception?.kind === 'holiday') return [];
  const { week } = patternOf(calendar, day);
  const ofWeek = week[weekdayOf(day) - 1] ?? [];
  if (exception === undefined) return ofWeek;
  if (exception.hours !== undefined) return exception.hours;
  return ofWeek.length > 0 ? ofWeek : (week.find((each) => each.length > 0) ?? office);
};

/** True where some of the day is worked. */
export const isWorkingDay = (calendar: WorkCalendar, day: Day): boolean => hoursOf(calendar, day).length > 0;

/** Minutes since midnight of an `HH:mm`. */
export const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** Refuses hours that end before they begin, overlap, or stand out of order. Throws `calendar.hours-overlap`. */
export const checkHours = (ofDay: readonly Hours[]): void => {
  let end = -1;
  for (const { from, to } of ofDay) {
    if (minutesOf(from) < end || minutesOf(to) <= minutesOf(from))
      throw new Problem(hoursOverlap, { from, to });
    end = minutesOf(to);
  }
};
