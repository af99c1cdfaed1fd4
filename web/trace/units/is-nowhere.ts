import type { UnitRow } from '@yuanliu/core/trace';

/** Whether a unit has no place of its own: a quantity lies in several, and of others none is known. */
export const isNowhere = ({ place, onHand }: Pick<UnitRow, 'place' | 'onHand'>): boolean =>
  place.kind === 'unknown' && (place.uri === null || Object.keys(onHand).length > 0);
