import { describe, expect, test } from 'vitest';
import { typeText } from '../types/type.ts';
import { checkExpression } from './check.ts';

const number = { kind: 'number' } as const;
const string = { kind: 'string' } as const;
const date = { kind: 'date' } as const;

const names = {
  报废金额: number,
  类型: string,
  生产日期: date,
  保质期天数: number,
  是否进口: { kind: 'boolean' },
  '毛重(kg)': number,
  明细: { kind: 'list', of: { kind: 'context', fields: { 批次: string, 数量: number, 单价: number } } },
  供应商: { kind: 'context', fields: { 名称: string, 编码: string } },
} as const;

const check = (text: string) => checkExpression(text, { names });

describe('what an expression gives', () => {
  test.each([
    ['报废金额 > 10000 and 类型 = "产品"', 'boolean'],
    ['sum(for i in 明细 return i.数量*i.单价)', 'number'],
    ['sum(明细.数量)', 'number'],
    ['明细[数量 > 3].批次', 'list<string>'],
    ['明细[1].单价', 'number'],
    ['生产日期 + duration("P1D") * 保质期天数', 'date'],
    ['生产日期 + @"P1D"', 'date'],
    ['today() - 生产日期', 'days and time duration'],
    ['毛重(kg) * 2', 'number'],
    ['if 是否进口 then 1 else null', 'number'],
    ['if 是否进口 then 1 else "x"', 'Any'],
    ['{合计: 1, 倍: 合计 * 2}.倍', 'number'],
    ['function(a: number) a + 1', 'function<number>->number'],
    ['max(1, 报废金额)', 'number'],
    ['distinct values(明细.批次)', 'list<string>'],
    ['some 行 in 明细 satisfies 行.数量 = 0', 'boolean'],
    ['for i in 1..3 return i', 'list<number>'],
    ['[1..报废金额]', 'range<number>'],
    ['生产日期.year', 'number'],
    ['供应商.名称 in ("甲", "乙")', 'boolean'],
    ['append(["a"], "b")', 'list<string>'],
    ['string join(明细.批次, "、")', 'string'],
  ])('%s: %s', (text, type) => {
    const checked = check(text);
    expect({ type: typeText(checked.type), problems: checked.problems }).toEqual({ type, problems: [] });
  });
});

describe('what is wrong is said at its place', () => {
  test.each([
    ['报废金 > 1', '报废金', '没有名为“报废金”的字段或函数，是不是“报废金额”？'],
    ['stringlength(类型)', 'stringlength', '没有名为“stringlength”的字段或函数，是不是“string length”？'],
    ['供应商.名字', '.名字', '结构中没有“名字”，是不是“名称”？'],
    ['类型 * 2', '类型 * 2', '文本与数字不能相乘。'],
    ['类型 > 2', '类型 > 2', '文本与数字不能比较。'],
    ['是否进口 > true', '是否进口 > true', '是否值没有大小之分。'],
    ['类型 and 是否进口', '类型', '这里要有是或否的结果，而这是文本。'],
    ['if 报废金额 then 1 else 2', '报废金额', '这里要有是或否的结果，而这是数字。'],
    ['upper case(报废金额)', '报废金额', '这里要文本，而这是数字。'],
    [
      'substring(类型)',
      'substring(类型)',
      '参数的个数或名称不对。写法：substring(string, start position, length)。',
    ],
    ['-类型', '-类型', '文本没有相反数。'],
    ['date("2026-02-30")', '"2026-02-30"', '没有这样的日期、时间或时长。'],
    ['@"2026-02-30"', '@"2026-02-30"', '没有这样的日期、时间或时长。'],
    ['类型 in [1..2]', '[1..2]', '文本与区间不能比较。'],
    ['供应商(1)', '供应商', '这是结构，不是函数。'],
    ['sum(1，2)', '，', '“，”请改为半角的 ,。'],
    ['报废金额 instance of 金额', '报废金额 instance of 金额', '没有这样的类型。'],
    ['明细["a"]', '"a"', '方括号里要是条件或位置（数字）。'],
    ['1 +', '+', '表达式没有写完：这里应为一个值、名称或括号。'],
  ])('%s', (text, at, zh) => {
    const { problems } = check(text);
    expect(problems.map(({ from, to, text: { zh: said } }) => [text.slice(from, to), said])).toEqual([
      [at, zh],
    ]);
    expect(problems[0]?.text.en).toMatch(/^[A-Z'].*[.?]$/);
  });

  test('a result of another type than was asked for', () => {
    const { problems } = checkExpression('类型', { names, expected: number });
    expect(problems[0]?.text.zh).toBe('结果应为数字，而这是文本。');
    expect(checkExpression('明细[1].数量', { names, expected: number }).problems).toEqual([]);
  });

  test('a cell of a decision table', () => {
    const cell = (text: string) =>
      checkExpression(text, { names, dialect: 'tests', tested: number }).problems.length;
    expect(['> 10', '1, 2, [5..9]', 'not(3)', '-', '? > 报废金额', '"a"'].map(cell)).toEqual([
      0, 0, 0, 0, 0, 1,
    ]);
  });
});

test('tells which names and fields are used, through lists, iterations and filters', () => {
  const { uses } = check('sum(for i in 明细[单价 > 报废金额] return i.数量) + {类型: 1}.类型');
  expect(uses.toSorted()).toEqual(['报废金额', '明细', '明细.单价', '明细.数量'].toSorted());
});

test('is fast enough for every keystroke', () => {
  const fields = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`字段${n}`, number]));
  const text =
    'if 报废金额 > 10000 and 类型 = "产品" then sum(for i in 明细 return i.数量 * i.单价) else 字段17 + 字段199';
  const run = (): number => {
    const start = performance.now();
    expect(checkExpression(text, { names: { ...fields, ...names } }).problems).toEqual([]);
    return performance.now() - start;
  };
  const times = Array.from({ length: 50 }, run).toSorted((a, b) => a - b);
  expect(times[25]).toBeLessThan(5);
});
