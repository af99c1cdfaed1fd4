import { type Reading, read } from '../reading.ts';
import { refuse } from '../refuse.ts';

/** A GTIN-14 written as GTIN-8, -12 or -13; refused when it has not enough zeros in front. */
export const shortGtin = (gtin14: string, length: 8 | 12 | 13): Reading<string> => {
  const zeros = 14 - length;
  return gtin14.startsWith('0'.repeat(zeros))
    ? read(gtin14.slice(zeros))
    : refuse(
        'NOT_A_SHORT_GTIN',
        `${gtin14} 不是 GTIN-${length}：前面应有 ${zeros} 个零`,
        `${gtin14} is no GTIN-${length}: it needs ${zeros} zeros in front`,
      );
};
