import { type RawBuilder, sql } from 'kysely';
import type { Db, Scope } from '../../platform/index.ts';

/** How many rows there are of what follows `from`, for what is left out of a list; none where all is in the scope. */
export const countWhere = async (db: Db, { range }: Scope, from: RawBuilder<unknown>): Promise<number> => {
  if (range === 'all') return 0;
  const [row] = await db.rows(sql<{ count: number }>`select count(*)::int as count from ${from}`);
  return row?.count ?? 0;
};
