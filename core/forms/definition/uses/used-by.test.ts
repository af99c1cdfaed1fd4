import { expect, test } from 'vitest';
import { aroundReceipt, receiptForm, supplierForm } from '../../../../server/test/forms/receipt-form.ts';
import { withChange } from '../../../../server/test/forms/with-change.parse.ts';
import { usedBy } from './used-by.ts';

const receipt = { form: 'receipt', definition: receiptForm, around: aroundReceipt };
const supplier = {
  form: 'supplier',
  definition: withChange(supplierForm, '/fields/3', {
    key: 'bought',
    type: 'roll-up',
    label: { zh: '累计入库' },
    settings: {
      version: 1,
      form: 'receipt',
      through: 'supplier',
      way: 'sum',
      field: 'total',
      where: 'imported',
    },
  }),
  around: aroundReceipt,
};

const uses = (...keys: string[]) =>
  usedBy(keys, receipt, [supplier]).map(({ form, path, by }) => [form, by, path]);

test('who uses a field is told: rules, formulas, lookups, roll-ups of other forms, checks, layout', () => {
  expect(uses('imported')).toEqual([
    ['receipt', 'expression', '/fields/5/rules/visible'],
    ['receipt', 'expression', '/fields/5/rules/required'],
    ['receipt', 'fill', '/fills/0'],
    ['receipt', 'layout', '/layout/0/children/4'],
    ['supplier', 'expression', '/fields/3/settings/where'],
  ]);
  expect(uses('supplier')).toEqual([
    ['receipt', 'expression', '/fields/2/settings/field'],
    ['receipt', 'setting', '/fields/2/settings'],
    ['receipt', 'unique', '/uniques/0'],
    ['receipt', 'fill', '/fills/0'],
    ['receipt', 'layout', '/layout/0/children/2'],
    ['supplier', 'setting', '/fields/3/settings'],
  ]);
  expect(uses('lines', 'qty')).toEqual([
    ['receipt', 'expression', '/fields/7/settings/fields/3/settings/expression'],
    ['receipt', 'expression', '/fields/8/settings/expression'],
    ['receipt', 'setting', '/fields/7/settings'],
  ]);
  expect(uses('remark')).toEqual([['receipt', 'layout', '/layout/2/tabs/1/children/0']]);
});

test('a sub-table is used by what uses one of its fields, and not by its own', () => {
  expect(uses('lines').map(([, , path]) => path)).toEqual([
    '/fields/8/settings/expression',
    '/fields/9/settings/expression',
    '/checks/0/check',
    '/checks/0',
    '/layout/1',
  ]);
});

test('a field of another form is used through a relation', () => {
  const used = usedBy(['phone'], { ...supplier, definition: supplierForm }, [receipt]);
  expect(used.map(({ form, path }) => [form, path])).toEqual([
    ['supplier', '/layout/1'],
    ['receipt', '/fields/2/settings/field'],
    ['receipt', '/fields/2/settings'],
  ]);
  expect(used.at(-1)?.text.zh).toBe('“供应商电话”（引用字段）的设置');
});
