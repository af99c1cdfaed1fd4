import type { FormInUse } from '../form-in-use.ts';
import { type RecordValues, type Row, rowFieldsOf, rowsOf } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';

const without = (row: Row, table: string, closed: ReadonlySet<string>): Row =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !closed.has(`${table}.${key}`)));

/**
 * What somebody sends without the fields that the rights close (`supplier`, `lines.price`): they keep what they hold, and in
 * a new record or row take their default.
 */
export const openValues = (
  { definition }: Pick<FormInUse, 'definition'>,
  sent: RecordValues,
  closed: ReadonlySet<string>,
): RecordValues => {
  if (closed.size === 0) return sent;
  const tables = new Set(
    definition.fields.filter((field) => rowFieldsOf(field).length > 0).map(({ key }) => key),
  );
  return Object.fromEntries(
    Object.entries(sent)
      .filter(([key]) => !closed.has(key))
      .map(([key, value]): [string, JsonValue] => [
        key,
        tables.has(key) && Array.isArray(value)
          ? rowsOf(value).map((row) => without(row, key, closed))
          : value,
      ]),
  );
};

/** The dotted key of what a JSON Pointer into a record names: `/lines/3/price` is `lines.price`. */
export const dottedKey = (path: string): string => {
  const [, field = '', , column] = path.split('/');
  return column === undefined ? field : `${field}.${column}`;
};

/** Whether rights that name fields or whole sub-tables cover a dotted key. */
export const covers = (keys: ReadonlySet<string>, dotted: string): boolean =>
  keys.has(dotted) || keys.has(dotted.split('.')[0] ?? dotted);
