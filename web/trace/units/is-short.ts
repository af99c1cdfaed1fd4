import type { AmountsByUnit } from '../parts/use-written.ts';

/** Whether more left a place than is known to have come. */
export const isShort = (amounts: AmountsByUnit): boolean =>
  Object.values(amounts).some((quantity) => quantity.startsWith('-'));
