import {
  type ColumnType,
  columnsOf,
  fieldTable,
  type FormDefinition,
  type FormField,
  recordTable,
  type RecordValues,
  rowFieldsOf,
  type Target,
  targetOf,
  typeOf,
} from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';

/** A field that has a column, with that column. */
export interface FieldColumn {
  readonly field: FormField;
  readonly column: string;
  readonly type: ColumnType;
  readonly isUnique: boolean;
}

/** The table of a sub-table: `id`, `record_id`, `position` (from 0) and the columns of its fields. */
export interface RowTable {
  readonly field: FormField;
  readonly table: string;
  readonly columns: readonly FieldColumn[];
}

/** The table of a relation to many: `record_id`, `target_id`, `position` (from 0). */
export interface LinkTable {
  readonly field: FormField;
  readonly table: string;
  readonly target: Target;
}

/** Where the values of a form's records stand. Fields that are computed on reading stand nowhere. */
export interface RecordStorage {
  readonly table: string;
  readonly columns: readonly FieldColumn[];
  readonly rowTables: readonly RowTable[];
  readonly linkTables: readonly LinkTable[];
}

const columnsIn = (fields: readonly FormField[]): FieldColumn[] =>
  fields.flatMap((field) =>
    columnsOf('', field).map(({ column, plan }) => ({
      field,
      column,
      type: plan.type,
      isUnique: plan.unique === true,
    })),
  );

const known = new WeakMap<FormDefinition, RecordStorage>();

/** Where the values of a form's records stand; found once for each definition. */
export const storageOf = (form: {
  readonly key: string;
  readonly definition: FormDefinition;
}): RecordStorage => {
  const stored = known.get(form.definition) ?? findStorage(form.key, form.definition);
  known.set(form.definition, stored);
  return stored;
};

const findStorage = (key: string, { fields }: FormDefinition): RecordStorage => {
  const table = recordTable(key);
  const withTables = fields.flatMap((field) => {
    const plan = typeOf(field).table?.(field.settings);
    return plan === undefined ? [] : [{ field, plan, table: fieldTable(key, field.key) }];
  });
  return {
    table,
    columns: columnsIn(fields),
    rowTables: withTables.flatMap(({ field, plan, table: own }) =>
      plan.kind === 'rows' ? [{ field, table: own, columns: columnsIn(rowFieldsOf(field)) }] : [],
    ),
    linkTables: withTables.flatMap(({ field, plan, table: own }) => {
      const target = plan.kind === 'links' ? targetOf(field) : undefined;
      return target === undefined ? [] : [{ field, table: own, target }];
    }),
  };
};

/** The name of a drawn table in SQL. */
export const drawnTable = (table: string): RawBuilder<unknown> => sql`${sql.id('forms', table)}`;

/**
 * The record table of a published form in SQL. The version stands behind it as a comment: what was prepared for the
 * columns of an earlier version is not run again.
 */
export const tableInUse = (
  form: { readonly key: string; readonly version: number },
  table: string = recordTable(form.key),
): RawBuilder<unknown> => sql`${sql.id('forms', table)} ${sql.raw(`/* v${form.version} */`)}`;

/** The columns of fields as a select list, each under its own name. */
export const selectColumns = (columns: readonly FieldColumn[], alias: string): RawBuilder<unknown>[] =>
  columns.map(({ column }) => sql`${sql.ref(`${alias}.${column}`)}`);

/** What a column of a row holds, as the value of its field: dates and times come as their JSON text. */
export const valueIn = (raw: unknown): JsonValue => {
  if (raw === null || raw === undefined) return null;
  if (raw instanceof Date) return raw.toISOString();
  if (Array.isArray(raw)) return raw.length === 0 ? null : raw.map(valueIn);
  if (typeof raw === 'object')
    return Object.fromEntries(Object.entries(raw).map(([key, each]) => [key, valueIn(each)]));
  if (typeof raw === 'string' || typeof raw === 'boolean' || typeof raw === 'number') return raw;
  throw new TypeError(`A column gave a ${typeof raw}.`);
};

/** The values of fields out of a row that was selected by `selectColumns`. */
export const valuesIn = (
  columns: readonly FieldColumn[],
  row: Readonly<Record<string, unknown>>,
): RecordValues => Object.fromEntries(columns.map(({ field, column }) => [field.key, valueIn(row[column])]));

/** A value of a field, in its one spelling, as a parameter of its column's type. */
export const columnValue = ({ type }: Pick<FieldColumn, 'type'>, value: JsonValue): RawBuilder<unknown> => {
  const given = value !== null && type === 'jsonb' ? JSON.stringify(value) : value;
  return sql`${given}::${sql.raw(type)}`;
};

/** The values of fields as what an insert or update writes, in the order of the columns. */
export const columnValues = (
  columns: readonly FieldColumn[],
  values: RecordValues,
): { readonly column: string; readonly value: RawBuilder<unknown> }[] =>
  columns.map((each) => ({ column: each.column, value: columnValue(each, values[each.field.key] ?? null) }));
