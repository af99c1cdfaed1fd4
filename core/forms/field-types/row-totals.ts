import { Decimal } from 'decimal.js';
import type { FormField } from '../definition/form-field.ts';
import type { JsonValue } from '../../platform/index.ts';
import { asText } from './checked.ts';
import { typeOf } from './field-types.ts';
import { type Row, rowsOf } from './rows.ts';

const Exact = Decimal.clone({ precision: 60, toExpNeg: -1e6, toExpPos: 1e6 });

const totalOf = (field: FormField, rows: readonly Row[]): JsonValue => {
  const numbers = rows.map((row) => row[field.key] ?? null).filter((value) => value !== null);
  const sum = numbers.reduce<Decimal>((before, value) => before.plus(asText(value)), new Exact(0)).toFixed();
  // In the spelling of the field; a sum may be above what one row may hold.
  const checked = typeOf(field).check(sum, field.settings);
  return checked.ok ? checked.value : sum;
};

/**
 * The sums shown below the rows of a sub-table, by the keys of its `totals`; rows without a value count nothing. `value`
 * has been checked.
 */
export const rowTotals = (table: FormField, value: JsonValue): Readonly<Record<string, JsonValue>> => {
  const totals: unknown = table.settings['totals'];
  const fields = typeOf(table).fields?.(table.settings) ?? [];
  const summed = Array.isArray(totals) ? fields.filter(({ key }) => totals.includes(key)) : [];
  return Object.fromEntries(summed.map((field) => [field.key, totalOf(field, rowsOf(value))]));
};
