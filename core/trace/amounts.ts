import { Decimal } from 'decimal.js';

/**
 * Quantities by unit of measure, each a plain decimal as text (`12.5`), none of them zero. Exact: sums are never
 * rounded.
 */
export type Amounts = Readonly<Record<string, string>>;

/** Digits enough for the sum of any quantities that occur: nothing is rounded. */
const Exact = Decimal.clone({ precision: 400, toExpNeg: -400, toExpPos: 400 });

/** Nothing. */
const noAmounts: Amounts = {};

/** `quantity` of one unit of measure; nothing for zero. */
export const amountOf = (quantity: string, uom: string): Amounts => {
  if (isCount(quantity)) return Number(quantity) === 0 ? noAmounts : { [uom]: String(Number(quantity)) };
  const exact = new Exact(quantity);
  return exact.isZero() ? noAmounts : { [uom]: exact.toFixed() };
};

/** The sum of two plain decimals. */
export const plus = (a: string, b: string): string =>
  areCounts(a, b) ? String(Number(a) + Number(b)) : new Exact(a).plus(b).toFixed();

/** Whole numbers with so few digits that a double adds them exactly; most quantities are. */
const isCount = (text: string): boolean => count.test(text);
const areCounts = (a: string, b: string): boolean => isCount(a) && isCount(b);
const count = /^-?\d{1,15}$/;

/** The difference of two plain decimals. */
export const minus = (a: string, b: string): string =>
  areCounts(a, b) ? String(Number(a) - Number(b)) : new Exact(a).minus(b).toFixed();

/** Below, at or above zero as `a` is less than, equal to or more than `b`. */
export const compareDecimals = (a: string, b: string): number =>
  areCounts(a, b) ? Number(a) - Number(b) : new Exact(a).comparedTo(b);

/** Whether a plain decimal is above zero. */
export const isPositive = (a: string): boolean => !a.startsWith('-') && a !== '0';

/** The lesser of two plain decimals. */
export const least = (a: string, b: string): string => (compareDecimals(a, b) <= 0 ? a : b);

/** The sum of quantities of each unit of measure. */
export const addAmounts = (a: Amounts, b: Amounts): Amounts => {
  const sums: Record<string, string> = { ...a };
  for (const [uom, quantity] of Object.entries(b)) {
    const sum = plus(sums[uom] ?? '0', quantity);
    if (sum === '0') delete sums[uom];
    else sums[uom] = sum;
  }
  return sums;
};

/** The same quantities with the other sign. */
export const negated = (a: Amounts): Amounts =>
  Object.fromEntries(Object.entries(a).map(([uom, quantity]) => [uom, minus('0', quantity)]));

/** Whether there is nothing. */
export const isNothing = (a: Amounts): boolean => Object.keys(a).length === 0;
