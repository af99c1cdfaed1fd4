import { expect, test } from 'vitest';
import { changesBetween, jsonOf, secretChanged } from './changes.ts';

const before = {
  name: '王敏',
  roles: ['a', 'b'],
  settings: { x: 1, y: 2 },
  since: new Date('2026-11-24'),
  note: null,
};

test('only what differs, in the order asked for', () => {
  const after = { ...before, name: '王明', settings: { y: 2, x: 1 }, roles: ['b', 'a'] };
  expect(changesBetween(before, after, ['roles', 'name', 'settings', 'since', 'note'])).toEqual([
    { field: 'roles', from: ['a', 'b'], to: ['b', 'a'] },
    { field: 'name', from: '王敏', to: '王明' },
  ]);
});

test('fields that were not asked for do not show', () => {
  expect(changesBetween(before, { ...before, name: '王明' }, ['roles'])).toEqual([]);
});

test('a thing that was made or deleted has null on the other side, and empty fields are left out', () => {
  expect(changesBetween(null, before, ['name', 'since', 'note'])).toEqual([
    { field: 'name', from: null, to: '王敏' },
    { field: 'since', from: null, to: '2026-11-24T00:00:00.000Z' },
  ]);
  expect(changesBetween(before, null, ['name'])).toEqual([{ field: 'name', from: '王敏', to: null }]);
});

test('a secret leaves only its name', () => {
  expect(secretChanged('password')).toEqual({ field: 'password', from: '…', to: '…' });
});

test('values become JSON', () => {
  expect(
    jsonOf({ big: 12n, none: undefined, not: Number.NaN, deep: [new Date(0), { a: undefined }] }),
  ).toEqual({
    big: '12',
    not: null,
    deep: ['1970-01-01T00:00:00.000Z', {}],
  });
  expect(() => jsonOf(() => 1)).toThrow(TypeError);
});
