import { rowRanges } from '@yuanliu/core/platform';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grantChanges, rangesToGive, sortedGrants, withGrant } from './role-grants.ts';

const grants = fc.dictionary(fc.constantFrom('a.b.c', 'a.b.d', 'x.y.z'), fc.constantFrom(...rowRanges));

test('applying the changes to the old grants gives the new ones', () => {
  fc.assert(
    fc.property(grants, grants, (before, after) => {
      let made = sortedGrants(before);
      for (const { right, to } of grantChanges(before, after)) made = withGrant(made, right, to);
      expect(JSON.stringify(made)).toBe(JSON.stringify(sortedGrants(after)));
    }),
  );
});

test('nothing has changed between a role and itself', () => {
  fc.assert(
    fc.property(grants, (same) => {
      expect(grantChanges(same, same)).toEqual([]);
    }),
  );
});

test.for([
  { mine: undefined, saved: undefined, ranges: [] },
  { mine: undefined, saved: 'all', ranges: ['all'] },
  { mine: 'own', saved: undefined, ranges: ['own'] },
  { mine: 'department', saved: undefined, ranges: ['own', 'department'] },
  { mine: 'department', saved: 'all', ranges: ['own', 'department', 'all'] },
  { mine: 'all', saved: undefined, ranges: ['own', 'department', 'all'] },
] as const)('with $mine one may give $ranges to a role that has $saved', ({ mine, saved, ranges }) => {
  expect(rangesToGive(mine, saved)).toEqual(ranges);
});
