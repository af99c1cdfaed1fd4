import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkExpression } from './check/check.ts';
import { compileExpression, evaluate, parseExpression } from './expression.ts';
import { builtInFunctions } from './functions/all-functions.ts';
import { toSql } from './sql/to-sql.ts';
import type { Type } from './types/type.ts';
import { displayValue } from './values/display.ts';
import { valueToJson } from './values/json.ts';
import { contextOf, numberFrom, type Value } from './values/value.ts';

const names: Readonly<Record<string, Type>> = {
  数量: { kind: 'number' },
  名称: { kind: 'string' },
  明细: { kind: 'list', of: { kind: 'context', fields: { 单价: { kind: 'number' } } } },
  日期: { kind: 'date' },
};

const values: Readonly<Record<string, Value>> = {
  数量: numberFrom('3'),
  名称: '牛奶',
  明细: [contextOf([['单价', numberFrom('2')]]), null],
  日期: null,
};

let judged = 0;

/** Everything that may be done with a text; none of it may throw, whatever the text. */
const tryAll = (text: string): void => {
  judged += 1;
  checkExpression(text, { names, expected: { kind: 'number' } });
  checkExpression(text, { names, dialect: 'tests' });
  const reading = parseExpression(text, { names });
  if (!reading.ok) {
    const { from, to } = reading.problem;
    expect(from >= 0 && to >= from && from <= text.length).toBe(true);
    return;
  }
  const compiled = compileExpression(reading.expression);
  const given = { values, now: new Date(0), zone: 'Asia/Shanghai' };
  const first = evaluate(compiled, given);
  const second = evaluate(compiled, given);
  expect(displayValue(second.value, 'zh')).toBe(displayValue(first.value, 'zh'));
  expect(JSON.stringify(valueToJson(second.value))).toBe(JSON.stringify(valueToJson(first.value)));
  expect(second.notes).toEqual(first.notes);
  const column = (name: string) => {
    const type = names[name];
    return type && { sql: 'c', type };
  };
  toSql(compiled, { column, ...given });
};

const literals = [
  '0',
  '-1',
  '2.5',
  '1e30',
  '"a"',
  '""',
  '"[a-z]+"',
  'true',
  'false',
  'null',
  '[]',
  '[1, 2, 3]',
  '["a", null]',
  '[[1], 2]',
  '{}',
  '{a: 1}',
  '[{key: "a", value: 1}]',
  '@"2026-02-28"',
  '@"10:00:00"',
  '@"2026-02-28T10:00:00+08:00"',
  '@"2026-02-28T10:00:00"',
  '@"P1D"',
  '@"P1M"',
  '[1..3]',
  '(> 2)',
  '["a".."c"]',
  'function(a, b) a < b',
  'function(a) a',
  '数量',
  '名称',
  '明细',
  '日期',
  'abs',
  'x',
];

const tokens = [
  ...literals,
  ...'+-*/()[]{}<>=,.:;?@"，（“'.split(''),
  '**',
  '..',
  '!=',
  ' and ',
  ' or ',
  ' in ',
  ' between ',
  'if ',
  ' then ',
  ' else ',
  'for i in ',
  ' return ',
  'some ',
  ' satisfies ',
  ' instance of ',
  'number',
  'list<',
  ' ',
  '\n',
  '//',
  '/*',
  '单价',
  'item',
];

const soup = fc.array(fc.constantFrom(...tokens), { maxLength: 12 }).map((all) => all.join(''));

const { whole } = fc.letrec<{ whole: string }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...literals),
    fc
      .tuple(
        tie('whole'),
        fc.constantFrom(' + ', ' - ', ' * ', ' / ', ' ** ', ' = ', ' < ', ' and ', ' or ', ' in '),
        tie('whole'),
      )
      .map(([a, o, b]) => `(${a})${o}(${b})`),
    fc
      .tuple(fc.constantFrom(...builtInFunctions.keys()), fc.array(tie('whole'), { maxLength: 4 }))
      .map(([name, given]) => `${name}(${given.join(', ')})`),
    fc.tuple(tie('whole'), tie('whole')).map(([a, b]) => `(${a})[${b}]`),
    fc
      .tuple(tie('whole'), fc.constantFrom('a', '单价', 'year', 'start', 'days'))
      .map(([a, name]) => `(${a}).${name}`),
    fc
      .tuple(fc.constantFrom('for', 'some', 'every'), tie('whole'), tie('whole'))
      .map(([kind, a, b]) => `${kind} x in ${a} ${kind === 'for' ? 'return' : 'satisfies'} ${b}`),
    fc.tuple(tie('whole'), tie('whole'), tie('whole')).map(([a, b, c]) => `if ${a} then ${b} else ${c}`),
    fc.tuple(tie('whole'), tie('whole'), tie('whole')).map(([a, b, c]) => `(${a}) between (${b}) and (${c})`),
    fc.tuple(tie('whole'), tie('whole')).map(([a, b]) => `(${a})(${b})`),
    fc
      .tuple(
        tie('whole'),
        fc.constantFrom('number', 'list<number>', 'context<a: number>', 'function<number>->number'),
      )
      .map(([a, type]) => `(${a}) instance of ${type}`),
  ),
}));

const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 1000) };

test('nothing that is written throws, and twice gives the same', { timeout: 60_000 }, () => {
  fc.assert(fc.property(soup, tryAll), runs);
  fc.assert(fc.property(whole, tryAll), runs);
  expect(judged).toBe(2 * runs.numRuns);
});
