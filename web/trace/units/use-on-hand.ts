import type { UnitRow } from '@yuanliu/core/trace';
import { useText } from '../../lib/text.ts';
import { useWritten } from '../parts/use-written.ts';
import { onHandOf } from './on-hand.ts';

/** How much there is of a unit, in words: `200 千克`, `0 千克`, `未知`; empty for a single thing. */
export const useOnHand = (unit: UnitRow): string => {
  const t = useText();
  const written = useWritten();
  const told = onHandOf(unit);
  if (told === undefined) return '';
  return 'amounts' in told ? written.amounts(told.amounts) : t(told.instead);
};
