import type { EventProof, LogGrowth } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import { type Db, growthBetween, headOf, proofOf, rootAt } from '../../platform/index.ts';
import { ledgerLog } from './event-content.ts';
import { eventUuid } from './event-number.ts';
import { readContents } from './ledger-source.ts';

/**
 * What proves to an outsider that an event is exactly what was sealed; undefined while it waits for its seal, half a
 * second at most. Checked by check-proof.mjs.
 */
export const proveEvent = async (db: Db, nr: number): Promise<EventProof | undefined> => {
  const id = eventUuid(nr);
  const seal = await proofOf(db, ledgerLog, id);
  const [stored] = await readContents(db, [id]);
  if (seal.state !== 'sealed' || stored === undefined) return undefined;
  const { index, size, root, leaf, path } = seal.proof;
  return {
    format: 'yuanliu-event-proof/1',
    log: ledgerLog,
    event: stored.row.content,
    context: stored.context,
    leaf: leaf.toString('hex'),
    index,
    size,
    root: root.toString('hex'),
    path: path.map((hash) => hash.toString('hex')),
    sealedAt: seal.sealedAt.toISOString(),
    stamps: await stampsOf(db, { index, size }),
  };
};

interface StampRow {
  readonly authority: string;
  readonly token: Buffer;
  readonly stampedAt: Date | null;
  readonly size: string;
  readonly root: Buffer;
}

/** Of every authority the first stamp that covers the event, and how the log grew from there. */
const stampsOf = async (
  db: Db,
  { index, size }: { readonly index: number; readonly size: number },
): Promise<EventProof['stamps']> => {
  const rows = await db.rows(sql<StampRow>`
    select distinct on (s.authority) s.authority, s.token, s.stamped_at as "stampedAt",
           c.first_index + c.count as size, c.root_after as root
    from sealed_chunk_stamps s join sealed_chunks c using (log, first_index)
    where log = ${ledgerLog} and first_index + c.count > ${index} and first_index + c.count <= ${size}
      and s.token is not null
    order by s.authority, first_index`);
  const stamps: EventProof['stamps'][number][] = [];
  for (const { authority, token, stampedAt, root, size: stamped } of rows) {
    const growth = await growthBetween(db, ledgerLog, { older: Number(stamped), size });
    stamps.push({
      authority,
      token: token.toString('base64'),
      stampedAt: stampedAt?.toISOString() ?? null,
      size: Number(stamped),
      root: root.toString('hex'),
      growth: growth.map((hash) => hash.toString('hex')),
    });
  }
  return stamps;
};

/** What proves that the ledger only grew since it had `size` rows; undefined when it never had so many. */
export const proveGrowth = async (db: Db, size: number): Promise<LogGrowth | undefined> => {
  const newer = await headOf(db, ledgerLog);
  if (size > newer.size) return undefined;
  const [root, path] = await Promise.all([
    rootAt(db, ledgerLog, size),
    growthBetween(db, ledgerLog, { older: size, size: newer.size }),
  ]);
  return {
    format: 'yuanliu-log-growth/1',
    log: ledgerLog,
    older: { size, root: root.toString('hex') },
    newer: { size: newer.size, root: newer.root.toString('hex') },
    path: path.map((hash) => hash.toString('hex')),
  };
};
