import type { TraceUnit } from '@yuanliu/core/trace';
import type { Db } from '../../platform/index.ts';
import { balancesOf, type Writing } from './balance.ts';
import { type UnitsBehind, holdsBehind } from './held-units.ts';
import { booksOf } from './unit-books.ts';

/** The unit whose balance may be told under a name of the answer, and how it is written; undefined for others. */
export type CountedBehind = (uri: string) => { readonly unit: number; readonly writing: Writing } | undefined;

/** What is told of units beside what the trace found. */
export interface Beside {
  readonly asOf: Date | null;
  readonly unitsBehind: UnitsBehind;
  readonly countedBehind: CountedBehind;
}

/** Says of units how many holds work on them now, and what came of those that have a quantity. */
export const toldUnits = async (
  db: Db,
  units: readonly TraceUnit[],
  { asOf, unitsBehind, countedBehind }: Beside,
): Promise<TraceUnit[]> => {
  const counted = new Map<string, { readonly unit: number; readonly writing: Writing }>();
  for (const { uri } of units) {
    const behind = countedBehind(uri);
    if (behind !== undefined) counted.set(uri, behind);
  }
  const nrs = [...counted.values()].map(({ unit }) => unit).toSorted((a, b) => a - b);
  const [holdsOf, books] = await Promise.all([holdsBehind(db, units, unitsBehind), booksOf(db, nrs, asOf)]);
  return units.map((unit) => {
    if (unit.isHidden) return unit;
    const holds = holdsOf(unit.uri);
    const behind = counted.get(unit.uri);
    const own = behind === undefined ? undefined : books.get(behind.unit);
    const balances =
      own === undefined || behind === undefined ? unit.balances : balancesOf(own, behind.writing);
    return { ...unit, isHeld: holds > 0, holds, balances };
  });
};
