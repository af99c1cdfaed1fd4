import {
  type CalendarDay,
  type CalendarYear,
  changeDays,
  nationalYears,
  workingDaysBetween,
} from '@yuanliu/core/calendar';
import { hasRight, jsonOf } from '../identity/index.ts';
import { canonicalJson, type Ctx } from '../platform/index.ts';
import { type LoadedCalendar, loadCalendar } from './load-calendar.ts';

/** A year as the screen shows it. */
export const readYear = async (ctx: Ctx, year: number, zone: string): Promise<CalendarYear> => {
  const calendar = await loadCalendar(ctx.db, zone);
  const national = nationalYears.find((each) => each.year === year);
  const shipped = national === undefined ? 'none' : 'national';
  const isOwn = calendar.ownYears.some((each) => each.year === year);
  const days = daysOf(calendar, year);
  return {
    year,
    certain: calendar.certainYears.has(year),
    origin: isOwn ? 'own' : shipped,
    source: national?.source ?? null,
    differsFromNational: national !== undefined && !isSame(days, national.days),
    workingDays: workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`, calendar),
    exceptions: days.map(({ hours, ...each }) => ({ ...each, hours: copyOf(hours) })),
    patterns: patternsOf(calendar, year).map(({ from, week }) => ({
      from,
      week: week.map((each) => [...each]),
    })),
    can: { change: await hasRight(ctx, changeDays) },
  };
};

const copyOf = (hours: CalendarDay['hours']) => (hours === undefined ? null : [...hours]);

const isSame = (one: readonly CalendarDay[], other: readonly CalendarDay[]): boolean =>
  canonicalJson(jsonOf(one)) === canonicalJson(jsonOf(other));

const daysOf = ({ days }: LoadedCalendar, year: number): CalendarDay[] =>
  [...days.values()]
    .filter(({ day }) => day.startsWith(`${year}-`))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));

/** The pattern in force when the year begins, and those that begin in it. */
const patternsOf = ({ patterns }: LoadedCalendar, year: number): LoadedCalendar['patterns'] => {
  const atStart = patterns.findLastIndex(({ from }) => from <= `${year}-01-01`);
  return patterns.slice(Math.max(0, atStart)).filter(({ from }) => from <= `${year}-12-31`);
};
