import type { JsonValue } from '../../platform/index.ts';
import { rowFieldsOf } from '../definition/fields.ts';
import type { FormField } from '../definition/form-field.ts';
import { type Row, rowsOf } from '../field-types/rows.ts';
import type { RecordValues } from '../rules/rules-world.ts';
import { isSameJson } from './same-json.ts';

/** Where a value changed: in a field, in a row of it (the whole row came or went), or in one column of that row. */
export interface ChangePlace {
  readonly field: string;
  readonly row: string | null;
  readonly column: string | null;
}

/** One value before and after; null for none. */
export interface ValueChange extends ChangePlace {
  readonly from: JsonValue;
  readonly to: JsonValue;
}

const changed = (place: ChangePlace, from: JsonValue, to: JsonValue): ValueChange[] =>
  isSameJson(from, to) ? [] : [{ ...place, from, to }];

const idOf = (row: Row): string => (typeof row['id'] === 'string' ? row['id'] : '');

const withoutId = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'id'));

const rowChanges = (field: FormField, before: readonly Row[], after: readonly Row[]): ValueChange[] => {
  const old = new Map(before.map((row) => [idOf(row), row]));
  const kept = new Set(after.map(idOf));
  const place = (row: Row, column: string | null) => ({ field: field.key, row: idOf(row), column });
  return [
    ...before
      .filter((row) => !kept.has(idOf(row)))
      .map((row) => ({ ...place(row, null), from: withoutId(row), to: null })),
    ...after.flatMap((row) => {
      const was = old.get(idOf(row));
      if (was === undefined) return [{ ...place(row, null), from: null, to: withoutId(row) }];
      return rowFieldsOf(field).flatMap(({ key }) =>
        changed(place(row, key), was[key] ?? null, row[key] ?? null),
      );
    }),
  ];
};

/**
 * What differs between two states of a record, field by field and, in sub-tables, row by row (by their ids) and column by
 * column. `before` is empty for a new record. Another order of rows alone is no change.
 */
export const recordChanges = (
  fields: readonly FormField[],
  before: RecordValues,
  after: RecordValues,
): ValueChange[] =>
  fields.flatMap((field) => {
    const from = before[field.key] ?? null;
    const to = after[field.key] ?? null;
    return rowFieldsOf(field).length > 0
      ? rowChanges(field, rowsOf(from), rowsOf(to))
      : changed({ field: field.key, row: null, column: null }, from, to);
  });

/** The place of a change in one text, as the audit keeps it: `supplier`, `lines/<row>`, `lines/<row>/qty`. */
export const writePlace = ({ field, row, column }: ChangePlace): string =>
  [field, row, column].filter((part) => part !== null).join('/');

/** Reads what `writePlace` wrote. */
export const readPlace = (text: string): ChangePlace => {
  const [field = '', row = null, column = null] = text.split('/');
  return { field, row, column };
};
