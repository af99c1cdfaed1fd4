import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/db.ts';

/**
 * Appends rows to the table behind a sealed log, each with its line for the sealer, in one statement.
 * `insertion` is an `insert` without `returning` into a table that has `id uuid` and `content_hash bytea`
 * (see `contentHash`). Nothing is asked of it, so it travels with the next statement or the commit.
 */
export const appendSealed = async (tx: Tx, log: string, insertion: RawBuilder<unknown>): Promise<void> => {
  tx.send(sql`
    with appended as (${insertion} returning id, content_hash)
    insert into seal_pending (log, row_id, leaf_hash) select ${log}::text, id, content_hash from appended`);
};

/**
 * The same for an insertion that leaves out what is there already (`on conflict do nothing`); answers with the ids of
 * the rows that were appended.
 */
export const appendSealedIfNew = async (
  tx: Tx,
  log: string,
  insertion: RawBuilder<unknown>,
): Promise<string[]> => {
  const rows = await tx.rows(sql<{ id: string }>`
    with appended as (${insertion} returning id, content_hash)
    insert into seal_pending (log, row_id, leaf_hash) select ${log}::text, id, content_hash from appended
    returning row_id as id`);
  return rows.map(({ id }) => id);
};
