import { expect, test } from 'vitest';
import { aroundReceipt, receiptForm } from '../../../server/test/forms/receipt-form.ts';
import { withChange } from '../../../server/test/forms/with-change.parse.ts';
import { analyse } from './analyse.ts';
import { checkDefinition } from './check-definition.ts';
import { dependenciesOf, evaluationOrder } from './dependencies.ts';
import type { FormDefinition } from './form-definition.ts';

const here = (definition: FormDefinition) => ({ form: 'receipt', definition, around: aroundReceipt });

const changed = (changes: Record<string, unknown>): FormDefinition =>
  Object.entries(changes).reduce((document, [path, value]) => withChange(document, path, value), receiptForm);

test('nothing stands against publishing the receipt', () => {
  expect(checkDefinition(here(receiptForm))).toEqual([]);
});

test.each<[string, string, string]>([
  ['/fields/5/rules/visible', 'importd = true', 'importd'],
  ['/fields/5/rules/visible', 'received', 'received'],
  ['/fields/5/rules/visible', 'imported =', '='],
  ['/fields/3/rules/default', '"today"', '"today"'],
  ['/fields/7/settings/fields/1/rules/checks/0/check', 'total > 0', 'total'],
  ['/fields/7/settings/fields/3/settings/expression', 'qty * lot', 'qty * lot'],
  ['/fields/8/settings/expression', 'sum(lines.weight)', '.weight'],
  ['/fields/8/settings/expression', 'lines.lot', 'lines.lot'],
  ['/checks/0/check', 'count(lines)', 'count(lines)'],
  ['/fills/0/set/0/value', 'received', 'received'],
])('%s: %s is wrong at %s', (path, text, at) => {
  const issues = checkDefinition(here(changed({ [path]: text })));
  expect(issues.map((issue) => [issue.path, text.slice(issue.from, issue.to)])).toEqual([[path, at]]);
});

test('rules may name the record, the person and the time', () => {
  const definition = changed({
    '/fields/7/settings/fields/1/rules/checks/0/check':
      'qty > 0 and record.imported != false and today >= record.received',
    '/fields/5/rules/visible': 'list contains(user.roles, "buyer") and now > @"2026-01-01T00:00:00"',
    '/fields/10/rules': { default: 'supplier.name + "、" + supplier.title' },
    '/fields/6/rules': { options: 'item != "大豆" or imported' },
  });
  expect(checkDefinition(here(definition))).toEqual([]);
});

test.each<[Record<string, unknown>, string]>([
  [
    { '/fields/8/settings/expression': 'value', '/fields/9/settings/expression': 'total' },
    '总数量 → 总金额 → 总数量',
  ],
  [{ '/fields/8/settings/expression': 'total + 1' }, '总数量 → 总数量'],
  [{ '/fields/5/rules/visible': 'count(certificate) = 0' }, '检疫证明 → 检疫证明'],
  [{ '/fields/7/settings/fields/2/rules': { default: 'record.value' } }, '单价 → 总金额 → 小计 → 单价'],
])('%j goes round in a circle', (changes, way) => {
  const [issue, ...more] = checkDefinition(here(changed(changes)));
  expect(more).toEqual([]);
  expect(issue?.text.zh).toBe(`公式或规则循环引用：${way}`);
});

test('values are found behind what they need', () => {
  const place = here(receiptForm);
  const found = evaluationOrder(dependenciesOf(receiptForm, analyse(place)));
  const order = 'order' in found ? found.order : [];
  const isBefore = (a: string, b: string) => order.indexOf(a) < order.indexOf(b);
  expect(order).toHaveLength(15);
  expect(isBefore('lines.qty', 'lines.amount')).toBe(true);
  expect(isBefore('lines.amount', 'value')).toBe(true);
  expect(isBefore('supplier', 'phone')).toBe(true);
  expect(isBefore('imported', 'certificate')).toBe(true);
});
