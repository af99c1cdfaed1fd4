import { z } from 'zod';
import type { FieldSettings } from '../definition/form-field.ts';
import {
  canonicalDecimal,
  mostDecimals,
  readDecimal,
  roundDecimal,
  withThousands,
} from '../reading/decimal-text.ts';
import { folded, plain } from '../reading/plain.ts';
import { checkDecimal } from './check-decimal.ts';
import { asText, wrong } from './checked.ts';
import { defineType } from './define-type.ts';
import { checkedOr, decimalFromFeel, decimalToFeel, feel, wrongKind } from './feel.ts';
import { decimalSchema } from './json-schema.ts';

const limit = z.string().refine((text) => canonicalDecimal(text) === text, { error: '应为数字 / a number' });

const settings = z.strictObject({
  version: z.literal(1),
  /** Digits behind the point at most; 12 when absent. */
  decimals: z.int().min(0).max(mostDecimals).optional(),
  /** Shown behind the number: 千克, kg, %. */
  unit: z.string().trim().min(1).max(20).optional(),
  thousands: z.boolean().optional(),
  least: limit.optional(),
  most: limit.optional(),
});
type Settings = z.output<typeof settings>;

const narrower = (from: number | undefined, to: number | undefined): boolean =>
  (to ?? mostDecimals) < (from ?? mostDecimals);

const decimalsIn = (other: FieldSettings): number | undefined =>
  typeof other['decimals'] === 'number' ? other['decimals'] : undefined;

const notNumber = wrongKind('数字', 'a number');

const withoutUnit = (text: string, unit: string | undefined): string => {
  const tidy = plain(text);
  if (unit === undefined || !folded(tidy).endsWith(folded(unit))) return tidy;
  return tidy.slice(0, tidy.length - unit.normalize('NFKC').trim().length);
};

/** An exact decimal number, as a string: `12.5`. */
export const numberType = defineType<Settings>({
  name: 'number',
  text: { zh: '数字', en: 'Number' },
  group: 'number',
  holds: 'value',
  settings,
  initial: { version: 1, thousands: true },
  filters: ['is', 'is-not', 'less', 'at-most', 'more', 'at-least', 'between', 'empty', 'not-empty'],
  sorts: true,
  searched: false,
  conversions: [
    {
      from: 'number',
      lossless: (from, to) =>
        (to.least === undefined && to.most === undefined && !narrower(decimalsIn(from), to.decimals)) ||
        'by-value',
    },
    {
      from: 'money',
      lossless: (from, to) =>
        (to.least === undefined && to.most === undefined && !narrower(decimalsIn(from), to.decimals)) ||
        'by-value',
    },
    { from: 'text', lossless: () => 'by-value' },
    { from: 'long-text', lossless: () => 'by-value' },
    {
      from: 'yes-no',
      lossless: (_, to) => (to.least === undefined && to.most === undefined) || 'by-value',
      convert: (value, { to }) => checkDecimal(value === true ? '1' : '0', to),
    },
  ],
  check: (value, limits) => checkDecimal(value, limits),
  bare: asText,
  display(value, { thousands = false, unit }) {
    const number = thousands ? withThousands(asText(value)) : asText(value);
    return unit === undefined ? number : `${number} ${unit}`;
  },
  read(text, own) {
    const number = readDecimal(withoutUnit(text, own.unit));
    if (number === undefined) return wrong(`“${text}”不是数字`, `“${text}” is not a number`);
    return checkDecimal(number, own);
  },
  meaning: () => feel.number,
  toFeel: decimalToFeel,
  fromFeel: (value, { decimals = mostDecimals }) =>
    checkedOr(
      decimalFromFeel(value),
      (number) => checkDecimal(roundDecimal(asText(number), decimals), {}),
      notNumber,
    ),
  schema: ({ decimals = mostDecimals }) => decimalSchema(decimals),
  columns: () => [{ suffix: '', type: 'numeric' }],
});
