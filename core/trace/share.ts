import { Decimal } from 'decimal.js';

const Exact = Decimal.clone({ precision: 400, toExpNeg: -400, toExpPos: 400 });

/**
 * The share of `quantity` that falls on `part` of `whole`, all plain decimals, `whole` above zero. Computed exactly
 * and rounded once, half up, six digits behind the last one of `quantity`.
 */
export const shareOf = (quantity: string, { part, whole }: { part: string; whole: string }): string => {
  const amount = new Exact(quantity);
  return amount
    .times(part)
    .dividedBy(whole)
    .toDecimalPlaces(amount.decimalPlaces() + 6, Decimal.ROUND_HALF_UP)
    .toFixed();
};
