import { expect, test } from 'vitest';
import { rowRanges, widerRange } from './right.ts';

test('the wider of two ranges is the later of own, department, all, in either order', () => {
  for (const [i, a] of rowRanges.entries()) {
    for (const [j, b] of rowRanges.entries()) expect(widerRange(a, b)).toBe(rowRanges[Math.max(i, j)]);
  }
});
