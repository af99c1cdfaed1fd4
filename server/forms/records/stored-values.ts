import { type RecordValues, rowsOf } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import type { FormInUse } from '../form-in-use.ts';
import { type RowTable, storageOf } from '../storage/record-columns.ts';

const storedRows = ({ field, columns }: RowTable, values: RecordValues): JsonValue => {
  const rows = rowsOf(values[field.key] ?? null);
  if (rows.length === 0) return null;
  return rows.map((row) => ({
    ...(row['id'] !== undefined && { id: row['id'] }),
    ...Object.fromEntries(columns.map(({ field: { key } }) => [key, row[key] ?? null])),
  }));
};

/** The values that the tables keep: without lookups and roll-ups, which are computed on reading. */
export const storedValues = (form: FormInUse, values: RecordValues): RecordValues => {
  const { columns, rowTables, linkTables } = storageOf(form);
  return Object.fromEntries<JsonValue>([
    ...columns.map(({ field: { key } }): [string, JsonValue] => [key, values[key] ?? null]),
    ...rowTables.map((table): [string, JsonValue] => [table.field.key, storedRows(table, values)]),
    ...linkTables.map(({ field: { key } }): [string, JsonValue] => [key, values[key] ?? null]),
  ]);
};
