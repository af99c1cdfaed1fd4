import { type FormDefinition, type RecordValues, rowFieldsOf, rowsOf } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { newId } from '../../platform/index.ts';

/** Gives every row of every sub-table that has no id one of its own. */
export const withRowIds = ({ fields }: FormDefinition, values: RecordValues): RecordValues => {
  const tables = fields.filter(
    (field) => rowFieldsOf(field).length > 0 && (values[field.key] ?? null) !== null,
  );
  if (tables.length === 0) return values;
  const filled = tables.map(({ key }): [string, JsonValue] => [
    key,
    rowsOf(values[key] ?? null).map((row) => ({ ...row, id: row['id'] ?? newId() })),
  ]);
  return { ...values, ...Object.fromEntries(filled) };
};
