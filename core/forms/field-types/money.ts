import { z } from 'zod';
import { readDecimal, roundDecimal, withDecimals, withThousands } from '../reading/decimal-text.ts';
import { plain } from '../reading/plain.ts';
import { checkDecimal } from './check-decimal.ts';
import { asText, type Checked, good, wrong } from './checked.ts';
import { defineType } from './define-type.ts';
import { checkedOr, decimalFromFeel, decimalToFeel, feel, wrongKind } from './feel.ts';
import { decimalSchema } from './json-schema.ts';

const settings = z.strictObject({
  version: z.literal(1),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Digits behind the point, always written. */
  decimals: z.int().min(0).max(6),
});
type Settings = z.output<typeof settings>;

/** What people write for a currency besides its code; signs that several currencies share stand for one here. */
const signs: Readonly<Record<string, readonly string[]>> = {
  CNY: ['¥', '元', 'rmb'],
  USD: ['us$', '$'],
  EUR: ['€'],
  GBP: ['£'],
  HKD: ['hk$', '$'],
  JPY: ['¥', '円'],
};

const bare = (text: string, currency: string): string => {
  const tidy = plain(text).replaceAll('￥', '¥').toLowerCase();
  const sign = [currency.toLowerCase(), ...(signs[currency] ?? [])].find(
    (each) => tidy.replace(/^[-(+]/, '').startsWith(each) || tidy.endsWith(each),
  );
  return sign === undefined ? tidy : tidy.replace(sign, '').trim();
};

const notNumber = wrongKind('数字', 'a number');

const fixed = (checked: Checked, decimals: number): Checked =>
  checked.ok && typeof checked.value === 'string' ? good(withDecimals(checked.value, decimals)) : checked;

const check = (value: Parameters<typeof checkDecimal>[0], { decimals }: Settings): Checked =>
  fixed(checkDecimal(value, { decimals }), decimals);

/** An amount of one currency, as a decimal string with all its decimals: `12.50`. */
export const moneyType = defineType<Settings>({
  name: 'money',
  text: { zh: '金额', en: 'Money' },
  group: 'number',
  holds: 'value',
  settings,
  initial: { version: 1, currency: 'CNY', decimals: 2 },
  filters: ['is', 'is-not', 'less', 'at-most', 'more', 'at-least', 'between', 'empty', 'not-empty'],
  sorts: true,
  searched: false,
  conversions: [
    {
      from: 'money',
      lossless: (from, to) =>
        (typeof from['decimals'] === 'number' && from['decimals'] <= to.decimals) || 'by-value',
    },
    { from: 'number', lossless: () => 'by-value' },
    { from: 'text', lossless: () => 'by-value' },
  ],
  check,
  bare: asText,
  display(value, { currency }) {
    const amount = withThousands(asText(value));
    if (currency !== 'CNY') return `${currency} ${amount}`;
    return amount.startsWith('-') ? `-¥${amount.slice(1)}` : `¥${amount}`;
  },
  read(text, own) {
    const number = readDecimal(bare(text, own.currency));
    if (number === undefined)
      return wrong(`“${text}”不是 ${own.currency} 金额`, `“${text}” is no amount in ${own.currency}`);
    return check(number, own);
  },
  meaning: () => feel.number,
  toFeel: decimalToFeel,
  fromFeel: (value, own) =>
    checkedOr(
      decimalFromFeel(value),
      (number) => check(roundDecimal(asText(number), own.decimals), own),
      notNumber,
    ),
  schema: ({ decimals }) => decimalSchema(decimals),
  columns: () => [{ suffix: '', type: 'numeric' }],
});
