import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { UnitFacts } from './step.ts';

/**
 * Whether something older may hang on a unit that has changed. Nothing older names a unit that was born just now, or
 * what is in it or around it, unless that has changed as well or is a container of what has; but the serials of a run
 * may be older than the run, and the run older than they are.
 */
export const mayHavePast = (unitNr: number, born: ReadonlyMap<number, UnitFacts>): boolean => {
  const unit = born.get(unitNr);
  return unit === undefined || unit.space !== undefined;
};

/** The same, after a look whether there is any run in the spaces that serials born just now count in. */
export const unitsWithPast = async (
  db: Db,
  unitNrs: readonly number[],
  born: ReadonlyMap<number, UnitFacts>,
): Promise<number[]> => {
  const spaces = new Set(unitNrs.map((nr) => born.get(nr)?.space).filter((space) => space !== undefined));
  const rows =
    spaces.size === 0
      ? []
      : await db.rows(sql<{ space: string }>`
          select space from unnest(${[...spaces]}::text[]) as given (space)
          where exists (select from units r where r.space = given.space and r.magnitude is not null)`);
  const withRuns = new Set(rows.map(({ space }) => space));
  return unitNrs.filter((nr) => {
    const unit = born.get(nr);
    return unit === undefined || (unit.space !== undefined && withRuns.has(unit.space));
  });
};
