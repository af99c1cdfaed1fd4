import * as api from '@yuanliu/core/calendar';
import { bind, type Route } from '../platform/index.ts';
import { changeDays, restoreNationalYear, setYearCertain } from './change-days.ts';
import { removePattern, setPattern } from './change-pattern.ts';
import { loadCalendar } from './load-calendar.ts';
import { readYear } from './read-year.ts';

/** The endpoints of the calendar; `zone` is the enterprise's time zone. */
export const calendarRoutes = (zone: string): Route[] => [
  bind(api.readYear, (ctx, { params }) => readYear(ctx, params.year, zone)),
  bind(api.setDays, async (ctx, { body }) => {
    await changeDays(ctx, { ...body, zone });
    return undefined;
  }),
  bind(api.restoreNationalYear, async (ctx, { params: { year } }) => {
    await restoreNationalYear(ctx, year);
    return readYear(ctx, year, zone);
  }),
  bind(api.setYearCertain, async (ctx, { params: { year }, body: { certain } }) => {
    await setYearCertain(ctx, { year, certain, zone });
    return readYear(ctx, year, zone);
  }),
  bind(api.setPattern, async (ctx, { params: { from }, body: { week } }) => {
    await setPattern(ctx, { from, week });
    return undefined;
  }),
  bind(api.removePattern, async (ctx, { params: { from } }) => {
    await removePattern(ctx, from);
    return undefined;
  }),
  bind(api.findDeadline, async (ctx, { body: { start, duration } }) => {
    const calendar = await loadCalendar(ctx.db, zone);
    const { at, certain } = api.addWorkingTime(new Date(start), duration, calendar);
    return { at: at.toISOString(), certain };
  }),
];
