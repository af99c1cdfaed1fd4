import type { RecordValues, SavedRecord } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { covers } from './open-values.ts';

interface Hiding {
  /** The key of the sub-table. */
  readonly table: string;
  readonly hidden: ReadonlySet<string>;
}

const isRow = (value: JsonValue): value is RecordValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A row of a sub-table without the fields that somebody may not see; anything else as it is. */
export const seenRow = (value: JsonValue, { table, hidden }: Hiding): JsonValue =>
  isRow(value)
    ? Object.fromEntries(Object.entries(value).filter(([column]) => !hidden.has(`${table}.${column}`)))
    : value;

/** Values without those that somebody may not see. */
export const seenValues = (values: RecordValues, hidden: ReadonlySet<string>): Record<string, JsonValue> => {
  if (hidden.size === 0) return { ...values };
  return Object.fromEntries(
    Object.entries(values)
      .filter(([key]) => !covers(hidden, key))
      .map(([key, value]): [string, JsonValue] => [
        key,
        Array.isArray(value) ? value.map((row: JsonValue) => seenRow(row, { table: key, hidden })) : value,
      ]),
  );
};

/** A record as its writer is told of it; what may not be seen is left out. */
export const presentSaved = (
  record: Omit<SavedRecord, 'values'> & { readonly values: RecordValues },
  hidden: ReadonlySet<string>,
): SavedRecord => ({
  ...record,
  // A title may be made of what may not be seen.
  title: record.title === '' || hidden.size > 0 ? `#${record.nr}` : record.title,
  values: seenValues(record.values, hidden),
});
