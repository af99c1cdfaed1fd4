import { expect, test } from 'vitest';
import { aroundReceipt, receiptForm, supplierForm } from '../../../server/test/forms/receipt-form.ts';
import { withChange } from '../../../server/test/forms/with-change.parse.ts';
import { checkDefinition } from './check-definition.ts';
import { conditionSql } from './condition-sql.ts';

const user = { id: 'u1', name: '林晓', department: 'd1', roles: ['buyer'] };
const here = {
  at: { use: 'check' } as const,
  place: { form: 'receipt', definition: receiptForm, around: aroundReceipt },
  world: { user, now: new Date('2026-03-03T17:00:00Z'), zone: 'Asia/Shanghai' },
  column: (keys: readonly string[]) =>
    ['lines', 'phone'].includes(keys[0] ?? '') ? undefined : keys.map((key) => `"${key}"`).join('.'),
};

const written = (text: string) => {
  const result = conditionSql(text, here);
  return result.ok
    ? [result.parts.join('$'), ...result.parameters]
    : text.slice(result.refusal.from, result.refusal.to);
};

test.each([
  ['imported', ['"imported"']],
  ['received >= today', ['("received" >= cast($ as date))', '2026-03-04']],
  ['supplier.id = user.id', ['(cast("supplier" as text) = cast($ as text))', 'u1']],
  ['supplier.imported', ['"supplier"."imported"']],
  ['remark = user.department', ['("remark" = cast($ as text))', 'd1']],
  ['list contains(user.roles, "buyer")', ['cast($ as boolean)', true]],
])('%s is judged by the database', (text, sql) => {
  expect(written(text)).toEqual(sql);
});

test.each([
  ['count(lines) > 0', 'lines'],
  ['some line in lines satisfies line.qty > 1', 'some line in lines satisfies line.qty > 1'],
  ['phone = "1"', 'phone'],
  ['supplier = null', 'supplier'],
  ['total >', '>'],
])('%s is refused at its place', (text, at) => {
  expect(written(text)).toBe(at);
});

test('a roll-up whose condition the database cannot judge is not published', () => {
  const rollUp = (where: string) => ({
    key: 'bought',
    type: 'roll-up',
    label: { zh: '累计' },
    settings: { version: 1, form: 'receipt', through: 'supplier', way: 'sum', field: 'total', where },
  });
  const issues = (where: string) => {
    const definition = withChange(supplierForm, '/fields/3', rollUp(where));
    const placed = withChange(definition, '/layout/3', { kind: 'field', key: 'bought', span: 12 });
    return checkDefinition({ form: 'supplier', definition: placed, around: aroundReceipt });
  };
  expect(issues('imported and received < today')).toEqual([]);
  expect(issues('count(lines) > 0').map(({ path, text }) => [path, text.zh])).toEqual([
    ['/fields/3/settings/where', expect.stringContaining('数据库')],
  ]);
});
