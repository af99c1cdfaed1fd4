import { expect, test } from 'vitest';
import type { Type } from '../types/type.ts';
import { renameNames } from './rename.ts';

const number: Type = { kind: 'number' };
const line: Type = { kind: 'context', fields: { 单价: number, 数量: number, '毛重(kg)': number } };
const names: Record<string, Type> = {
  单价: number,
  数量: number,
  明细: { kind: 'list', of: line },
  头: line,
  '毛重(kg)': number,
};

const keys: Record<string, string> = {
  单价: 'price',
  数量: 'qty',
  明细: 'lines',
  头: 'head',
  '明细.单价': 'line_price',
  '明细.数量': 'line_qty',
  '明细.毛重(kg)': 'gross',
  '头.单价': 'head_price',
  '毛重(kg)': 'weight',
};

test.each([
  ['数量 * 单价', 'qty * price'],
  ['数量*单价>100', 'qty*price>100'],
  ['sum(明细.数量)', 'sum(lines.line_qty)'],
  ['sum( 明细 . 毛重(kg) ) + 数量', 'sum( lines . gross ) + qty'],
  ['sum(for 行 in 明细 return 行.数量 * 行.单价)', 'sum(for 行 in lines return 行.line_qty * 行.line_price)'],
  ['明细[数量 > 3].单价', 'lines[line_qty > 3].line_price'],
  ['明细[item.数量 > 3]', 'lines[item.line_qty > 3]'],
  ['for 数量 in [1] return 数量 + 单价', 'for 数量 in [1] return 数量 + price'],
  ['{数量: 单价}.数量', '{数量: price}.数量'],
  ['"单价" + string(单价)', '"单价" + string(price)'],
  ['((毛重(kg)) )+1', '((weight) )+1'],
  ['for 明细 in 明细 return 明细.单价', 'for 明细 in lines return 明细.line_price'],
  ['(头).单价', '(head).head_price'],
  ['some 行 in 明细 satisfies 行.数量 = 数量', 'some 行 in lines satisfies 行.line_qty = qty'],
  ['if 数量 > 0 then 单价 else null', 'if qty > 0 then price else null'],
  ['不认识 + 单价', '不认识 + price'],
])('%s becomes %s', (text, renamed) => {
  expect(renameNames(text, { names }, (path) => keys[path])).toBe(renamed);
});

test('what cannot be read is not renamed', () => {
  expect(renameNames('单价 +', { names }, (path) => keys[path])).toBeUndefined();
});
