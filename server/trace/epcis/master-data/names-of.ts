import { sql } from 'kysely';
import type { Db } from '../../../platform/index.ts';

/** Attributes that hold what people call a place or party, the best first (CBV 2.0, 9.2 and 9.3). */
const nameAttributes = ['{urn:epcglobal:cbv:mda}name', '{urn:epcglobal:cbv:mda}site'];

/** The vocabularies that places and parties stand in; the last four are about, though no standard names them so. */
const vocabularies = [
  'BusinessLocation',
  'ReadPoint',
  'SourceDest',
  'Location',
  'Party',
  'location',
  'party',
].map((name) => `urn:epcglobal:epcis:vtype:${name}`);

/**
 * What master data calls places and parties, by their canonical URI; those that it does not name are left out. One
 * statement of as many look-ups by key as there are URIs and vocabularies.
 */
export const namesOf = async (
  db: Db,
  uris: Iterable<string | null | undefined>,
): Promise<Map<string, string>> => {
  const wanted = [...new Set(uris)].filter((uri) => uri !== null && uri !== undefined && uri !== '');
  if (wanted.length === 0) return new Map();
  const rows = await db.rows(sql<{ uri: string; name: string }>`
    select distinct on (a.uri) a.uri, a.value as name
    from unnest(${wanted}::text[]) as u (uri)
    cross join unnest(${vocabularies}::text[]) as t (type)
    join vocabulary_attributes a on a.type = t.type and a.uri = u.uri and a.name = any(${nameAttributes}::text[])
    where a.value <> ''
    order by a.uri, array_position(${nameAttributes}::text[], a.name), a.type, a.position`);
  return new Map(rows.map(({ uri, name }) => [uri, name]));
};
