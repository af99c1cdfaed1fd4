import { epcUriOfLink, identityOf, linkOfEpcUri } from '@yuanliu/core/codes';
import type { EpcFormat } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import type { Db } from '../../../platform/index.ts';

/** Writes an identifier in the form that was asked for; one that has no such form stays as it is. */
export type EpcWriter = (uri: string) => string;

const asItIs: EpcWriter = (uri) => uri;

const claimsUrn = (uri: string): boolean => uri.startsWith('urn:epc:');

/** The canonical Digital Link of an EPC URN. */
const asLink: EpcWriter = (uri) => {
  if (!claimsUrn(uri)) return uri;
  const link = linkOfEpcUri(uri);
  return link.ok ? link.value : uri;
};

/**
 * The writer for a format (EPCIS 2.0, 8.2.5). Without a preference identifiers stay as they came. A Digital Link
 * does not tell how long its company prefix is, so the URN is the one that the thing was first written as, or the
 * one with the only company prefix known for it; where neither is known the link stays.
 */
export const epcWriter = async (
  db: Db,
  format: EpcFormat,
  uris: () => readonly string[],
): Promise<EpcWriter> => {
  if (format === 'Always_GS1_Digital_Link') return asLink;
  if (format !== 'Always_EPC_URN') return asItIs;
  const links = [...new Set(uris())].filter((uri) => /^https?:/i.test(uri));
  if (links.length === 0) return asItIs;
  const known = await urnsOf(db, links);
  return (uri) => known.get(uri) ?? uri;
};

const lengths = [6, 7, 8, 9, 10, 11, 12] as const;

/** The URNs that a link may have, by its company prefix. */
const candidatesOf = (link: string): ReadonlyMap<string, string> => {
  const urns = lengths.flatMap((length): [string, string][] => {
    const urn = epcUriOfLink(link, length);
    const prefix = urn.ok ? prefixOf(urn.value) : undefined;
    return urn.ok && prefix !== undefined ? [[prefix, urn.value]] : [];
  });
  return new Map(urns);
};

/** The company prefix that an EPC URN names; undefined for schemes without one. */
export const prefixOf = (urn: string): string | undefined =>
  /^urn:epc:(?:id|class|idpat):[a-z]+:(\d{6,12})\./.exec(urn)?.[1];

const urnsOf = async (db: Db, links: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const canonical = new Map(
    links.map((link) => {
      const identity = identityOf(link);
      return [link, identity.ok ? identity.value.uri : link];
    }),
  );
  const candidates = new Map(links.map((link) => [link, candidatesOf(link)]));
  const [firstWritten, prefixes] = await Promise.all([
    findFirstWritten(db, [...new Set(canonical.values())]),
    findPrefixes(db, [...new Set([...candidates.values()].flatMap((urns) => [...urns.keys()]))]),
  ]);
  const urns = links.flatMap((link): [string, string][] => {
    const first = firstWritten.get(canonical.get(link) ?? link);
    const possible = [...(candidates.get(link) ?? [])].filter(([prefix]) => prefixes.has(prefix));
    const [only] = possible.length === 1 ? possible : [];
    const urn = first ?? only?.[1];
    return urn === undefined ? [] : [[link, urn]];
  });
  return new Map(urns);
};

const findFirstWritten = async (db: Db, uris: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await db.rows(sql<{ uri: string; urn: string }>`
    select uri, epc_urn as urn from units where uri = any(${uris}::text[]) and epc_urn is not null`);
  return new Map(rows.map(({ uri, urn }) => [uri, urn]));
};

const findPrefixes = async (db: Db, prefixes: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await db.rows(sql<{ prefix: string }>`
    select prefix from company_prefixes where prefix = any(${prefixes}::text[])`);
  return new Set(rows.map(({ prefix }) => prefix));
};
