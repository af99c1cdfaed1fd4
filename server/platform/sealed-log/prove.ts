import { sql } from 'kysely';
import type { Db } from '../db/db.ts';
import {
  appendLeaves,
  emptyRoot,
  hashBytes,
  type LeafRange,
  noPeaks,
  type Peaks,
  rootEndingIn,
} from './merkle.ts';
import { consistencyPath, inclusionPath } from './merkle-proof.ts';
import { hashesOf } from './sealed-log.tables.ts';

/** The size and root of a log at a moment: what an outsider notes down and compares later. */
export interface TreeHead {
  readonly size: number;
  readonly root: Buffer;
}

/** Where a row stands: sealed at a place with a proof, waiting for the sealer, or not known to the log at all. */
export type SealState =
  | { readonly state: 'sealed'; readonly sealedAt: Date; readonly proof: InclusionProof }
  | { readonly state: 'waiting' }
  | { readonly state: 'unknown' };

/** What shows an outsider that a row is in the log: check with `isIncluded` (RFC 9162 §2.1.3.2). */
export interface InclusionProof extends TreeHead {
  readonly index: number;
  readonly leaf: Buffer;
  readonly path: readonly Buffer[];
}

/** The size and root of the log as last sealed; throws when there is no such log. */
export const headOf = async (db: Db, log: string): Promise<TreeHead> => {
  const rows = await db.rows(sql<{ size: string; root: Buffer }>`
    select size, root from sealed_logs where log = ${log}`);
  const [head] = rows;
  if (head === undefined) throw new Error(`There is no sealed log "${log}".`);
  return { size: Number(head.size), root: head.root };
};

/** The proof that a row is in the log as it stands now. Reads two small queries per level of the tree. */
export const proofOf = async (db: Db, log: string, rowId: string): Promise<SealState> => {
  // The waiting line is looked up first: a row that is sealed in between is then found in its chunk.
  const waiting = await db.rows(sql`select 1 from seal_pending where log = ${log} and row_id = ${rowId}`);
  const place = await placeOf(db, log, rowId);
  if (place === undefined) return { state: waiting.length > 0 ? 'waiting' : 'unknown' };
  const head = await headOf(db, log);
  const path = await rootsOf(db, log, inclusionPath(place.index, head.size));
  return {
    state: 'sealed',
    sealedAt: place.sealedAt,
    proof: { ...head, index: place.index, leaf: place.leaf, path },
  };
};

/** The proof that the log as it was with `older` leaves is the beginning of what it is now (`isConsistent`). */
export const growthOf = async (
  db: Db,
  log: string,
  older: number,
): Promise<TreeHead & { readonly proof: readonly Buffer[] }> => {
  const head = await headOf(db, log);
  if (older < 0 || older > head.size) throw new RangeError(`The log has ${head.size} leaves, not ${older}.`);
  return { ...head, proof: await growthBetween(db, log, { older, size: head.size }) };
};

/** The same for the log as it was with `size` leaves, which it must have had. */
export const growthBetween = (
  db: Db,
  log: string,
  { older, size }: { readonly older: number; readonly size: number },
): Promise<Buffer[]> => rootsOf(db, log, consistencyPath(older, size));

/** The root that the log had with `size` leaves, which it must have had. */
export const rootAt = (db: Db, log: string, size: number): Promise<Buffer> =>
  size === 0 ? Promise.resolve(emptyRoot) : rootOf(db, log, { start: 0, end: size });

interface Place {
  readonly index: number;
  readonly leaf: Buffer;
  readonly sealedAt: Date;
}

const placeOf = async (db: Db, log: string, rowId: string): Promise<Place | undefined> => {
  const [row] = await db.rows(sql<{ index: string; leaf: Buffer; sealedAt: Date }>`
    select first_index + offset_in_chunk as index, sealed_at as "sealedAt",
           substring(leaf_hashes from offset_in_chunk * 32 + 1 for 32) as leaf
    from (
      select first_index, sealed_at, leaf_hashes, array_position(row_ids, ${rowId}::uuid) - 1 as offset_in_chunk
      from sealed_chunks
      where log = ${log} and max_row_id >= ${rowId}::uuid and min_row_id <= ${rowId}::uuid
        and ${rowId}::uuid = any(row_ids)
      order by max_row_id limit 1) chunk`);
  return row && { ...row, index: Number(row.index) };
};

const rootsOf = async (db: Db, log: string, ranges: readonly LeafRange[]): Promise<Buffer[]> => {
  const roots: Buffer[] = [];
  for (const range of ranges) roots.push(await rootOf(db, log, range));
  return roots;
};

/** The root of a subtree, from the nearest peaks before its last leaf and the few leaves between. */
const rootOf = async (db: Db, log: string, { start, end }: LeafRange): Promise<Buffer> => {
  const known = await peaksBefore(db, log, end);
  const leaves = await leavesBetween(db, log, { start: known.size, end });
  const last = leaves.pop();
  if (last === undefined) throw new Error(`The sealed log "${log}" lacks the leaves before ${end}.`);
  return rootEndingIn(last, appendLeaves(known, leaves), start);
};

/** The latest peaks that were kept of a tree smaller than `size`. */
const peaksBefore = async (db: Db, log: string, size: number): Promise<Peaks> => {
  const [row] = await db.rows(sql<{ size: string; peaks: Buffer }>`
    select first_index + count as size, peaks_after as peaks from sealed_chunks
    where log = ${log} and peaks_after is not null and first_index < ${size} and first_index + count < ${size}
    order by first_index desc limit 1`);
  return row === undefined ? noPeaks : { size: Number(row.size), hashes: hashesOf(row.peaks) };
};

const leavesBetween = async (db: Db, log: string, { start, end }: LeafRange): Promise<Buffer[]> => {
  const rows = await db.rows(sql<{ leaves: Buffer }>`
    select substring(leaf_hashes for least(count, ${end} - first_index)::int * ${hashBytes}::int) as leaves
    from sealed_chunks
    where log = ${log} and first_index >= ${start} and first_index < ${end} order by first_index`);
  return rows.flatMap(({ leaves }) => hashesOf(leaves));
};
