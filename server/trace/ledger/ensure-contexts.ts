import { createHash } from 'node:crypto';
import type { JsonValue } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { canonicalJson, storable, storableText, type Tx } from '../../platform/index.ts';
import { takeNumbers } from './number-blocks.ts';

/** A context in its one spelling, with the hash of that. */
export interface HashedContext {
  readonly hash: string;
  readonly text: string;
}

/** Of all contexts the database keeps each once, by this hash: SHA-256 of the canonical JSON, in hex. */
export const hashedContext = (content: JsonValue): HashedContext => {
  const text = canonicalJson(storable(content));
  return { hash: createHash('sha256').update(text).digest('hex'), text };
};

/** The numbers of contexts by hash. */
export type ContextNumbers = ReadonlyMap<string, number>;

/** The numbers of these contexts, of which `found` are there; the others are written in the order of their hashes. */
export const ensureContexts = async (
  tx: Tx,
  {
    contexts,
    found,
    now,
  }: {
    readonly contexts: ReadonlyMap<string, HashedContext>;
    readonly found: ContextNumbers;
    readonly now: Date;
  },
): Promise<ContextNumbers> => {
  const missing = [...contexts.values()].filter(({ hash }) => !found.has(hash));
  if (missing.length === 0) return found;
  const sorted = missing.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  const numbers = await takeNumbers(tx, 'event_numbers', { count: sorted.length, now });
  await tx.rows(sql`
    insert into event_contexts (nr, hash, content)
    select nr, decode(hash, 'hex'), content::json
    from unnest(${numbers}::bigint[], ${sorted.map(({ hash }) => hash)}::text[],
                ${sorted.map(({ text }) => text)}::text[]) as line (nr, hash, content)
    on conflict (hash) do nothing`);
  return findContexts(tx, [...contexts.keys()]);
};

/** The contexts of these hashes that are there already. */
const findContexts = async (tx: Tx, hashes: readonly string[]): Promise<ContextNumbers> => {
  const rows = await tx.rows(sql<{ nr: string; hash: string }>`
    select nr, encode(hash, 'hex') as hash from event_contexts
    where hash = any(array(select decode(hex, 'hex') from unnest(${hashes}::text[]) as given (hex)))`);
  return new Map(rows.map(({ nr, hash }) => [hash, Number(nr)]));
};

/** The pools of these transformationIDs; those that are new are written in the order of their ids. */
export const ensureFlows = async (
  tx: Tx,
  { transformationIds, now }: { readonly transformationIds: ReadonlySet<string>; readonly now: Date },
): Promise<Map<string, number>> => {
  if (transformationIds.size === 0) return new Map();
  const ids = [...transformationIds].map(storableText);
  const found = await findFlows(tx, ids);
  const missing = ids.filter((id) => !found.has(id)).toSorted();
  if (missing.length === 0) return found;
  const numbers = await takeNumbers(tx, 'event_numbers', { count: missing.length, now });
  await tx.rows(sql`
    insert into event_flows (transformation_id, nr)
    select id, nr from unnest(${missing}::text[], ${numbers}::bigint[]) as line (id, nr)
    on conflict (transformation_id) do nothing`);
  return findFlows(tx, ids);
};

const findFlows = async (tx: Tx, ids: readonly string[]): Promise<Map<string, number>> => {
  const rows = await tx.rows(sql<{ id: string; nr: string }>`
    select transformation_id as id, nr from event_flows where transformation_id = any(${ids}::text[])`);
  return new Map(rows.map(({ id, nr }) => [id, Number(nr)]));
};
