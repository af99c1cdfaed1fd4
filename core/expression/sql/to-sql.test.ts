import { describe, expect, test } from 'vitest';
import { compileExpression, parseExpression } from '../expression.ts';
import type { Type } from '../types/type.ts';
import { type SqlResult, toSql } from './to-sql.ts';

const types: Readonly<Record<string, Type>> = {
  数量: { kind: 'number' },
  名称: { kind: 'string' },
  是否进口: { kind: 'boolean' },
  生产日期: { kind: 'date' },
  登记时间: { kind: 'date and time' },
  供应商: { kind: 'context', fields: { 部门: { kind: 'string' } } },
  明细: { kind: 'list', of: { kind: 'context', fields: { 数量: { kind: 'number' } } } },
  过敏原: { kind: 'list', of: { kind: 'string' } },
};

const sqlOf = (text: string, as: 'condition' | 'value' = 'condition'): SqlResult => {
  const names: Record<string, Type> = {
    ...types,
    用户: { kind: 'context', fields: { 部门: { kind: 'string' } } },
  };
  const reading = parseExpression(text, { names });
  if (!reading.ok) throw new Error(reading.problem.text.en);
  return toSql(compileExpression(reading.expression), {
    column: (name) => {
      if (name === '供应商.部门') return { sql: 's.department', type: { kind: 'string' } };
      const type = types[name];
      return type && { sql: `"${name}"`, type };
    },
    values: { 用户: { kind: 'context', entries: new Map([['部门', 'QA']]) } },
    now: new Date('2026-11-24T20:00:00Z'),
    zone: 'Asia/Shanghai',
    as,
  });
};

test.each([
  ['数量 > 3', '("数量" > cast($ as numeric))', ['3']],
  ['供应商.部门 = 用户.部门', '(s.department = cast($ as text))', ['QA']],
  ['生产日期 < today() - @"P30D"', '("生产日期" < cast($ as date))', ['2026-10-26']],
  ['名称 in ("a", "b")', '("名称" = any(cast($ as text[])))', [['a', 'b']]],
  ['名称 = null', '("名称" is null)', []],
  ['1 < 2 and 是否进口', '(cast($ as boolean) and "是否进口")', [true]],
  ['名称 < "b"', '("名称" collate "C" < cast($ as text) collate "C")', ['b']],
  ['名称 = upper case("a")', '("名称" = cast($ as text))', ['A']],
])('%s', (text, statement, parameters) => {
  const result = sqlOf(text);
  expect(result.ok && [result.parts.join('$'), result.parameters]).toEqual([statement, parameters]);
});

test('null decides as in FEEL where the value itself is wanted', () => {
  const parts = (text: string): string => {
    const result = sqlOf(text, 'value');
    return result.ok ? result.parts.join('$') : result.refusal.text.en;
  };
  expect(parts('名称 = "a"')).toBe('coalesce(("名称" = cast($ as text)), false)');
  expect(parts('名称 != "a"')).toBe('(not coalesce(("名称" = cast($ as text)), false))');
});

describe('what does not mean exactly the same is refused at its place', () => {
  test.each([
    ['upper case(名称) = "A"', 'upper case(名称)'],
    ['matches(名称, "a+")', 'matches(名称, "a+")'],
    ['数量 ** 2 > 4', '数量 ** 2'],
    ['modulo(数量, 2) = 0', 'modulo(数量, 2)'],
    ['sum(明细.数量) > 3', 'sum(明细.数量)'],
    ['some 行 in 明细 satisfies 行.数量 > 1', 'some 行 in 明细 satisfies 行.数量 > 1'],
    ['明细 = null', '明细'],
    ['名称 = 不认识', '不认识'],
    ['数量 > 1 / 0', '1 / 0'],
    ['数量 = "3"', '数量 = "3"'],
    ['生产日期 < 登记时间', '生产日期 < 登记时间'],
    ['登记时间 > @"2026-11-24T08:00:00"', '登记时间 > @"2026-11-24T08:00:00"'],
    ['名称 = "a\\u0000"', '名称 = "a\\u0000"'],
    ['substring(名称, -1) = "a"', '-1'],
    ['round half up(数量, 数量) = 1', '数量'],
    ['生产日期 + @"P100000Y" > today()', '@"P100000Y"'],
    ['数量 > sum(for i in 1..1000000 return i)', 'sum(for i in 1..1000000 return i)'],
    ['if 是否进口 then 1 else "a"', 'if 是否进口 then 1 else "a"'],
  ])('%s', (text, at) => {
    const result = sqlOf(text);
    const refused = result.ok ? undefined : text.slice(result.refusal.from, result.refusal.to);
    expect(refused).toBe(at);
    expect(!result.ok && result.refusal.text.zh).toMatch(/。$/);
  });
});
