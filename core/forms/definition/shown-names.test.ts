import { expect, test } from 'vitest';
import { aroundReceipt, receiptForm } from '../../../server/test/forms/receipt-form.ts';
import { withChange } from '../../../server/test/forms/with-change.parse.ts';
import { checkTyping, offeredNames, showNames, storeNames } from './shown-names.ts';
import { nameOfLabel } from './usable-names.ts';

const place = { form: 'receipt', definition: receiptForm, around: aroundReceipt };
const lines = receiptForm.fields.find(({ key }) => key === 'lines');
const inRecord = { use: 'settings' } as const;
const inRow = { use: 'settings', ...(lines !== undefined && { table: lines }) } as const;

test.each([
  [inRecord, '总数量 > 0', 'total > 0'],
  [inRecord, 'sum(批次明细.数量)', 'sum(lines.qty)'],
  [inRecord, '是否进口 = true and 供应商.电话 != null', 'imported = true and supplier.phone != null'],
  [inRecord, '批次明细[数量 > 3].批号', 'lines[qty > 3].lot'],
  [inRecord, 'list contains(过敏原, "牛奶")', 'list contains(allergens, "牛奶")'],
  [inRow, '数量 * 单价', 'qty * price'],
  [inRow, '数量 > 表头.总数量', 'qty > record.total'],
  [inRecord, 'user.name + 备注', 'user.name + remark'],
])('people write %3$s', (at, shown, stored) => {
  expect(storeNames(shown, at, place)).toBe(stored);
  expect(showNames(stored, at, place)).toBe(shown);
  expect(storeNames(stored, at, place)).toBe(stored);
});

test('what cannot be read stays as it was typed', () => {
  expect(storeNames('总数量 >', inRecord, place)).toBe('总数量 >');
  expect(checkTyping('总数量 >', inRecord, place).problems).toHaveLength(1);
});

test('labels are free: an expression follows a new label, and a label that is no name is shown by its key', () => {
  const labelled = (zh: string) => ({
    ...place,
    definition: withChange(receiptForm, '/fields/8/label', { zh }),
  });
  expect(showNames('total > 0', inRecord, labelled('合计重量'))).toBe('合计重量 > 0');
  expect(showNames('total > 0', inRecord, labelled('毛重(kg)'))).toBe('毛重(kg) > 0');
  expect(storeNames('毛重(kg) > 0', inRecord, labelled('毛重(kg)'))).toBe('total > 0');
  expect(showNames('total > 0', inRecord, labelled('count'))).toBe('total > 0');
  expect(showNames('total > 0', inRecord, labelled('备注'))).toBe('total > 0');
  expect(showNames('total > 0', inRecord, labelled('a.b'))).toBe('total > 0');
});

test.each([
  ['数量', '数量'],
  ['单价（元）', '单价（元）'],
  ['数量 - 2', '数量-2'],
  ['123', undefined],
  ['if', undefined],
  ['sum', undefined],
  ['"甲"', undefined],
  ['today', undefined],
])('the label %s is the name %s', (label, name) => {
  expect(nameOfLabel(label)).toBe(name);
});

test('a person is offered names with what stands in them', () => {
  const names = offeredNames(inRow, place);
  expect(names.map(({ name }) => name)).toEqual([
    '批号',
    '数量',
    '单价',
    '小计',
    '表头',
    'user',
    'today',
    'now',
  ]);
  expect(names.find(({ key }) => key === 'record')?.parts.map(({ name }) => name)).toContain('总金额');
  expect(names.find(({ key }) => key === 'qty')).toMatchObject({ type: 'number' });
});

test('what is typed is checked with labels, and places count in what was typed', () => {
  const typed = checkTyping('批次明细.重量', { ...inRecord, expected: { kind: 'number' } }, place);
  expect(typed.problems[0]).toMatchObject({ from: 4, to: 7 });
  expect(checkTyping('sum(批次明细.数量)', inRecord, place)).toMatchObject({
    problems: [],
    type: { kind: 'number' },
    stored: 'sum(lines.qty)',
  });
});
