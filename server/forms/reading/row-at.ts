import { type ColumnType, type FormField, rowFieldsOf, type ShownField } from '@yuanliu/core/forms';
import type { RawBuilder } from 'kysely';
import type { FormView } from './form-view.ts';

/** Where a row stands in a statement. */
export interface RowAt {
  /** The alias of the record's table: by its row it is judged which fields are seen. */
  readonly record: string;
  /** The alias of the sub-table, for fields of its rows. */
  readonly row?: { readonly table: FormField; readonly alias: string };
}

/** A field's value as the reader sees it, in SQL: null where the field is hidden. */
export interface FieldValue {
  readonly value: RawBuilder<unknown>;
  readonly type: ColumnType | 'uuid[]';
  readonly shown: ShownField;
}

const fieldsAt = ({ place }: FormView, { row }: RowAt): readonly FormField[] =>
  row === undefined ? place.definition.fields : rowFieldsOf(row.table);

/** A field by its key where the row stands. */
export const fieldAt = (view: FormView, at: RowAt, key: string): FormField | undefined =>
  fieldsAt(view, at).find((field) => field.key === key);
