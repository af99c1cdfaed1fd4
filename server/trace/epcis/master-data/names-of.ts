import { sql } from 'kysely';
import type { Db } from '../../../platform/index.ts';
import { productOf } from '../../projection/lot-classes.store.ts';

const attribute = (name: string): string => `{urn:epcglobal:cbv:mda}${name}`;
const vocabulary = (name: string): string => `urn:epcglobal:epcis:vtype:${name}`;

/** Where what people call something stands in master data: in which vocabularies, in which attributes, best first. */
interface Naming {
  readonly vocabularies: readonly string[];
  readonly attributes: readonly string[];
}

/** Places and parties (CBV 2.0, 9.2 and 9.3); the last four are about, though no standard names them so. */
const placeNaming: Naming = {
  vocabularies: ['BusinessLocation', 'ReadPoint', 'SourceDest', 'Location', 'Party', 'location', 'party'].map(
    vocabulary,
  ),
  attributes: ['name', 'site'].map(attribute),
};

/** Products (CBV 2.0, 9.1). */
const productNaming: Naming = {
  vocabularies: [vocabulary('EPCClass')],
  attributes: ['descriptionShort', 'functionalName', 'name', 'regulatedProductName'].map(attribute),
};

type Uris = Iterable<string | null | undefined>;

/**
 * What master data calls places and parties, by their canonical URI; those that it does not name are left out. One
 * statement of as many look-ups by key as there are URIs and vocabularies.
 */
export const namesOf = (db: Db, uris: Uris): Promise<Map<string, string>> => namedBy(db, uris, placeNaming);

/**
 * What master data calls products, by the canonical URI of the class (GTIN), or of a lot, run or item that the ledger
 * knows to belong to it.
 */
export const productNamesOf = async (db: Db, uris: Uris): Promise<Map<string, string>> => {
  const wanted = present(uris);
  if (wanted.length === 0) return new Map();
  const rows = await db.rows(sql<{ uri: string; classUri: string }>`
    select u.uri, c.uri as "classUri" from units u join units c on c.nr = ${productOf}
    where u.uri = any(${wanted}::text[])`);
  const classes = new Map(rows.map(({ uri, classUri }) => [uri, classUri]));
  const names = await namedBy(db, [...wanted, ...classes.values()], productNaming);
  return new Map(
    wanted.flatMap((uri) => {
      const name = names.get(classes.get(uri) ?? uri);
      return name === undefined ? [] : [[uri, name] as const];
    }),
  );
};

const present = (uris: Uris): string[] =>
  [...new Set(uris)].flatMap((uri) => (uri === null || uri === undefined || uri === '' ? [] : [uri]));

const namedBy = async (
  db: Db,
  uris: Uris,
  { vocabularies, attributes }: Naming,
): Promise<Map<string, string>> => {
  const wanted = present(uris);
  if (wanted.length === 0) return new Map();
  const rows = await db.rows(sql<{ uri: string; name: string }>`
    select distinct on (a.uri) a.uri, a.value as name
    from unnest(${wanted}::text[]) as u (uri)
    cross join unnest(${[...vocabularies]}::text[]) as t (type)
    join vocabulary_attributes a on a.type = t.type and a.uri = u.uri and a.name = any(${[...attributes]}::text[])
    where a.value <> ''
    order by a.uri, array_position(${[...attributes]}::text[], a.name), a.type, a.position`);
  return new Map(rows.map(({ uri, name }) => [uri, name]));
};

/**
 * Canonical URIs of the products whose name contains a text, in whatever case. Reads the names of all products, which
 * are few beside units.
 */
export const productsNamed = async (db: Db, text: string, most: number): Promise<string[]> => {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const rows = await db.rows(sql<{ uri: string }>`
    select distinct uri from vocabulary_attributes
    where type = any(${[...productNaming.vocabularies]}::text[])
      and name = any(${[...productNaming.attributes]}::text[]) and value ilike ${pattern}
    order by uri limit ${most}`);
  return rows.map(({ uri }) => uri);
};
