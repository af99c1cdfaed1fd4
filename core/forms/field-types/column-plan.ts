import type { FormField } from '../definition/form-field.ts';
import type { Target } from './reader.ts';

/** The types of columns that field types use. Texts sort in Chinese order by the collation of the table. */
export type ColumnType =
  | 'text'
  | 'numeric'
  | 'date'
  | 'timestamptz'
  | 'boolean'
  | 'uuid'
  | 'text[]'
  | 'jsonb';

/** A column of a field. Its name is the field's key with `suffix` behind it. */
export interface ColumnPlan {
  readonly suffix: string;
  readonly type: ColumnType;
  /** What a foreign key points at. */
  readonly references?: Target;
  /** No two records have the same. */
  readonly unique?: true;
}

/** A table of a field: rows with fields of their own, or links to records of another form. */
export type TablePlan =
  | { readonly kind: 'rows'; readonly fields: readonly FormField[] }
  | { readonly kind: 'links'; readonly references: Target };
