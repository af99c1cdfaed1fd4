import { sql } from 'kysely';
import type { Db } from '../db/db.ts';
import { checkRows } from './check-rows.ts';
import type { Findings } from './findings.ts';
import { appendLeaves, noPeaks, type Peaks, rootOfPeaks } from './merkle.ts';
import { hashesOf } from './sealed-log.tables.ts';
import type { SealedSource } from './sealed-source.ts';

interface Chunk {
  readonly first: number;
  readonly count: number;
  readonly rowIds: readonly string[];
  readonly leaves: readonly Buffer[];
  readonly root: Buffer;
  readonly peaks: Peaks | undefined;
}

/** How far the walk has come. `peaks` is undefined behind a broken chunk, until a chunk brings its own. */
interface Walk {
  readonly last: number;
  readonly size: number;
  readonly root: Buffer;
  readonly peaks: Peaks | undefined;
}

/** Walks the chunks of a log in their order against its rows; answers with the size and the root at the end. */
export const checkChunks = async (
  db: Db,
  source: SealedSource,
  findings: Findings,
): Promise<{ size: number; root: Buffer }> => {
  const head = await headAndEnd(db, source.log);
  let walk: Walk = { last: -1, size: 0, root: rootOfPeaks(noPeaks), peaks: noPeaks };
  while (walk.last < head.lastFirst) {
    const chunks = await nextChunks(db, source.log, { after: walk.last, until: head.lastFirst });
    if (chunks.length === 0) break;
    for (const chunk of chunks) walk = step(walk, chunk, findings);
    await checkRows(
      db,
      { source, findings },
      chunks.flatMap(({ first, rowIds, leaves }) =>
        rowIds.map((rowId, place) => ({ rowId, index: first + place, leaf: leaves[place] ?? Buffer.of() })),
      ),
    );
  }
  checkHead(walk, head, findings);
  return { size: walk.size, root: walk.root };
};

const step = (walk: Walk, chunk: Chunk, findings: Findings): Walk => {
  const { first, count, root } = chunk;
  const last = first + count - 1;
  if (first > walk.size) findings.add({ kind: 'chunk-missing', first: walk.size, last: first - 1 });
  const before = first === walk.size ? walk.peaks : undefined;
  const grown = before && appendLeaves(before, chunk.leaves);
  const isWhole = chunk.leaves.length === count && chunk.rowIds.length === count;
  const isSealed = grown === undefined || rootOfPeaks(grown).equals(root);
  if (!isWhole || !isSealed || first < walk.size) findings.add({ kind: 'chunk-altered', first, last });
  // Behind a break the walk goes on from what the next chunk says of itself, so that a second break shows too.
  const peaks = grown !== undefined && isSealed ? grown : ownPeaks(chunk);
  return { last: first, size: last + 1, root, peaks };
};

const ownPeaks = ({ peaks, root }: Chunk): Peaks | undefined =>
  peaks !== undefined && rootOfPeaks(peaks).equals(root) ? peaks : undefined;

interface Head {
  readonly size: number;
  readonly root: Buffer;
  readonly peaksRoot: Buffer;
  /** The first index of the last chunk, -1 without chunks. */
  readonly lastFirst: number;
}

const checkHead = (walk: Walk, head: Head, findings: Findings): void => {
  if (walk.size < head.size) {
    findings.add({ kind: 'chunk-missing', first: walk.size, last: head.size - 1 });
  } else if (walk.size > head.size || !head.root.equals(walk.root) || !head.peaksRoot.equals(walk.root)) {
    findings.add({ kind: 'head-altered', last: walk.size - 1 });
  }
};

const headAndEnd = async (db: Db, log: string): Promise<Head> => {
  const [row] = await db.rows(sql<{ size: string; root: Buffer; peaks: Buffer; lastFirst: string }>`
    select size, root, peaks,
           coalesce((select max(first_index) from sealed_chunks c where c.log = l.log), -1) as "lastFirst"
    from sealed_logs l where log = ${log}`);
  if (row === undefined) throw new Error(`There is no sealed log "${log}".`);
  const size = Number(row.size);
  return {
    size,
    root: row.root,
    peaksRoot: rootOfPeaks({ size, hashes: hashesOf(row.peaks) }),
    lastFirst: Number(row.lastFirst),
  };
};

/** Leaves that are read together at least, where the chunks are small. */
const span = 4_096;

const nextChunks = async (
  db: Db,
  log: string,
  { after, until }: { readonly after: number; readonly until: number },
): Promise<Chunk[]> => {
  const rows = await db.rows(sql<ChunkRow>`
    select first_index as first, count, row_ids as "rowIds", leaf_hashes as leaves, root_after as root,
           peaks_after as peaks
    from sealed_chunks
    where log = ${log} and first_index > ${after} and first_index <= ${until}
      and first_index < ${span} + (
        select min(first_index) from sealed_chunks where log = ${log} and first_index > ${after})
    order by first_index`);
  return rows.map(chunkOf);
};

interface ChunkRow {
  readonly first: string;
  readonly count: number;
  readonly rowIds: string[];
  readonly leaves: Buffer;
  readonly root: Buffer;
  readonly peaks: Buffer | null;
}

const chunkOf = ({ first, count, rowIds, leaves, root, peaks }: ChunkRow): Chunk => ({
  first: Number(first),
  count,
  rowIds,
  leaves: hashesOf(leaves),
  root,
  peaks: peaks === null ? undefined : { size: Number(first) + count, hashes: hashesOf(peaks) },
});
