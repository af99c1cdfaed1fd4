import { sql } from 'kysely';
import { criterion, type Reader } from '../asked.ts';
import { urisOf } from '../canonical-uris.ts';

const isThere =
  (column: string): Reader =>
  (asked) => {
    const uris = urisOf(asked);
    return criterion(asked, uris, sql`${sql.ref(column)} = any(${uris}::text[])`);
  };

/** A read point may lie below a business location, and the other way round. */
const placeVocabularies = [
  'urn:epcglobal:epcis:vtype:BusinessLocation',
  'urn:epcglobal:epcis:vtype:ReadPoint',
];

/** The places and all below them, as master data says. A circle of places ends, for `union` keeps each place once. */
const isThereOrBelow =
  (column: string): Reader =>
  (asked) => {
    const uris = urisOf(asked);
    return criterion(
      asked,
      uris,
      sql`${sql.ref(column)} = any(array(
        with recursive below(uri) as (
          select unnest(${uris}::text[])
          union
          select c.child_uri
          from below b
          join vocabulary_children c on c.type = any(${placeVocabularies}::text[]) and c.uri = b.uri)
        select uri from below))`,
    );
  };

/** Where: at a place, or at a place or anywhere below it. */
export const places: Readonly<Record<string, Reader>> = {
  EQ_readPoint: isThere('e.read_point'),
  WD_readPoint: isThereOrBelow('e.read_point'),
  EQ_bizLocation: isThere('e.biz_location'),
  WD_bizLocation: isThereOrBelow('e.biz_location'),
};
