import { sql } from 'kysely';
import type { CalendarDay, WorkPattern } from '@yuanliu/core/calendar';
import type { Ctx, Db, Tx } from '../platform/index.ts';
import type { CalendarTables } from './calendar.tables.ts';

/** A year that the enterprise has changed. */
export interface OwnYear {
  readonly year: number;
  readonly certain: boolean;
}

export const listPatterns = (db: Db): Promise<WorkPattern[]> =>
  db
    .tables<CalendarTables>()
    .selectFrom('calendar_patterns')
    .select(['effective_from as from', 'week'])
    .orderBy('effective_from')
    .execute();

export const listOwnYears = (db: Db): Promise<OwnYear[]> =>
  db.tables<CalendarTables>().selectFrom('calendar_years').select(['year', 'certain']).execute();

export const listOwnDays = async (db: Db): Promise<CalendarDay[]> => {
  const rows = await db
    .tables<CalendarTables>()
    .selectFrom('calendar_days')
    .select(['day', 'kind', 'name_zh', 'name_en', 'hours'])
    .orderBy('day')
    .execute();
  return rows.map(({ day, kind, name_zh, name_en, hours }) => ({
    day,
    kind,
    name: { zh: name_zh, en: name_en },
    ...(hours !== null && { hours }),
  }));
};

type Who = Pick<Ctx, 'actor' | 'clock'>;

const change = ({ actor, clock }: Who) => ({ changed_at: clock.now(), changed_by: actor.name });

/** Adds the year and keeps it until the transaction ends; false where the enterprise has it already. */
export const takeYear = async (tx: Tx, who: Who, { year, certain }: OwnYear): Promise<boolean> => {
  const added = await tx
    .into<CalendarTables>()
    .insertInto('calendar_years')
    .values({ year, certain, ...change(who) })
    .onConflict((conflict) => conflict.column('year').doNothing())
    .returning('year')
    .executeTakeFirst();
  if (added !== undefined) return true;
  await tx
    .into<CalendarTables>()
    .updateTable('calendar_years')
    .set(change(who))
    .where('year', '=', year)
    .execute();
  return false;
};

export const saveCertain = async (tx: Tx, who: Who, { year, certain }: OwnYear): Promise<void> => {
  await tx
    .into<CalendarTables>()
    .updateTable('calendar_years')
    .set({ certain, ...change(who) })
    .where('year', '=', year)
    .execute();
};

/** Gives the year back to the national arrangement: the enterprise's own days go with it. False where it had it. */
export const dropYear = async (tx: Tx, year: number): Promise<boolean> => {
  const dropped = await tx
    .into<CalendarTables>()
    .deleteFrom('calendar_years')
    .where('year', '=', year)
    .returning('year')
    .executeTakeFirst();
  return dropped !== undefined;
};

export const saveDays = async (tx: Tx, days: readonly CalendarDay[]): Promise<void> => {
  if (days.length === 0) return;
  await tx
    .into<CalendarTables>()
    .insertInto('calendar_days')
    .values(
      days.map(({ day, kind, name, hours }) => ({
        day,
        year: Number(day.slice(0, 4)),
        kind,
        name_zh: name.zh,
        name_en: name.en,
        hours: hours === undefined ? null : JSON.stringify(hours),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('day').doUpdateSet((eb) => ({
        kind: eb.ref('excluded.kind'),
        name_zh: eb.ref('excluded.name_zh'),
        name_en: eb.ref('excluded.name_en'),
        hours: eb.ref('excluded.hours'),
      })),
    )
    .execute();
};

export const clearDays = async (tx: Tx, days: readonly string[]): Promise<void> => {
  await tx
    .into<CalendarTables>()
    .deleteFrom('calendar_days')
    .where('day', '=', sql<string>`any(${days})`)
    .execute();
};

export const savePattern = async (tx: Tx, who: Who, { from, week }: WorkPattern): Promise<void> => {
  const values = { week: JSON.stringify(week), ...change(who) };
  await tx
    .into<CalendarTables>()
    .insertInto('calendar_patterns')
    .values({ effective_from: from, ...values })
    .onConflict((conflict) => conflict.column('effective_from').doUpdateSet(values))
    .execute();
};

export const dropPattern = async (tx: Tx, from: string): Promise<void> => {
  await tx
    .into<CalendarTables>()
    .deleteFrom('calendar_patterns')
    .where('effective_from', '=', from)
    .execute();
};
