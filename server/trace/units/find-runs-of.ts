import { sql } from 'kysely';
import { type Db, everything, type Scope } from '../../platform/index.ts';
import { unitWithin } from './unit-scope.ts';

/**
 * The runs of the scope that the serial of an item, or all serials of a smaller run, lie in; one index range per magnitude. A run of
 * magnitude m is no longer than 2^m, so that it begins at most 2^m − 1 before any serial of its own.
 */
export const findRunsOf = async (db: Db, unitNr: number, scope: Scope = everything): Promise<number[]> => {
  const rows = await db.rows(sql<{ nr: string }>`
    select r.nr from units u, generate_series(0, 62) as sized (magnitude)
    join lateral (
      select nr, high from units
      where kind = 'run' and space = u.space and magnitude = sized.magnitude and low <= u.low
        and low > u.low - (1::bigint << sized.magnitude) and high >= u.high offset 0) r on true
    where u.nr = ${unitNr} and u.space is not null and r.nr <> u.nr
      and ${unitWithin(scope, 'r.nr')} order by r.nr`);
  return rows.map(({ nr }) => Number(nr));
};
