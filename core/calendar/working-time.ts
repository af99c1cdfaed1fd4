import {
  addDays,
  type Day,
  dayNumber,
  dayOfNumber,
  localTime,
  momentOf,
  Problem,
} from '../platform/index.ts';
import { noWorkingTime } from './calendar.problems.ts';
import { hoursOf, isWorkingDay, minutesOf, type WorkCalendar } from './work-calendar.ts';

/** How long something may take: so many minutes of working time, or so many working days. */
export type WorkingDuration = { readonly minutes: number } | { readonly days: number };

/** A moment in the future, and whether the holidays up to it are settled. */
export interface Deadline {
  readonly at: Date;
  readonly certain: boolean;
}

/** Days that are searched for working time before it is taken that there is none: ten years. */
const furthest = 3_653;
const millisecondsPerMinute = 60_000;

/**
 * The moment at which the duration has passed.
 *
 * `minutes` count working time only, from `start` or from the next opening; what ends with a stretch of hours ends
 * at its end. 0 minutes give the first working moment from `start` on.
 * `days` (1 and up) count whole working days after the day of `start`, which is not counted, and end with the
 * working hours of the last one (民法典 Art. 201, 203).
 *
 * Throws `calendar.no-working-time` where ten years hold too little.
 */
export const addWorkingTime = (start: Date, duration: WorkingDuration, calendar: WorkCalendar): Deadline => {
  const at =
    'days' in duration
      ? endOfWorkingDay(localTime(start, calendar.zone).day, duration.days, calendar)
      : endOfMinutes(start, duration.minutes * millisecondsPerMinute, calendar);
  return { at, certain: isCertain(start, at, calendar) };
};

const isCertain = (start: Date, end: Date, { zone, certainYears }: WorkCalendar): boolean => {
  const first = Number(localTime(start, zone).day.slice(0, 4));
  const last = Number(localTime(end, zone).day.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).every((year) =>
    certainYears.has(year),
  );
};

const endOfWorkingDay = (from: Day, days: number, calendar: WorkCalendar): Date => {
  let left = days;
  for (let ahead = 1; ahead <= furthest; ahead += 1) {
    const day = addDays(from, ahead);
    if (isWorkingDay(calendar, day)) left -= 1;
    if (left <= 0) {
      const end = stretches(calendar, day).at(-1)?.end;
      if (end !== undefined) return new Date(end);
    }
  }
  throw new Problem(noWorkingTime, {});
};

const endOfMinutes = (start: Date, milliseconds: number, calendar: WorkCalendar): Date => {
  let left = milliseconds;
  const from = localTime(start, calendar.zone).day;
  for (let ahead = 0; ahead <= furthest; ahead += 1) {
    for (const stretch of stretches(calendar, addDays(from, ahead))) {
      const begin = Math.max(stretch.begin, start.getTime());
      const length = stretch.end - begin;
      if (length > 0 && left <= length) return new Date(begin + left);
      left -= Math.max(0, length);
    }
  }
  throw new Problem(noWorkingTime, {});
};

interface Stretch {
  readonly begin: number;
  readonly end: number;
}

const stretches = (calendar: WorkCalendar, day: Day): Stretch[] => {
  const moment = (text: string): number =>
    momentOf({ day, clock: minutesOf(text) * millisecondsPerMinute }, calendar.zone).getTime();
  return hoursOf(calendar, day).map(({ from, to }) => ({ begin: moment(from), end: moment(to) }));
};

/** Working time between two moments in minutes, with fractions; negative where `end` lies before `start`. */
export const workingMinutesBetween = (start: Date, end: Date, calendar: WorkCalendar): number => {
  if (end < start) return 0 - workingMinutesBetween(end, start, calendar);
  const first = dayNumber(localTime(start, calendar.zone).day);
  const last = dayNumber(localTime(end, calendar.zone).day);
  let milliseconds = 0;
  for (let number = first; number <= last; number += 1) {
    for (const stretch of stretches(calendar, dayOfNumber(number))) {
      const begin = Math.max(stretch.begin, start.getTime());
      milliseconds += Math.max(0, Math.min(stretch.end, end.getTime()) - begin);
    }
  }
  return milliseconds / millisecondsPerMinute;
};

/** Working days after the day `from`, up to and including `to`; negative where `to` lies before `from`. */
export const workingDaysBetween = (from: Day, to: Day, calendar: WorkCalendar): number => {
  if (to < from) return 0 - workingDaysBetween(to, from, calendar);
  let days = 0;
  for (let number = dayNumber(from) + 1; number <= dayNumber(to); number += 1) {
    if (isWorkingDay(calendar, dayOfNumber(number))) days += 1;
  }
  return days;
};
