import type { SealFinding } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Db } from '../db/db.ts';
import { contentHash } from './content-hash.ts';
import type { Findings } from './findings.ts';
import type { SealedRow, SealedSource } from './sealed-source.ts';
import { type Waiting, waitingIn } from './waiting.ts';

/** A row as the log remembers it; `index` is null while it waits for its seal. */
export interface RememberedRow {
  readonly rowId: string;
  readonly leaf: Buffer;
  readonly index: number | null;
}

const portion = 2_000;

/** Holds remembered rows against what the table has now. */
export const checkRows = async (
  db: Db,
  { source, findings }: { readonly source: SealedSource; readonly findings: Findings },
  remembered: readonly RememberedRow[],
): Promise<void> => {
  for (let start = 0; start < remembered.length; start += portion) {
    const part = remembered.slice(start, start + portion);
    const rows = await source.read(
      db,
      part.map(({ rowId }) => rowId),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    const wrong = part.filter((row) => !isAsRemembered(byId.get(row.rowId), row.leaf));
    if (wrong.length > 0)
      name(
        {
          wrong,
          byId,
          leaves: new Set(remembered.map(hexOfLeaf)),
          titleOfLost: source.titleOfLost ?? madeAt,
        },
        findings,
      );
  }
};

const isAsRemembered = (row: SealedRow | undefined, leaf: Buffer): boolean =>
  row !== undefined && row.hash.equals(leaf) && contentHash(row.content).equals(leaf);

const hexOfLeaf = ({ leaf }: RememberedRow): string => leaf.toString('hex');

interface Wrong {
  readonly wrong: readonly RememberedRow[];
  readonly byId: ReadonlyMap<string, SealedRow>;
  readonly leaves: ReadonlySet<string>;
  readonly titleOfLost: (id: string) => string;
}

const name = ({ wrong, byId, leaves, titleOfLost }: Wrong, findings: Findings): void => {
  for (const { rowId, index } of wrong) {
    const row = byId.get(rowId);
    const isWaiting = index === null;
    if (row === undefined) {
      findings.add({
        kind: isWaiting ? 'waiting-row-missing' : 'row-missing',
        rowId,
        title: titleOfLost(rowId),
        first: index,
      });
      continue;
    }
    const hash = contentHash(row.content);
    // Genuine, and sealed nearby under another row's number: the order was changed.
    const isMoved = hash.equals(row.hash) && leaves.has(hash.toString('hex'));
    findings.add({ kind: kindOf(isWaiting, isMoved), rowId, title: row.title, first: index });
  }
};

const kindOf = (isWaiting: boolean, isMoved: boolean): SealFinding['kind'] => {
  if (isWaiting) return 'waiting-row-changed';
  return isMoved ? 'row-moved' : 'row-changed';
};

/** When an id was made: the first 48 bits of a UUIDv7 count milliseconds (RFC 9562 §5.7). */
const madeAt = (id: string): string =>
  new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString();

/** Holds the rows that wait for their seal against the table, and measures the unsealed tail. */
export const checkWaiting = async (db: Db, source: SealedSource, findings: Findings): Promise<Waiting> => {
  const tail = await waitingIn(db, source.log);
  // Lines are looked at up to the last that was there at the start: new ones may come for ever.
  const until = await lastWaiting(db, source.log);
  let after = '00000000-0000-0000-0000-000000000000';
  while (until !== null) {
    const rows = await db.rows(sql<{ rowId: string; leaf: Buffer }>`
      select row_id as "rowId", leaf_hash as leaf from seal_pending
      where log = ${source.log} and row_id > ${after}::uuid and row_id <= ${until}::uuid
      order by row_id limit ${portion}`);
    await checkRows(
      db,
      { source, findings },
      rows.map((row) => ({ ...row, index: null })),
    );
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.rowId;
  }
  return tail;
};

const lastWaiting = async (db: Db, log: string): Promise<string | null> => {
  const [row] = await db.rows(sql<{ rowId: string }>`
    select row_id as "rowId" from seal_pending where log = ${log} order by row_id desc limit 1`);
  return row?.rowId ?? null;
};
