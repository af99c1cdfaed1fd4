import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConditionGroup, ConditionPart, ConditionTest, Operand } from './conditions.ts';
import { readConditions } from './read-conditions.ts';
import { writeConditions } from './write-conditions.ts';

test.each([
  'f1 = "进口"',
  'supplier.country != "CN" and (qty > 3.5 or qty <= -2)',
  'imported = true and certificate = null',
  'expiry < today or expiry >= date("2026-03-04")',
  'country in ["CN", "JP"]',
  'contains(name, "a \\"b\\" \\\\") and starts with(name, "x") and ends with(name, "y")',
  'list contains(allergens, "花生") or count(lines) > 0 or count(lines) = 0',
  'record.f1 != null',
])('%s is read and written back letter by letter', (text) => {
  const read = readConditions(text);
  expect(read && writeConditions(read)).toBe(text);
});

test('a yes-or-no name alone says that it is true, and written days are days', () => {
  expect(readConditions('imported')).toEqual({
    join: 'and',
    parts: [{ name: 'imported', operator: 'is', operands: [{ kind: 'yes-no', value: true }] }],
  });
  expect(readConditions('day = @"2026-03-04"')?.parts).toEqual([
    { name: 'day', operator: 'is', operands: [{ kind: 'date', value: '2026-03-04' }] },
  ]);
});

test('what says something else is left as text', () => {
  for (const text of [
    'a + 1 = 2',
    'if a then b else c',
    'not(a = 1)',
    'a in b',
    'a in [1..3]',
    'a in (< 3)',
    'some x in lines satisfies x.qty > 1',
    '"x" = a',
    'a = b + 1',
    'a < null',
    'a and',
    '',
    '1',
    'string length(a) > 3',
  ])
    expect(readConditions(text)).toBeUndefined();
});

const name = fc.constantFrom('f1', 'gys', 'supplier.country', 'record.qty', 'today');
const operand = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((value): Operand => ({ kind: 'text', value })),
  fc.integer({ min: -99999, max: 99999 }).map((value): Operand => ({ kind: 'number', value: String(value) })),
  fc.boolean().map((value): Operand => ({ kind: 'yes-no', value })),
  fc.constant<Operand>({ kind: 'date', value: '2026-02-28' }),
);
const single = fc.constantFrom('is', 'is-not', 'less', 'at-most', 'more', 'at-least', 'contains', 'has');
const line: fc.Arbitrary<ConditionTest> = fc.oneof(
  fc.record({ name, operator: single, operands: operand.map((one) => [one]) }),
  fc.record({
    name,
    operator: fc.constant('any-of' as const),
    operands: fc.array(operand, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    name,
    operator: fc.constantFrom('empty', 'not-empty', 'no-items', 'some-items'),
    operands: fc.constant([]),
  }),
);
const inner: fc.Arbitrary<ConditionPart> = fc.oneof(
  line,
  fc.record({ join: fc.constant('or' as const), parts: fc.array(line, { minLength: 2, maxLength: 3 }) }),
);
const group: fc.Arbitrary<ConditionGroup> = fc.record({
  join: fc.constant('and' as const),
  parts: fc.array(inner, { minLength: 2, maxLength: 4 }),
});

test('whatever is picked together is read back as it was', () => {
  fc.assert(
    fc.property(group, (conditions) => {
      expect(readConditions(writeConditions(conditions))).toEqual(conditions);
    }),
  );
});
