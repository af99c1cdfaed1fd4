import { sql } from 'kysely';
import type { Db } from '../db/db.ts';

/** The unsealed tail of a log: how many rows wait, and for how many seconds the oldest has. */
export interface Waiting {
  readonly count: number;
  readonly seconds: number;
}

/** How many committed rows of a log wait for their seal. */
export const waitingIn = async (db: Db, log: string): Promise<Waiting> => {
  const [row] = await db.rows(sql<{ count: string; seconds: number }>`
    select count(*) as count,
           coalesce(greatest(0, extract(epoch from now() - min(waiting_since))), 0)::float8 as seconds
    from seal_pending where log = ${log}`);
  return { count: Number(row?.count ?? 0), seconds: row?.seconds ?? 0 };
};
