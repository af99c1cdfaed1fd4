import {
  type FormField,
  recordTable,
  rowFieldsOf,
  type Row,
  rowsOf,
  typeOf,
  type RecordValues,
  fieldTable,
} from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { valueIn } from '../storage/record-columns.ts';
import { fieldValue } from './field-value.ts';
import type { FieldValue, RowAt } from './row-at.ts';
import type { FormView } from './form-view.ts';
import { tableOf } from './record-parts.ts';

interface Computed {
  readonly field: FormField;
  readonly value: FieldValue;
}

/** The fields that are read from other records, where they stand. */
const computedIn = (view: FormView, fields: readonly FormField[], at: RowAt): Computed[] =>
  fields
    .filter((field) => typeOf(field).reads !== undefined)
    .flatMap((field) => {
      const value = fieldValue(view, field, at);
      return value === undefined ? [] : [{ field, value }];
    });

/** A value as JSON, numbers in the one spelling of the field they are shown as. */
export const spelledValue = (raw: unknown, { type, shown }: FieldValue): JsonValue => {
  const given = valueIn(raw);
  const checked =
    given !== null && type === 'numeric' ? shown.type.check(given, shown.field.settings) : undefined;
  return checked?.ok === true ? checked.value : given;
};

const read = async (
  db: Db,
  { view, table, alias, owner }: { view: FormView; table: string; alias: string; owner: string },
  asked: { computed: readonly Computed[]; ids: readonly string[] },
): Promise<Map<string, Record<string, JsonValue>>> => {
  if (asked.computed.length === 0) return new Map();
  const columns = asked.computed.map(({ field, value }) => sql`${value.value} as ${sql.id(field.key)}`);
  const record = tableOf(view.place, recordTable(view.place.form));
  const rows =
    alias === 'r'
      ? sql``
      : sql`join ${tableOf(view.place, table)} ${sql.ref(alias)} on ${sql.ref(`${alias}.record_id`)} = r.id`;
  const found = await db.rows(sql<{ x_id: string } & Record<string, unknown>>`
    select ${sql.ref(owner)} as x_id, ${sql.join(columns)}
    from ${record} r ${rows} where r.id = any(${[...asked.ids]}::uuid[])`);
  return new Map(
    found.map((row) => [
      row.x_id,
      Object.fromEntries(
        asked.computed.map(({ field, value }) => [field.key, spelledValue(row[field.key], value)]),
      ),
    ]),
  );
};

const withRows = (value: JsonValue, inner: ReadonlyMap<string, Row>): JsonValue => {
  if (value === null) return null;
  return rowsOf(value).map((row) => ({
    ...row,
    ...inner.get(typeof row['id'] === 'string' ? row['id'] : ''),
  }));
};

/** Values of records with what lookups and roll-ups show the reader, those in rows too; a query for each table. */
export const withComputed = async (
  db: Db,
  view: FormView,
  records: readonly { readonly id: string; readonly values: RecordValues }[],
): Promise<RecordValues[]> => {
  const { definition, form } = view.place;
  const ids = records.map(({ id }) => id);
  const own = read(
    db,
    { view, table: recordTable(form), alias: 'r', owner: 'r.id' },
    { computed: computedIn(view, definition.fields, { record: 'r' }), ids },
  );
  const tables = definition.fields.flatMap((table) => {
    const at: RowAt = { record: 'r', row: { table, alias: 'x' } };
    const computed = computedIn(view, rowFieldsOf(table), at);
    return computed.length === 0 ? [] : [{ table, computed }];
  });
  const inner = await Promise.all(
    tables.map(async ({ table, computed }) => {
      const place = { view, table: fieldTable(form, table.key), alias: 'x', owner: 'x.id' };
      return [table.key, await read(db, place, { computed, ids })] as const;
    }),
  );
  const found = await own;
  return records.map(({ id, values }) => ({
    ...values,
    ...found.get(id),
    ...Object.fromEntries(inner.map(([key, rows]) => [key, withRows(values[key] ?? null, rows)])),
  }));
};
