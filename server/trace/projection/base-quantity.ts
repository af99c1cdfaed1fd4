import { plus, toBase } from '@yuanliu/core/trace';

/** A quantity in the base unit of its dimension, so that kilograms and tonnes add up. No unit means pieces. */
export const baseQuantity = (
  quantity: string,
  uom: string | undefined,
): { readonly quantity: string; readonly uom: string } => {
  const base = toBase(quantity, uom ?? pieces);
  if (base === undefined) return { quantity: plus(quantity, '0'), uom: uom ?? pieces };
  return { quantity: base.value.toFixed(), uom: base.uom };
};

/** UN/ECE Recommendation 20: one. */
const pieces = 'C62';
