import { type Reading, read, refused } from '../reading.ts';
import { csum } from './check-digit.ts';
import { fault, lintFault } from './faults.ts';
import { onlyDigits } from './lint.ts';

/** True for the lengths of GTIN-8, GTIN-12 and GTIN-13, whose leading zeros may be left out. */
export const isShortGtinLength = (length: number): boolean => length === 8 || length === 12 || length === 13;

/** Reads a GTIN of 8, 12, 13 or 14 digits as the 14 digits that GS1 data hold; the check digit must be right. */
export const readGtin = (text: string): Reading<string> => {
  const bad = onlyDigits(text);
  if (bad !== undefined) return refused(lintFault(bad));
  if (text.length !== 14 && !isShortGtinLength(text.length))
    return refused(fault('WRONG_LENGTH', { wanted: '8 / 12 / 13 / 14' }));
  const wrong = csum(text);
  return wrong === undefined ? read(text.padStart(14, '0')) : refused(lintFault(wrong));
};

/** The shortest form in which a GTIN-14 is printed below an EAN/UPC symbol: 8, 12, 13 or 14 digits. */
export const shortestGtin = (gtin14: string): string => {
  for (const zeros of [6, 2, 1]) if (gtin14.startsWith('0'.repeat(zeros))) return gtin14.slice(zeros);
  return gtin14;
};
