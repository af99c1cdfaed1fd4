import { canonicalDecimal, isPositive, shareOf } from '@yuanliu/core/trace';
import type { Known } from './known.ts';
import type { Link } from './walk.ts';

/** A quantity of one unit of measure; an empty text means pieces. */
export interface Quantity {
  readonly quantity: string;
  readonly uom: string;
}

/** How much of the upstream side passed on. */
export interface Passed {
  readonly amount: Quantity | null;
  /** The amount was not told but shared out, in proportion to what came out. */
  readonly isShared: boolean;
}

/**
 * The amount that a link carries. Where a flow has several outputs, each gets its share of the input by its own
 * quantity; where the outputs do not compare, nobody knows.
 */
export const passedBy = (known: Known, link: Link): Passed => {
  const { fromLine, toLine } = link;
  if (link.why !== 'made' || fromLine === undefined || toLine === undefined) {
    const amount = amountOf(link.quantity ?? fromLine?.quantity, link.uom ?? fromLine?.uom);
    return { amount, isShared: false };
  }
  const amount = amountOf(fromLine.quantity, fromLine.uom);
  const totals = known.totals.get(toLine.flow);
  if (totals === undefined || totals.outputs < 2) return { amount, isShared: false };
  const { sum } = totals;
  if (amount === null || sum === null || toLine.quantity === null || !isPositive(canonicalDecimal(sum))) {
    return { amount: null, isShared: false };
  }
  const quantity = shareOf(amount.quantity, { part: toLine.quantity, whole: sum });
  return { amount: { ...amount, quantity }, isShared: true };
};

/** A quantity as a line has it; null where it has none. */
export const amountOf = (
  quantity: string | null | undefined,
  uom: string | null | undefined,
): Quantity | null =>
  quantity === null || quantity === undefined
    ? null
    : { quantity: canonicalDecimal(quantity), uom: uom ?? '' };
