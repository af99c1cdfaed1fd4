import { Decimal } from 'decimal.js';
import { plain } from './plain.ts';

/** Wide enough for every number that a field may hold; nothing is rounded unnoticed. */
const Exact = Decimal.clone({ precision: 100, toExpNeg: -1e6, toExpPos: 1e6 });

const longestText = 80;
/** Before and behind the point: more is no quantity or sum but a mistake. */
const mostDigits = 30;
export const mostDecimals = 12;

const machineShape = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const grouped = /^\d{1,3}(?:([,' ])\d{3})(?:\1\d{3})*(?:\.\d*)?$/;
const multiples: Readonly<Record<string, string>> = { 万: '10000', 亿: '100000000' };

const plainOf = (number: Decimal): string | undefined => {
  const text = number.toFixed();
  const [whole = '', decimals = ''] = text.replace('-', '').split('.');
  if (whole.length > mostDigits || decimals.length > mostDecimals) return undefined;
  return text === '-0' ? '0' : text;
};

/**
 * A decimal in its one spelling: `12.5` for `12.50`, `1000` for `1e3`, `0` for `-0`. Undefined for what is no decimal
 * or has more than 30 digits before or 12 behind the point.
 */
export const canonicalDecimal = (text: string): string | undefined => {
  const trimmed = text.trim();
  if (trimmed.length > longestText || !machineShape.test(trimmed)) return undefined;
  return plainOf(new Exact(trimmed));
};

/** How many digits stand behind the point of a canonical decimal. */
export const decimalsOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0;

/** Below zero, zero or above as `a` is less than, equal to or more than `b`; both canonical. */
export const compareDecimals = (a: string, b: string): number => new Exact(a).comparedTo(b);

/** The decimal with so many digits behind the point, for one that has no more: `12.5` → `12.50`. */
export const withDecimals = (decimal: string, count: number): string => new Exact(decimal).toFixed(count);

/** The canonical decimal nearest to it with at most so many digits behind the point; halves go to the even digit. */
export const roundDecimal = (decimal: string, count: number): string =>
  plainOf(new Exact(decimal).toDecimalPlaces(count, Decimal.ROUND_HALF_EVEN)) ?? decimal;

const unsigned = (text: string): { readonly sign: string; readonly digits: string } => {
  const inBrackets = /^\((.*)\)$/.exec(text)?.[1];
  if (inBrackets !== undefined) return { sign: '-', digits: inBrackets.trim() };
  const behind = /^([\d.,' ]+)-$/.exec(text)?.[1];
  if (behind !== undefined) return { sign: '-', digits: behind.trim() };
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  return { sign, digits: text.slice(sign.length).trim() };
};

/**
 * A number as people write it: thousands `1,234.50`, full width `１２`, accountants' `(12)` and `12-`, `1.5万`, `3亿`.
 * Undefined for anything that could mean two numbers, such as `1,5`.
 */
export const readDecimal = (text: string): string | undefined => {
  const { sign, digits } = unsigned(plain(text).replaceAll('\u00a0', ' '));
  const unit = digits.at(-1) ?? '';
  const multiple = multiples[unit];
  const amount = multiple === undefined ? digits : digits.slice(0, -1).trim();
  const bare = grouped.test(amount) ? amount.replaceAll(/[,' ]/g, '') : amount;
  if (/^[+-]/.test(bare)) return undefined;
  const value = canonicalDecimal(sign + bare);
  return value === undefined || multiple === undefined ? value : plainOf(new Exact(value).times(multiple));
};

/** A canonical decimal with commas between thousands. */
export const withThousands = (decimal: string): string => {
  const [whole = '', decimals] = decimal.split('.');
  const groups = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return decimals === undefined ? groups : `${groups}.${decimals}`;
};
