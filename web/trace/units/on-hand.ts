import type { UnitRow } from '@yuanliu/core/trace';
import type { Text } from '@yuanliu/core/platform';
import type { AmountsByUnit } from '../parts/use-written.ts';

const unknown: Text = { zh: '未知', en: 'unknown' };
const none: Text = { zh: '0', en: '0' };

/** Kinds of which there is an amount, whatever it is. */
const counted: ReadonlySet<string> = new Set(['lot', 'run']);

/**
 * What is said where no amount is told: zero where the events that count leave nothing of a lot or run, unknown where
 * none names it, or some are outside the caller's rights; undefined for single things, of which no amount is told.
 */
export const withoutAmount = (
  unit: Pick<UnitRow, 'kind' | 'lastTime' | 'onHand' | 'isPartlyHidden'>,
): Text | undefined => {
  if (!counted.has(unit.kind) || !isNothing(unit.onHand)) return undefined;
  return unit.lastTime === null || unit.isPartlyHidden ? unknown : none;
};

const isNothing = (amounts: AmountsByUnit): boolean => Object.keys(amounts).length === 0;
