import { replaceEqualDeep } from '@tanstack/react-query';

/** The next value with every part that says the same taken from the one before, so that it is not drawn again. */
export const keepSame = <T>(before: T | undefined, next: T): T =>
  before === undefined ? next : replaceEqualDeep(before, next);
