import { Decimal } from 'decimal.js';

/** Wide enough for every decimal that a document may hold; nothing is rounded. */
const Exact = Decimal.clone({ precision: 1_000, toExpNeg: -1e6, toExpPos: 1e6 });

const plainShape = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?$/;

/**
 * A decimal in its one spelling, which is also how the database gives it back: `12.5` for `12.50`, `1000` for `1e3`,
 * `0` for `-0`. Throws for what is no decimal number.
 */
export const canonicalDecimal = (text: string): string => {
  if (plainShape.test(text) && text !== '-0') return text;
  const number = new Exact(text);
  if (!number.isFinite()) throw new RangeError(`${text} is no decimal number.`);
  const plain = number.toFixed();
  return plain === '-0' ? '0' : plain;
};
