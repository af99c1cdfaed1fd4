import { expect, test } from 'vitest';
import { checkExpression } from './check/check.ts';
import { compileExpression, evaluate, parseExpression } from './expression.ts';
import { toSql } from './sql/to-sql.ts';
import { writtenValue } from './values/text-of.ts';

/** What became of a text, and how long it took to read, compile and run it, in milliseconds. */
const outcome = (text: string): { readonly end: string; readonly took: number } => {
  const start = performance.now();
  const reading = parseExpression(text, { names: {} });
  if (!reading.ok) return { end: reading.problem.text.en, took: performance.now() - start };
  const { value, notes, stopped } = evaluate(compileExpression(reading.expression), {
    values: {},
    now: new Date(0),
    zone: 'UTC',
  });
  const took = performance.now() - start;
  return { end: stopped?.reason ?? notes[0]?.text.en ?? writtenValue(value).slice(0, 20), took };
};

const doubled = Array.from({ length: 60 }, (_, n) => `, v${n + 1}: [v${n}, v${n}]`).join('');
const grown = Array.from({ length: 60 }, (_, n) => `, v${n + 1}: v${n} + v${n}`).join('');

/** Each of them would run for ever, fill the memory or blow the stack; the slowest here takes some 60 ms. */
test.each<[string, string, RegExp]>([
  ['a huge range', 'for a in 1..100000000 return a', /list|steps/],
  ['a range beyond counting', 'for a in 1..10**30 return a', /steps/],
  ['ranges in ranges', 'sum(for a in 1..1000, b in 1..1000, c in 1..1000 return 1)', /list|steps/],
  ['some over everything', 'some a in 1..10**8, b in 1..10**8 satisfies a + b < 0', /steps/],
  ['a pattern that backtracks', `matches("${'a'.repeat(5000)}!", "^(a+)+$")`, /^(false|steps)$/],
  ['a pattern that explodes', 'matches("a", "((a{1,100}){1,100}){1,100}")', /pattern/],
  ['a long pattern', `matches("a", "${'(a|b)*'.repeat(1000)}")`, /pattern/],
  ['a replacement that grows', `replace("${'a'.repeat(9000)}", "a", "${'b'.repeat(9000)}")`, /text|steps/],
  ['parentheses', `${'('.repeat(9000)}1${')'.repeat(9000)}`, /deeply/],
  ['parentheses without end', '('.repeat(20_000), /deeply/],
  ['lists', '['.repeat(20_000), /deeply/],
  ['minus signs', `${'-'.repeat(10_000)}1`, /deeply/],
  ['conditions', 'if true then '.repeat(1500), /deeply/],
  ['functions', 'function() '.repeat(1500), /deeply/],
  ['calls', 'abs('.repeat(4000), /deeply/],
  ['filters', `[1]${'[1]'.repeat(5000)}`, /in a row/],
  ['operators in a row', Array(9000).fill('1').join('+'), /in a row/],
  ['too long a text', `"${'x'.repeat(30_000)}"`, /too long/],
  ['a power of powers', '(10**10)**(10**10)', /beyond/],
  ['a large exponential', 'exp(10**30)', /too large/],
  ['a power close to one', '1.0000000001 ** 99999999999', /^\d/],
  ['a function that calls itself', '{f: function(n) f(n + 1), r: f(0)}.r', /depth/],
  ['a function that calls itself twice', '{f: function(n) f(n) + f(n), r: f(0)}.r', /depth/],
  [
    'functions that call each other wide',
    '{f: function(n) if n = 0 then 1 else f(n - 1) + f(n - 1), r: f(40)}.r',
    /steps/,
  ],
  ['a list that holds itself twice', `string({v0: [1]${doubled}})`, /steps/],
  ['equality of endless trees', `{v0: [1]${doubled}, same: v60 = v59}.same`, /steps|^false/],
  ['flattening of endless trees', `{v0: [1]${doubled}, r: flatten(v60)}.r`, /steps|list/],
  ['a text that doubles', `{v0: "abcdefgh"${grown}}.v60`, /text/],
  ['lists in lists by the thousand', 'string((for a in 1..900 return [partial[-1]])[-1])', /depth|steps/],
  ['sorting by a bad rule', 'sort(for i in 1..9000 return i, function(a, b) a = a)', /steps/],
  ['joining much', `string join(for i in 1..9000 return "${'x'.repeat(2000)}", "")`, /text|steps/],
  ['digits', `${'9'.repeat(19_000)} * ${'9'.repeat(900)}`, /too large|beyond|^\d/],
])('%s ends with a reason', (_, text, reason) => {
  const { end, took } = outcome(text);
  expect(end).toMatch(reason);
  expect(took).toBeLessThan(500);
});

test('what is checked and compiled to SQL ends, too', () => {
  const column = (name: string) =>
    name === '数量' ? ({ sql: 'quantity', type: { kind: 'number' } } as const) : undefined;
  const judge = (text: string): number => {
    const start = performance.now();
    checkExpression(text, { names: { 数量: { kind: 'number' } } });
    const reading = parseExpression(text, { names: { 数量: { kind: 'number' } } });
    if (reading.ok) toSql(compileExpression(reading.expression), { column, now: new Date(0), zone: 'UTC' });
    return performance.now() - start;
  };
  const costly = '(数量 > sum(for i in 1..9000 return i))';
  expect(judge(Array(390).fill(costly).join(' and '))).toBeLessThan(1500);
  expect(judge(Array.from({ length: 390 }, (_, n) => `未知的字段名称${n}`).join(' + '))).toBeLessThan(500);
  expect(judge(Array(390).fill('数量').join(' / '))).toBeLessThan(500);
  expect(judge(Array(390).fill('(if 数量 > 1 then 1 else 数量)').join(' * '))).toBeLessThan(500);
  expect(judge(`数量 > ${'if 数量 > 1 then 2 else '.repeat(90)}1`)).toBeLessThan(500);
  const doubling = `${'if '.repeat(45)}数量 > 1${' between 1 and 2 then 数量 else 1'.repeat(45)} > 2`;
  expect(judge(doubling)).toBeLessThan(500);
  expect(
    judge(`${'(if '.repeat(40)}数量${' in (1, 3, > 5, [7..8]) then 1 else 2)'.repeat(40)} > 1`),
  ).toBeLessThan(500);
  expect(judge(`${'f('.repeat(90)}数量${')'.repeat(90)}`)).toBeLessThan(500);
});
