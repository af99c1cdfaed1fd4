import {
  fieldTable,
  type FormField,
  placeIn,
  rowFieldsOf,
  shownField,
  typeOf,
  wantedWords,
} from '@yuanliu/core/forms';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { asSql } from '../access/access-of.ts';
import { fieldValue } from './field-value.ts';
import type { RowAt } from './row-at.ts';
import type { FormView } from './form-view.ts';
import { tableOf } from './record-parts.ts';
import { titleValue } from './title-value.ts';

const withOptions = z.object({
  options: z.array(
    z.object({ key: z.string(), label: z.object({ zh: z.string(), en: z.string().optional() }) }),
  ),
});

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** What is typed, taken apart where neither letters nor digits stand: every piece must be found. */
const piecesOf = (typed: string): string[] => [...new Set(fold(typed).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])];

/** The options of a choice whose label has the piece; undefined for a field that is no choice. */
const optionsWith = (settings: unknown, piece: string): string[] | undefined => {
  const parsed = withOptions.safeParse(settings);
  return parsed.data?.options.filter(({ label }) => fold(label.zh).includes(piece)).map(({ key }) => key);
};

const holds = (
  view: FormView,
  field: FormField,
  { at, piece }: { readonly at: RowAt; readonly piece: string },
): RawBuilder<boolean>[] => {
  const shown = shownField(field, placeIn(view.place, at.row?.table));
  const value = shown?.type.searched === true ? fieldValue(view, field, at) : undefined;
  if (shown === undefined || value === undefined) return [];
  const keys = optionsWith(shown.field.settings, piece);
  if (keys === undefined) return [sql<boolean>`strpos(lower(normalize(${value.value}, nfkc)), ${piece}) > 0`];
  return [
    value.type === 'text[]'
      ? sql<boolean>`${value.value} && ${keys}::text[]`
      : sql<boolean>`${value.value} = any(${keys}::text[])`,
  ];
};

const inRows = (
  view: FormView,
  table: FormField,
  { alias, piece }: { readonly alias: string; readonly piece: string },
): RawBuilder<boolean>[] => {
  const at: RowAt = { record: alias, row: { table, alias: 'x' } };
  const some = searchedIn(rowFieldsOf(table)).flatMap((field) => holds(view, field, { at, piece }));
  if (some.length === 0) return [];
  return [
    sql<boolean>`(${asSql(view.access.sees(table.key, alias))} and exists (
      select 1 from ${tableOf(view.place, fieldTable(view.place.form, table.key))} x
      where x.record_id = ${sql.ref(`${alias}.id`)} and (${sql.join(some, sql` or `)})))`,
  ];
};

/** The fields that the search reads by themselves. */
const searchedIn = (fields: readonly FormField[]): FormField[] =>
  fields.filter((field) => typeOf(field).searched);

const found = (view: FormView, alias: string, piece: string): RawBuilder<boolean> => {
  const { fields } = view.place.definition;
  const places = [
    sql<boolean>`strpos(lower(normalize(${titleValue(view, alias)}, nfkc)), ${piece}) > 0`,
    ...searchedIn(fields).flatMap((field) => holds(view, field, { at: { record: alias }, piece })),
    ...fields.flatMap((field) => inRows(view, field, { alias, piece })),
  ];
  return sql<boolean>`(${sql.join(places, sql` or `)})`;
};

/**
 * The condition that a record holds every piece of what was typed in its title or in a field that the search reads, as the
 * reader sees them. The index of letter pairs finds those that may; what the reader sees decides, so that nothing hidden is
 * found. Undefined where nothing was typed that can be looked for.
 */
export const searchCondition = (
  view: FormView,
  alias: string,
  typed: string,
): RawBuilder<boolean> | undefined => {
  const pieces = piecesOf(typed);
  if (pieces.length === 0) return undefined;
  const query = wantedWords(typed)
    .map((word) => `'${word}'`)
    .join(' & ');
  const each = pieces.map((piece) => found(view, alias, piece));
  return sql<boolean>`(${sql.ref(`${alias}.search`)} @@ ${query}::tsquery and ${sql.join(each, sql` and `)})`;
};
