import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RightName, type RowRange, rowRanges } from '../platform/index.ts';
import { type Grants, grantsAdded, grantsBeyond, grantsOfKey, joinGrants } from './grants.ts';

const of = (grants: Record<RightName, RowRange>): Grants =>
  new Map(
    Object.entries(grants).map(([name, rows]): [RightName, RowRange] => [
      `a.b.${name.split('.')[2] ?? ''}`,
      rows,
    ]),
  );

test.for([
  { mine: {}, wanted: { 'a.b.x': 'own' }, below: true, beyond: ['a.b.x'] },
  { mine: { 'a.b.x': 'own' }, wanted: { 'a.b.x': 'own' }, below: false, beyond: [] },
  { mine: { 'a.b.x': 'own' }, wanted: { 'a.b.x': 'department' }, below: true, beyond: ['a.b.x'] },
  { mine: { 'a.b.x': 'department' }, wanted: { 'a.b.x': 'own' }, below: false, beyond: [] },
  { mine: { 'a.b.x': 'department' }, wanted: { 'a.b.x': 'department' }, below: true, beyond: [] },
  { mine: { 'a.b.x': 'department' }, wanted: { 'a.b.x': 'department' }, below: false, beyond: ['a.b.x'] },
  { mine: { 'a.b.x': 'department' }, wanted: { 'a.b.x': 'all' }, below: true, beyond: ['a.b.x'] },
  { mine: { 'a.b.x': 'all' }, wanted: { 'a.b.x': 'department' }, below: false, beyond: [] },
  { mine: { 'a.b.x': 'all' }, wanted: { 'a.b.x': 'all', 'a.b.y': 'own' }, below: true, beyond: ['a.b.y'] },
] as const)('$mine gives $wanted (below: $below): beyond are $beyond', ({ mine, wanted, below, beyond }) => {
  expect(grantsBeyond(of(mine), of(wanted), { holdersBelow: below })).toEqual(beyond);
});

const anyGrants = fc
  .array(
    fc.tuple(fc.constantFrom<RightName>('a.b.x', 'a.b.y', 'a.b.z'), fc.constantFrom<RowRange>(...rowRanges)),
  )
  .map((pairs) => joinGrants(pairs));

test('whoever gives only what is not beyond them makes nobody stronger than themself', () => {
  fc.assert(
    fc.property(anyGrants, anyGrants, (mine, wanted) => {
      const beyond = new Set(grantsBeyond(mine, wanted, { holdersBelow: true }));
      const given = new Map([...wanted].filter(([right]) => !beyond.has(right)));
      expect(joinGrants([...mine, ...given])).toEqual(mine);
    }),
  );
});

test('what is added and what was there make what is there', () => {
  fc.assert(
    fc.property(anyGrants, anyGrants, (before, after) => {
      expect(joinGrants([...before, ...grantsAdded(before, after)])).toEqual(
        joinGrants([...before, ...after]),
      );
    }),
  );
});

test('a key may do nothing that its owner may not', () => {
  fc.assert(
    fc.property(anyGrants, fc.array(fc.constantFrom('a.b.x', 'a.b.y', 'q.q.q')), (owner, listed) => {
      const key = grantsOfKey(owner, listed);
      expect(grantsBeyond(owner, key, { holdersBelow: true })).toEqual([]);
      expect([...key.keys()].filter((right) => !listed.some((name) => name === right))).toEqual([]);
    }),
  );
});
