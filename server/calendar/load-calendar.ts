import { type CalendarDay, firstPattern, nationalYears, type WorkCalendar } from '@yuanliu/core/calendar';
import type { Db } from '../platform/index.ts';
import { listOwnDays, listOwnYears, listPatterns, type OwnYear } from './calendar.store.ts';

/** The calendar with what it was put together from. */
export interface LoadedCalendar extends WorkCalendar {
  readonly ownYears: readonly OwnYear[];
}

/**
 * The enterprise's calendar in its time zone: its own years, and the national arrangement for the years that it has
 * not changed. Three small reads; load once per use case.
 */
export const loadCalendar = async (db: Db, zone: string): Promise<LoadedCalendar> => {
  const [patterns, ownYears, ownDays] = await Promise.all([
    listPatterns(db),
    listOwnYears(db),
    listOwnDays(db),
  ]);
  const own = new Set(ownYears.map(({ year }) => year));
  const followed = nationalYears.filter(({ year }) => !own.has(year));
  const days = [...followed.flatMap((each) => each.days), ...ownDays];
  return {
    zone,
    patterns: [firstPattern, ...patterns],
    days: new Map(days.map((each): [string, CalendarDay] => [each.day, each])),
    certainYears: new Set([
      ...followed.filter(({ announced }) => announced).map(({ year }) => year),
      ...ownYears.filter(({ certain }) => certain).map(({ year }) => year),
    ]),
    ownYears,
  };
};
