import type { UnitRow } from '@yuanliu/core/trace';
import type { Text } from '@yuanliu/core/platform';
import { hiddenTexts } from '../hidden-texts.ts';
import type { AmountsByUnit } from '../parts/use-written.ts';

const unknown: Text = { zh: '未知', en: 'unknown' };

/** How much of something there is: amounts, a word where they are not known, nothing for single things. */
export type OnHand = { readonly amounts: AmountsByUnit } | { readonly instead: Text } | undefined;

/** Kinds of which there is an amount, whatever it is. */
const counted: ReadonlySet<string> = new Set(['lot', 'run']);

/**
 * Of a lot or run zero in its unit of measure where the events that count leave nothing, unknown where none names it,
 * not shown where some are outside the caller's rights.
 */
export const onHandOf = ({
  kind,
  lastTime,
  onHand,
  uom,
  isPartlyHidden,
}: Pick<UnitRow, 'kind' | 'lastTime' | 'onHand' | 'uom' | 'isPartlyHidden'>): OnHand => {
  if (Object.keys(onHand).length > 0) return { amounts: onHand };
  if (!counted.has(kind)) return undefined;
  if (isPartlyHidden) return { instead: hiddenTexts.amount };
  return lastTime === null ? { instead: unknown } : { amounts: { [uom ?? '']: '0' } };
};
