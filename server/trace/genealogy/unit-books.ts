import type { JsonValue } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { entriesIn, withEmptyings } from '../projection/emptied-steps.ts';
import { foldUnit } from '../projection/fold-unit.ts';
import { readUnits } from '../projection/projection.store.ts';
import { stateIn } from '../projection/state.parse.ts';
import { readEmptyingsAsOf, readSteps } from '../projection/steps.store.ts';
import type { Books } from './balance.ts';

/** Units that are folded at once: the events of one batch fit in memory. */
const foldedAtOnce = 500;

/**
 * The books of units: as the stock projection keeps them now, or by the same fold over what was known at a moment.
 * A unit that was not known then has none.
 */
export const booksOf = async (
  db: Db,
  unitNrs: readonly number[],
  asOf: Date | null,
): Promise<Map<number, Books>> => {
  if (asOf === null) return booksNow(db, unitNrs);
  const books = new Map<number, Books>();
  for (let at = 0; at < unitNrs.length; at += foldedAtOnce) {
    const folded = await booksThen(db, unitNrs.slice(at, at + foldedAtOnce), asOf);
    for (const [nr, own] of folded) books.set(nr, own);
  }
  return books;
};

const booksNow = async (db: Db, unitNrs: readonly number[]): Promise<Map<number, Books>> => {
  if (unitNrs.length === 0) return new Map();
  const rows = await db.rows(sql<{ nr: string; state: JsonValue }>`
    select unit_nr as nr, state from unit_states where unit_nr = any(${[...unitNrs]}::bigint[])`);
  return new Map(rows.map(({ nr, state }) => [Number(nr), stateIn(state, { lastKey: '', apart: null })]));
};

const booksThen = async (db: Db, unitNrs: readonly number[], asOf: Date): Promise<Map<number, Books>> => {
  const all = await readSteps(db, unitNrs, asOf);
  const containers = new Set([...all.values()].flatMap(entriesIn).map(({ parentNr }) => parentNr));
  const [emptyings, units] = await Promise.all([
    readEmptyingsAsOf(db, [...containers], asOf),
    readUnits(db, all.keys()),
  ]);
  return new Map(
    [...all].flatMap(([nr, steps]) => {
      const unit = units.get(nr);
      if (unit === undefined) return [];
      const start = { unit, factsOf: (other: number) => units.get(other) };
      return [[nr, foldUnit(start, withEmptyings(steps, emptyings)).state] as const];
    }),
  );
};
