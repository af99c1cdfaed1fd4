import type { SealFinding } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Db } from '../db/db.ts';
import { checkChunks } from './check-chunks.ts';
import { checkWaiting } from './check-rows.ts';
import { Findings } from './findings.ts';
import type { SealedSource } from './sealed-source.ts';
import type { Waiting } from './waiting.ts';

/** What verifying a log found. */
export interface Verification {
  readonly log: string;
  /** True when every row is as it was written and every chunk as it was sealed. */
  readonly intact: boolean;
  /** Rows that were sealed, and the root over them as recomputed, in hex. */
  readonly size: number;
  readonly root: string;
  /** Rows that are committed and not sealed yet, and for how many seconds the oldest has waited. */
  readonly tail: Waiting;
  readonly findings: readonly SealFinding[];
  /** Findings beyond those listed. */
  readonly more: number;
}

/**
 * Walks a whole log against the rows of its table: recomputes every row's hash, every chunk's root, and looks for
 * rows that were never sealed. Reads in portions, so memory stays bounded; may run while rows are being added.
 */
export const verifyLog = async (db: Db, source: SealedSource): Promise<Verification> => {
  const findings = new Findings();
  const walked = await checkChunks(db, source, findings);
  const tail = await checkWaiting(db, source, findings);
  await checkUnsealed(db, source, findings);
  for (const { id, title } of (await source.astray?.(db)) ?? [])
    findings.add({ kind: 'row-contradicted', rowId: id, title });
  return {
    log: source.log,
    intact: findings.count === 0,
    size: walked.size,
    root: walked.root.toString('hex'),
    tail,
    findings: findings.first,
    more: findings.count - findings.first.length,
  };
};

/** Rows in the table that are neither in a chunk nor waiting: somebody put them there past the application. */
const checkUnsealed = async (db: Db, { log, ids, read }: SealedSource, findings: Findings): Promise<void> => {
  const unsealed = sql`
    select id from (${ids}) as source
    where not exists (select 1 from seal_pending where log = ${log} and row_id = source.id)
      and not exists (
        select 1 from (select unnest(row_ids) as row_id from sealed_chunks where log = ${log}) as sealed
        where sealed.row_id = source.id)`;
  // One statement sees one moment, in which every honest row is either waiting or sealed.
  const rows = await db.rows(sql<{ id: string; total: string }>`
    select id, count(*) over () as total from (${unsealed}) as unsealed order by id limit ${findings.limit}`);
  const titles = new Map(
    (
      await read(
        db,
        rows.map(({ id }) => id),
      )
    ).map(({ id, title }) => [id, title]),
  );
  for (const { id } of rows) findings.add({ kind: 'row-not-sealed', rowId: id, title: titles.get(id) ?? '' });
  const total = Number(rows[0]?.total ?? 0);
  findings.skip(total - rows.length);
};
