import { canonicalDecimal, evidenceCode, isPositive, shareOf } from '@yuanliu/core/trace';
import type { Known } from './known.ts';
import type { Link } from './walk.ts';

/** A quantity of one unit of measure; an empty text means pieces. */
export interface Quantity {
  readonly quantity: string;
  readonly uom: string;
}

/** How much of the upstream side passed on, and how that is known. */
export interface Passed {
  readonly amount: Quantity | null;
  readonly evidence: number;
}

/**
 * The amount that a link carries. Where a flow has several outputs, each gets its share of the input by its own
 * quantity, which is then prorated; where the outputs do not compare, nobody knows.
 */
export const passedBy = (known: Known, link: Link): Passed => {
  const { fromLine, toLine, evidence } = link;
  if (link.why !== 'made' || fromLine === undefined || toLine === undefined) {
    return { amount: amountOf(link.quantity ?? fromLine?.quantity, link.uom ?? fromLine?.uom), evidence };
  }
  const amount = amountOf(fromLine.quantity, fromLine.uom);
  const totals = known.totals.get(toLine.flow);
  if (totals === undefined || totals.outputs < 2) return { amount, evidence };
  const { sum } = totals;
  if (amount === null || sum === null || toLine.quantity === null || !isPositive(canonicalDecimal(sum))) {
    return { amount: null, evidence: Math.max(evidence, evidenceCode.prorated) };
  }
  const quantity = shareOf(amount.quantity, { part: toLine.quantity, whole: sum });
  return { amount: { ...amount, quantity }, evidence: Math.max(evidence, evidenceCode.prorated) };
};

/** A quantity as a line has it; null where it has none. */
export const amountOf = (
  quantity: string | null | undefined,
  uom: string | null | undefined,
): Quantity | null =>
  quantity === null || quantity === undefined
    ? null
    : { quantity: canonicalDecimal(quantity), uom: uom ?? '' };
