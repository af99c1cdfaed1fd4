import type { TraceLine } from '@yuanliu/core/trace';
import type { Db } from '../../platform/index.ts';
import { balancesOf, type Writing } from './balance.ts';
import { type UnitsBehind, withHolds } from './held-units.ts';
import type { Line } from './trace-view.ts';
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
export const toldUnits = async <T extends Omit<Line<'unit'>, 'line'>>(
  db: Db,
  units: readonly T[],
  { asOf, unitsBehind, countedBehind }: Beside,
): Promise<T[]> => {
  const counted = new Map(
    units.flatMap(({ uri }) => {
      const behind = countedBehind(uri);
      return behind === undefined ? [] : [[uri, behind] as const];
    }),
  );
  const nrs = [...counted.values()].map(({ unit }) => unit).toSorted((a, b) => a - b);
  const [held, books] = await Promise.all([withHolds(db, units, unitsBehind), booksOf(db, nrs, asOf)]);
  return held.map((unit) => {
    const behind = counted.get(unit.uri);
    const own = behind === undefined ? undefined : books.get(behind.unit);
    return own === undefined || behind === undefined
      ? unit
      : { ...unit, balances: balancesOf(own, behind.writing) };
  });
};

/** The same for the units among lines, which keep their order. */
export const linesWithUnits = async (
  db: Db,
  lines: readonly TraceLine[],
  beside: Beside,
): Promise<TraceLine[]> => {
  const units = lines.filter((line) => line.line === 'unit');
  const told = (await toldUnits(db, units, beside)).values();
  return lines.map((line) => (line.line === 'unit' ? (told.next().value ?? line) : line));
};
