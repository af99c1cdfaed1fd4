import type { JsonValue } from '@yuanliu/core/platform';
import { builtInContext, epcisContextUrl, namesOf } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/index.ts';
import type { Namespaces } from '../query/event-query.ts';
import { prefixOf } from './answer/epc-format.ts';
import type { EpcisTables } from './epcis.tables.ts';

const builtIn: Readonly<Record<string, string>> = builtInContext(epcisContextUrl)?.prefixes ?? {};

/**
 * The prefixes of all documents with what they stand for; several namespaces where senders differ. Whoever gives a prefix
 * of GS1 another meaning does so for itself: to all others it means what GS1 says as well.
 */
export const loadNamespaces = async (db: Db): Promise<Map<string, string[]>> => {
  const rows = await db
    .tables<EpcisTables>()
    .selectFrom('event_namespaces')
    .select(['prefix', 'namespace'])
    .orderBy('prefix')
    .orderBy('namespace')
    .execute();
  const byPrefix = Map.groupBy(rows, ({ prefix }) => prefix);
  return new Map(
    [...byPrefix].map(([prefix, own]) => {
      const standard = builtIn[prefix];
      const declared = own.map(({ namespace }) => namespace);
      return [prefix, standard === undefined ? declared : [...new Set([standard, ...declared])]];
    }),
  );
};

/**
 * The namespaces that the prefixes of a query stand for: what the asker says (`@context` of a stored query, header
 * GS1-Extensions: `prefix=namespace, …`) before what documents said.
 */
export const askersNamespaces = (
  known: Namespaces,
  {
    context,
    extensions,
  }: { readonly context?: JsonValue | undefined; readonly extensions: string | undefined },
): Namespaces => {
  const own = new Map<string, readonly string[]>();
  if (context !== undefined) {
    const names = namesOf(context);
    for (const prefix of names.declared) own.set(prefix, [names.prefixes.get(prefix) ?? '']);
  }
  for (const part of (extensions ?? '').split(',')) {
    const [, prefix, namespace] = /^\s*([^\s=]+)\s*=\s*(\S+)\s*$/.exec(part) ?? [];
    if (prefix !== undefined && namespace !== undefined) own.set(prefix, [namespace]);
  }
  return new Map([...known, ...own]);
};

/**
 * Notes what documents teach about names: their prefixes, of which one may stand for several namespaces, and the company
 * prefixes of the EPC URNs in their events.
 */
export const noteNames = (
  tx: Tx,
  {
    namespaces,
    companyPrefixes,
  }: {
    readonly namespaces: readonly (readonly [prefix: string, namespace: string])[];
    readonly companyPrefixes: ReadonlySet<string>;
  },
): void => {
  const declared = namespaces.toSorted(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : 1));
  if (declared.length > 0)
    tx.send(sql`
      insert into event_namespaces (prefix, namespace)
      select prefix, namespace from unnest(${declared.map(([prefix]) => prefix)}::text[],
                                           ${declared.map(([, namespace]) => namespace)}::text[]) as line (prefix, namespace)
      on conflict do nothing`);
  if (companyPrefixes.size > 0)
    tx.send(sql`
      insert into company_prefixes (prefix) select unnest(${[...companyPrefixes].toSorted()}::text[])
      on conflict do nothing`);
};

/** The company prefixes of all EPC URNs in a text. */
export const companyPrefixesIn = (text: string): string[] =>
  !text.includes('urn:epc:')
    ? []
    : [...new Set(text.match(/urn:epc:(?:id|class|idpat):[a-z]+:\d{6,12}\./g) ?? [])]
        .map(prefixOf)
        .filter((prefix) => prefix !== undefined);
