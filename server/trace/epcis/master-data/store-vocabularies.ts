import type { DocumentParts } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import { storable, type Tx } from '../../../platform/index.ts';
import { thingsDescribed } from './vocabularies.ts';

/**
 * Keeps the master data of a document: what it says of a thing takes the place of what was said before. One statement
 * for each table, the things in the order of their names, so that documents that come together do not wait in a circle.
 */
export const storeVocabularies = (
  tx: Tx,
  parts: Pick<DocumentParts, 'vocabularies' | 'names'>,
  { at, by }: { readonly at: Date; readonly by: string | null },
): void => {
  const things = thingsDescribed(parts).toSorted(
    (a, b) => compareTexts(a.type, b.type) || compareTexts(a.uri, b.uri),
  );
  if (things.length === 0) return;
  const json = (rows: readonly Readonly<Record<string, string | number>>[]): string =>
    JSON.stringify(storable(rows.map((row) => ({ ...row }))));
  const elements = json(things.map(({ type, uri, asWritten }) => ({ type, uri, as_written: asWritten })));
  const attributes = json(
    things.flatMap(({ type, uri, attributes: own }) =>
      own.map(({ name, value }, position) => ({ type, uri, name, position, value })),
    ),
  );
  const children = json(
    things.flatMap(({ type, uri, children: own }) =>
      own.map((child, position) => ({ type, uri, child_uri: child, position })),
    ),
  );
  tx.send(sql`
    insert into vocabulary_elements (type, uri, as_written, received_at, captured_by)
    select type, uri, as_written, ${at}, ${by}::uuid
    from json_to_recordset(${elements}::json) as line (type text, uri text, as_written text)
    on conflict (type, uri) do update
    set as_written = excluded.as_written, received_at = excluded.received_at, captured_by = excluded.captured_by`);
  for (const table of ['vocabulary_attributes', 'vocabulary_children'])
    tx.send(sql`
      delete from ${sql.table(table)} old
      using json_to_recordset(${elements}::json) as line (type text, uri text)
      where old.type = line.type and old.uri = line.uri`);
  tx.send(sql`
    insert into vocabulary_attributes (type, uri, name, position, value)
    select type, uri, name, position, value
    from json_to_recordset(${attributes}::json) as line (type text, uri text, name text, position int, value text)`);
  tx.send(sql`
    insert into vocabulary_children (type, uri, child_uri, position)
    select type, uri, child_uri, position
    from json_to_recordset(${children}::json) as line (type text, uri text, child_uri text, position int)`);
};

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
