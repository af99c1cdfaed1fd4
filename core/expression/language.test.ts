import { describe, expect, test } from 'vitest';
import { compileExpression, type Evaluation, evaluate, parseExpression } from './expression.ts';
import type { Type } from './types/type.ts';
import { typeOfValue } from './types/type-of-value.ts';
import { writtenValue } from './values/text-of.ts';
import { contextOf, numberFrom, type Value } from './values/value.ts';

const run = (text: string, values: Readonly<Record<string, Value>> = {}, tests = false): Evaluation => {
  const names = Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, Type] => [name, typeOfValue(value)]),
  );
  const reading = parseExpression(text, { names, dialect: tests ? 'tests' : 'expression' });
  if (!reading.ok) throw new Error(`${text}: ${reading.problem.text.en}`);
  return evaluate(compileExpression(reading.expression), {
    values,
    now: new Date('2026-11-24T08:30:00Z'),
    zone: 'Asia/Shanghai',
  });
};

const shown = (text: string, values?: Readonly<Record<string, Value>>): string =>
  writtenValue(run(text, values).value);

/** Examples of DMN 1.3, chapter 10.3, with what it says that they give. */
describe('the examples of the standard', () => {
  test.each([
    ['substring("foobar", 3)', '"obar"'],
    ['substring("foobar", 3, 3)', '"oba"'],
    ['substring("foobar", -2, 1)', '"a"'],
    ['substring("\\U01F40Eab", 2)', '"ab"'],
    ['string length("\\U01F40Eab")', '3'],
    ['substring before("foobar", "xyz")', '""'],
    ['substring after("foobar", "ob")', '"ar"'],
    ['substring after("", "a")', '""'],
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'],
    ['replace("0123456789", "(\\\\d{3})(\\\\d{3})(\\\\d{4})", "($1) $2-$3")', '"(012) 345-6789"'],
    ['matches("foobar", "^Fo*b", "i")', 'true'],
    ['split("John Doe", "\\\\s")', '["John", "Doe"]'],
    ['split("a;b;c;;", ";")', '["a", "b", "c", "", ""]'],
    ['string join(["a", null, "c"], "_and_")', '"a_and_c"'],
    ['list contains([1, 2, null], null)', 'true'],
    ['count([1, 2, 3])', '3'],
    ['min(1, 2, 3)', '1'],
    ['max([@"2026-01-01", @"2026-02-01"])', '2026-02-01'],
    ['sum([])', 'null'],
    ['mean([1, 2, 3])', '2'],
    ['all([true, null, false])', 'false'],
    ['any([false, null])', 'null'],
    ['any([])', 'false'],
    ['sublist([4, 5, 6], 1, 2)', '[4, 5]'],
    ['append([1], 2, 3)', '[1, 2, 3]'],
    ['concatenate([1, 2], [3])', '[1, 2, 3]'],
    ['insert before([1, 3], 1, 2)', '[2, 1, 3]'],
    ['remove([1, 2, 3], 2)', '[1, 3]'],
    ['reverse([1, 2, 3])', '[3, 2, 1]'],
    ['index of([1, 2, 3, 2], 2)', '[2, 4]'],
    ['union([1, 2], [2, 3])', '[1, 2, 3]'],
    ['distinct values([1, 2, 3, 2, 1])', '[1, 2, 3]'],
    ['flatten([[1, 2], [[3]], 4])', '[1, 2, 3, 4]'],
    ['product(2, 3, 4)', '24'],
    ['median(8, 2, 5, 3, 4)', '4'],
    ['median([6, 1, 2, 3])', '2.5'],
    ['median([])', 'null'],
    ['decimal(stddev(2, 4, 7, 5), 15)', '2.081665999466133'],
    ['stddev([47])', 'null'],
    ['mode(6, 3, 9, 6, 6)', '[6]'],
    ['mode([6, 1, 9, 6, 1])', '[1, 6]'],
    ['mode([])', '[]'],
    ['number("1 000,0", " ", ",")', '1000'],
    ['number("1,000.5", ",", ".")', '1000.5'],
    ['decimal(1/3, 2)', '0.33'],
    ['decimal(1.5, 0)', '2'],
    ['decimal(2.5, 0)', '2'],
    ['decimal(1234, -2)', '1200'],
    ['floor(-1.56, 1)', '-1.6'],
    ['ceiling(-1.5)', '-1'],
    ['round half up(-5.5, 0)', '-6'],
    ['round half down(-5.5, 0)', '-5'],
    ['round half down(1.1251, 2)', '1.13'],
    ['round down(-1.126, 2)', '-1.12'],
    ['abs(@"-PT5H")', 'PT5H'],
    ['modulo(-12, 5)', '3'],
    ['decimal(log(10), 8)', '2.30258509'],
    ['decimal(exp(5), 6)', '148.413159'],
    ['sqrt(16)', '4'],
    ['odd(5) and even(-2)', 'true'],
    ['day of year(date(2019, 9, 17))', '260'],
    ['day of week(date(2019, 9, 17))', '"Tuesday"'],
    ['month of year(date(2019, 9, 17))', '"September"'],
    ['week of year(date(2003, 12, 29))', '1'],
    ['get value({key1: "value1"}, "key1")', '"value1"'],
    ['get entries({key1: "value1"})[key = "key1"].value', '["value1"]'],
    ['context([{key: "a", value: 1}, {key: "b", value: 2}])', '{a: 1, b: 2}'],
    ['context merge([{x: 1}, {x: 1, y: 2}])', '{x: 1, y: 2}'],
    ['date(date and time("2012-12-25T11:00:00Z"))', '2012-12-25'],
    ['date and time(date("2012-12-24"), time("23:59:00"))', '2012-12-24T23:59:00'],
    ['time(23, 59, 0, duration("-PT5H"))', '23:59:00-05:00'],
    ['date and time("2012-12-24T23:59:00") - date and time("2012-12-22T03:45:00")', 'P2DT20H14M'],
    ['years and months duration(date("2011-12-22"), date("2013-08-24"))', 'P1Y8M'],
    ['date("2012-12-25") + duration("P1M")', '2013-01-25'],
    ['date("2026-01-31") + duration("P1M")', '2026-02-28'],
    ['time("23:30:00") + duration("PT1H")', '00:30:00'],
    ['duration("P1Y") * 1.5', 'P1Y6M'],
    ['duration("P2D") / duration("PT12H")', '4'],
    ['{a: 2, b: a + 1}.b ** 2', '9'],
    ['for x in [1, 2], y in [3, 4] return x * y', '[3, 4, 6, 8]'],
    ['every x in [1, 2, 3] satisfies x > 0', 'true'],
    ['some x in [1, "a"] satisfies x > 5', 'null'],
    ['[1, 2, 3, 4][item > 2]', '[3, 4]'],
    ['[{x: 1, y: 2}, {x: 2, y: 3}][x = 1].y', '[2]'],
    ['[1, 2, 3][-1]', '3'],
    ['5 in (> 0, < 2)', 'true'],
    ['(function(x, y) x + y)(1, 2)', '3'],
    ['{f: function(a: number) a * 2, r: f(a: 4)}.r', '8'],
    ['[1..5] instance of range<number>', 'true'],
    ['{a: 1} instance of context<a: number>', 'true'],
    ['[1, "a"] instance of list<number>', 'false'],
    ['null instance of Any', 'false'],
    ['(function(a: number) a) instance of function<number>->number', 'true'],
    ['(function(a: number) a) instance of function<string>->number', 'false'],
    ['replace("abracadabra", ".*?", "$1")', 'null'],
    ['replace("abc", "b", "\\\\$")', '"a$c"'],
    ['replace("abc", "b", "\\\\")', 'null'],
    ['{🐎: "🐎ab"}.🐎', '"🐎ab"'],
    ['substring("🐎ab", 2)', '"ab"'],
    ['"\\uD83D\\uDC0E" = "🐎"', 'true'],
    ['time("T23:59:00Z")', 'null'],
    ['1 // the first\n + /* and */ 2', '3'],
    ['9007199254740993 = 9007199254740992', 'false'],
    ['0.1 + 0.2 = 0.3', 'true'],
    ['string([1, "a", {b: null}])', '"[1, \\"a\\", {b: null}]"'],
    ['today()', '2026-11-24'],
    ['now()', '2026-11-24T16:30:00@Asia/Shanghai'],
  ])('%s = %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  /** Table 78, every line of it that has another answer than the line before. */
  test.each([
    ['before(1, 10)', true],
    ['before(1, [1..10])', false],
    ['before(1, (1..10])', true],
    ['before([1..10), 10)', true],
    ['before([1..10], [10..20])', false],
    ['before([1..10), [10..20])', true],
    ['after(12, [1..10])', true],
    ['after([11..20], 12)', false],
    ['after((10..20], [1..10])', true],
    ['meets([1..5], [5..10])', true],
    ['meets([1..5), [5..10])', false],
    ['met by([5..10], [1..5])', true],
    ['overlaps([1..5], [3..8])', true],
    ['overlaps([1..5], (5..8])', false],
    ['overlaps before([1..5], [3..8])', true],
    ['overlaps before([3..8], [1..5])', false],
    ['overlaps before([1..5), [5..8])', false],
    ['overlaps before([1..5), [1..5])', false],
    ['overlaps before([1..5], (1..5])', true],
    ['overlaps before([1..5], [1..5])', false],
    ['overlaps after([3..8], [1..5])', true],
    ['overlaps after([5..8], [1..5))', false],
    ['overlaps after((1..5], [1..5))', true],
    ['finishes(10, [1..10])', true],
    ['finishes(10, [1..10))', false],
    ['finishes([5..10], [1..10])', true],
    ['finishes((1..10], [1..10])', true],
    ['finished by([1..10], 10)', true],
    ['includes([1..10], 5)', true],
    ['includes([1..10), 10)', false],
    ['includes([1..10], (1..10))', true],
    ['during(5, [1..10])', true],
    ['during((1..10), (1..10])', true],
    ['starts(1, [1..10])', true],
    ['starts([1..5], (1..10])', false],
    ['started by([1..10], [1..5))', true],
    ['coincides([1..5], [1..5])', true],
    ['coincides(3, 3)', true],
  ])('%s: %s', (text, expected) => {
    expect(run(text).value).toBe(expected);
  });
});

describe('names', () => {
  const values = {
    报废金额: numberFrom('12000'),
    类型: '产品',
    '毛重(kg)': numberFrom('2'),
    'a - b': numberFrom('7'),
    a: numberFrom('5'),
    b: numberFrom('3'),
    type: 'x',
    if: 'y',
    明细: [
      contextOf([
        ['数量', numberFrom('2')],
        ['单价 含税', numberFrom('1.5')],
      ]),
    ],
  };
  test.each([
    ['报废金额 > 10000 and 类型 = "产品"', 'true'],
    ['sum(for i in 明细 return i.数量*i.单价 含税)', '3'],
    ['毛重(kg) * 2', '4'],
    ['a-b', '7'],
    ['a  -  b', '7'],
    ['b-a', '-2'],
    ['type', '"x"'],
    ['明细[单价 含税 > 1].数量', '[2]'],
  ])('%s = %s', (text, expected) => {
    expect(shown(text, values)).toBe(expected);
  });
});

describe('a value that is missing is explained to the author', () => {
  const noted = (text: string, values: Readonly<Record<string, Value>> = {}): string[] =>
    run(text, values).notes.map(({ from, to, text: { zh } }) => `${text.slice(from, to)}: ${zh}`);
  const values = { 单价: null, 数量: numberFrom('2'), 类型: '甲' };
  test.each([
    ['单价 * 数量', '单价 * 数量: “单价”没有值，所以乘积没有值。'],
    ['单价 > 3', '单价 > 3: “单价”没有值，所以比较没有结果。'],
    ['类型 + 数量', '类型 + 数量: 文本与数字不能相加，所以没有值。'],
    ['类型 and true', '类型: “类型”是文本，不是“是”或“否”，所以条件没有结果。'],
    ['单价 or false', '单价: “单价”是空值，不是“是”或“否”，所以条件没有结果。'],
    ['not(类型)', 'not(类型): not 要是或否。'],
    ['[1, 2][3]', '3: 列表没有第 3 项。'],
    ['数量 / 0', '数量 / 0: 除数是 0，所以没有值。'],
    ['单价.year', '单价.year: “单价”没有值，所以取不到“year”。'],
    ['substring(类型, 0)', 'substring(类型, 0): 起始位置从 1（或从末尾 -1）数起，长度至少为 1。'],
    ['upper case(数量)', 'upper case(数量): upper case：参数“string”的类型不对，所以没有值。'],
    ['if 单价 > 3 then 1 else 2', '单价 > 3: “单价”没有值，所以比较没有结果。'],
    ['明细', '明细: 没有名为“明细”的字段或函数。'],
    ['matches(类型, "(?=a)")', 'matches(类型, "(?=a)"): 正则表达式看不懂（不支持反向引用和环视）。'],
  ])('%s', (text, note) => {
    expect(noted(text, values)[0]).toBe(note);
  });

  test('but no value is no mistake where it is asked for', () => {
    expect(noted('单价 = null or 数量 > 1', values)).toEqual([]);
    expect(noted('if 单价 != null then 单价 else 0', values)).toEqual([]);
  });
});

test('unary tests speak of one value', () => {
  const passes = (text: string, value: Value): Value => run(text, { '?': value }, true).value;
  const five = numberFrom('5');
  expect(passes('> 3', five)).toBe(true);
  expect(passes('1, 2, [4..6)', five)).toBe(true);
  expect(passes('not(1, 5)', five)).toBe(false);
  expect(passes('-', null)).toBe(true);
  expect(passes('? > 3 and ? < 4', five)).toBe(false);
  expect(passes('"a", "b"', 'b')).toBe(true);
  expect(passes('null', null)).toBe(true);
});
