import type { Department } from '@yuanliu/core/identity';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neighboursIn, placeAfter, placeOf, stepFrom } from './department-move.ts';
import { treeMatching, treeOf, usersWithBelow, wayTo, withBelow } from './department-tree.ts';

const department = (id: string, parentId: string | null, users = 0): Department => ({
  id,
  parentId,
  name: id,
  headUserId: null,
  headName: null,
  users,
  version: 1,
});

const dairy = [
  department('青禾乳业', null, 1),
  department('生产部', '青禾乳业', 2),
  department('销售中心', '青禾乳业'),
  department('质量部', '青禾乳业', 4),
  department('华东大区', '销售中心', 8),
  department('华南大区', '销售中心', 16),
];
const names = (rows: readonly Department[]) => rows.map(({ name }) => name);

test('the tree keeps the order of the rows and loses none', () => {
  const [top] = treeOf(dairy);
  expect(top?.children.map(({ department: { name } }) => name)).toEqual(['生产部', '销售中心', '质量部']);
  const orphan = department('孤儿', 'nobody');
  expect(treeOf([...dairy, orphan]).map(({ department: { name } }) => name)).toEqual(['青禾乳业', '孤儿']);
});

test('the way leads from the top to the department', () => {
  expect(names(wayTo(dairy, '华南大区'))).toEqual(['青禾乳业', '销售中心', '华南大区']);
  expect(wayTo(dairy, 'nobody')).toEqual([]);
});

test('what lies below is counted with it', () => {
  expect([...withBelow(dairy, '销售中心')]).toEqual(['销售中心', '华东大区', '华南大区']);
  expect(usersWithBelow(dairy, '青禾乳业')).toBe(31);
});

test('a search keeps the way to what it finds and drops the rest', () => {
  const found = treeMatching(treeOf(dairy), '华南');
  const all = (nodes: typeof found): string[] =>
    nodes.flatMap(({ department: { name }, children }) => [name, ...all(children)]);
  expect(all(found)).toEqual(['青禾乳业', '销售中心', '华南大区']);
  expect(treeMatching(treeOf(dairy), '东北')).toEqual([]);
});

/** What the server does with a place: takes the department out and puts it before the neighbour. */
const moved = (rows: readonly Department[], id: string, before: string | null): string[] => {
  const others = rows.map((row) => row.id).filter((other) => other !== id);
  const at = before === null ? others.length : others.indexOf(before);
  return others.toSpliced(at, 0, id);
};

test('a step moves by one place, and the place from before leads back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), fc.constantFrom(-1, 1), (count, pick, step) => {
      const rows = Array.from({ length: count }, (_, index) => department(String(index), null));
      const at = pick % count;
      const one = rows[at];
      if (one === undefined) return;
      const order = rows.map(({ id }) => id);
      expect(moved(rows, one.id, placeOf(rows, one).before)).toEqual(order);
      const place = stepFrom(rows, one, step === 1 ? 1 : -1);
      const target = at + step;
      expect(place === undefined).toBe(target < 0 || target >= count);
      if (place !== undefined) expect(moved(rows, one.id, place.before).indexOf(one.id)).toBe(target);
    }),
  );
});

test('a chosen place stands behind the neighbour that was chosen', () => {
  const under = neighboursIn(dairy, '青禾乳业');
  const place = placeAfter(dairy, { parentId: '青禾乳业', after: '生产部', moving: '质量部' });
  expect(moved(under, '质量部', place.before)).toEqual(['生产部', '质量部', '销售中心']);
  const first = placeAfter(dairy, { parentId: '青禾乳业', after: null, moving: '质量部' });
  expect(moved(under, '质量部', first.before)).toEqual(['质量部', '生产部', '销售中心']);
  const last = placeAfter(dairy, { parentId: '青禾乳业', after: '销售中心', moving: '生产部' });
  expect(moved(under, '生产部', last.before)).toEqual(['销售中心', '生产部', '质量部']);
});
