import {
  type CalendarDay,
  checkHours,
  hoursOnHoliday,
  nationalYears,
  noNationalYear,
} from '@yuanliu/core/calendar';
import { Problem } from '@yuanliu/core/platform';
import { jsonOf, recordChange } from '../identity/index.ts';
import type { Ctx, Tx } from '../platform/index.ts';
import { clearDays, dropYear, saveCertain, saveDays, takeYear } from './calendar.store.ts';
import { type LoadedCalendar, loadCalendar } from './load-calendar.ts';

/** Days and what they become; null makes them ordinary days of the week again. */
export interface DaysChange {
  readonly days: readonly string[];
  readonly exception: Omit<CalendarDay, 'day'> | null;
  readonly zone: string;
}

/** Sets or clears exceptions. The first change of a year makes it the enterprise's own. */
export const changeDays = async (ctx: Ctx, { days, exception, zone }: DaysChange): Promise<void> => {
  if (exception?.hours !== undefined) {
    if (exception.kind === 'holiday') throw new Problem(hoursOnHoliday, { day: days[0] ?? '' });
    checkHours(exception.hours);
  }
  const wanted = [...new Set(days)].toSorted();
  const years = [...new Set(wanted.map((day) => Number(day.slice(0, 4))))];
  await ctx.db.transact(async (tx) => {
    const before = await ownYears(tx, ctx, { years, zone });
    if (exception === null) await clearDays(tx, wanted);
    else
      await saveDays(
        tx,
        wanted.map((day) => ({ ...exception, day })),
      );
    const state = (day: CalendarDay | undefined) =>
      jsonOf(day === undefined ? null : { kind: day.kind, name: day.name.zh, hours: day.hours });
    await recordChange(tx, ctx, {
      action: 'calendar.days.changed',
      subject: { type: 'calendar.year', id: years.join('、'), label: `${years.join('、')} 年工作日历` },
      changes: wanted.map((day) => ({
        field: day,
        from: state(before.days.get(day)),
        to: state(exception === null ? undefined : { ...exception, day }),
      })),
    });
  });
};

/** Makes the years the enterprise's own, locked in order, and returns the calendar as it stands then. */
const ownYears = async (
  tx: Tx,
  ctx: Ctx,
  { years, zone }: { readonly years: readonly number[]; readonly zone: string },
): Promise<LoadedCalendar> => {
  for (const year of years) {
    const national = nationalYears.find((each) => each.year === year);
    const isNew = await takeYear(tx, ctx, { year, certain: national?.announced ?? false });
    if (isNew) await saveDays(tx, national?.days ?? []);
  }
  return loadCalendar(tx, zone);
};

/** Gives a year back to the national arrangement. Throws `calendar.no-national-year`. */
export const restoreNationalYear = async (ctx: Ctx, year: number): Promise<void> => {
  if (!nationalYears.some((each) => each.year === year)) throw new Problem(noNationalYear, { year });
  await ctx.db.transact(async (tx) => {
    if (!(await dropYear(tx, year))) return;
    await recordChange(tx, ctx, {
      action: 'calendar.year.restored',
      subject: { type: 'calendar.year', id: String(year), label: `${year} 年工作日历` },
      changes: [{ field: 'origin', from: 'own', to: 'national' }],
    });
  });
};

/** Says that the holidays of a year are settled, or that they are not. */
export const setYearCertain = (
  ctx: Ctx,
  { year, certain, zone }: { readonly year: number; readonly certain: boolean; readonly zone: string },
): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const before = await ownYears(tx, ctx, { years: [year], zone });
    await saveCertain(tx, ctx, { year, certain });
    await recordChange(tx, ctx, {
      action: 'calendar.year.changed',
      subject: { type: 'calendar.year', id: String(year), label: `${year} 年工作日历` },
      changes: [{ field: 'certain', from: before.certainYears.has(year), to: certain }],
    });
  });
