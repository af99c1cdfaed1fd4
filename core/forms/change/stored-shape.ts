import { typeOf } from '../field-types/field-types.ts';
import type { ColumnPlan } from '../field-types/column-plan.ts';
import type { FormField } from '../definition/form-field.ts';

/** A column as it stands in a table. */
export interface StoredColumn {
  readonly table: string;
  readonly column: string;
  readonly plan: ColumnPlan;
}

/** The table of a form's records. Tables stand in the schema `forms`. */
export const recordTable = (form: string): string => form;

/** The table of a field's rows or links. */
export const fieldTable = (form: string, field: string): string => `${form}__${field}`;

/** The columns of a field in its table; none where it is computed on reading or has a table of its own. */
export const columnsOf = (table: string, field: FormField): StoredColumn[] =>
  typeOf(field)
    .columns(field.settings)
    .map((plan) => ({ table, column: field.key + plan.suffix, plan }));

/** True where the columns of the two are of one type and point at the same. */
export const sameColumns = (a: readonly StoredColumn[], b: readonly StoredColumn[]): boolean =>
  a.length === b.length &&
  a.every(
    ({ column, plan }, index) =>
      column === b[index]?.column &&
      plan.type === b[index].plan.type &&
      plan.references === b[index].plan.references,
  );
