import { sql } from 'kysely';
import type { Database, Tx } from '../db/db.ts';
import { appendLeaves, type Peaks, rootOfPeaks } from './merkle.ts';
import { hashesOf, type SealedLogTables } from './sealed-log.tables.ts';

/** Leaves of a chunk at the most: 64 KiB of hashes. */
const chunkLeaves = 2_048;

/** Peaks are kept with a chunk that passes a multiple of this many leaves. */
const peaksEvery = 1_024;

/** Seals whatever waits in every log and answers with the number of rows sealed. */
export const sealWaiting = async (db: Database): Promise<number> => {
  let sealed = 0;
  for (const log of await logsWithWork(db)) {
    let count: number;
    do {
      count = await db.transact((tx) => sealNext(tx, log));
      sealed += count;
    } while (count === chunkLeaves);
  }
  return sealed;
};

const logsWithWork = async (db: Database): Promise<string[]> => {
  const rows = await db.rows(sql<{ log: string }>`
    select log from sealed_logs l where exists (select 1 from seal_pending p where p.log = l.log) order by log`);
  return rows.map(({ log }) => log);
};

/**
 * Moves the first waiting rows of a log, in the order of their ids, into its next chunk; answers with how many.
 * Zero also when another node is sealing: the lock on the log's row lets one in at a time.
 */
export const sealNext = async (tx: Tx, log: string): Promise<number> => {
  const peaks = await lockLog(tx, log);
  if (peaks === undefined) return 0;
  const waiting = await takeWaiting(tx, log);
  const [first, last] = [waiting.at(0), waiting.at(-1)];
  if (first === undefined || last === undefined) return 0;

  const leaves = waiting.map(({ leaf_hash }) => leaf_hash);
  const grown = appendLeaves(peaks, leaves);
  const root = rootOfPeaks(grown);
  const packedPeaks = Buffer.concat(grown.hashes);
  const passesMark = Math.floor(peaks.size / peaksEvery) !== Math.floor(grown.size / peaksEvery);
  await tx
    .into<SealedLogTables>()
    .insertInto('sealed_chunks')
    .values({
      log,
      first_index: peaks.size,
      count: waiting.length,
      row_ids: waiting.map(({ row_id }) => row_id),
      leaf_hashes: Buffer.concat(leaves),
      root_after: root,
      peaks_after: passesMark ? packedPeaks : null,
      min_row_id: first.row_id,
      max_row_id: last.row_id,
    })
    .execute();
  await tx
    .into<SealedLogTables>()
    .updateTable('sealed_logs')
    .set({ size: grown.size, peaks: packedPeaks, root, sealed_at: sql`now()` })
    .where('log', '=', log)
    .execute();
  return waiting.length;
};

const lockLog = async (tx: Tx, log: string): Promise<Peaks | undefined> => {
  const row = await tx
    .into<SealedLogTables>()
    .selectFrom('sealed_logs')
    .select(['size', 'peaks'])
    .where('log', '=', log)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row && { size: Number(row.size), hashes: hashesOf(row.peaks) };
};

/** The waiting rows that are committed, oldest id first; the delete and the chunk commit together. */
const takeWaiting = async (tx: Tx, log: string): Promise<{ row_id: string; leaf_hash: Buffer }[]> => {
  const rows = await tx.rows(sql<{ row_id: string; leaf_hash: Buffer }>`
    with taken as (
      delete from seal_pending where log = ${log} and row_id = any(array(
        select row_id from seal_pending where log = ${log} order by row_id limit ${chunkLeaves}))
      returning row_id, leaf_hash)
    select row_id, leaf_hash from taken order by row_id`);
  return rows;
};
