import { expect, test } from 'vitest';
import type { JsonValue } from '../../platform/index.ts';
import { aroundReceipt, receiptForm } from '../../../server/test/forms/receipt-form.ts';
import { withChange } from '../../../server/test/forms/with-change.parse.ts';
import { structureIssues } from './check-structure.ts';
import { expressionsOf } from './expressions.ts';
import { placedFields, placeIn, shownField } from './fields.ts';
import type { FormDefinition } from './form-definition.ts';
import { readDefinition } from './read-definition.ts';

const here = (definition: FormDefinition) => ({ form: 'receipt', definition, around: aroundReceipt });

const issuesOf = (document: unknown) => {
  const read = readDefinition(document);
  return read.ok ? structureIssues(here(read.definition)) : read.issues;
};

test('a sound definition is read as it is, and nothing is wrong with it', () => {
  const read = readDefinition(JSON.parse(JSON.stringify(receiptForm)));
  expect(read).toEqual({ ok: true, definition: receiptForm });
  expect(structureIssues(here(receiptForm))).toEqual([]);
});

test.each<[string, JsonValue | undefined, string]>([
  ['/version', 9, '/version'],
  ['/name', { en: 'x' }, '/name/zh'],
  ['/colour', 5, '/colour'],
  ['/fields/1/key', 'Supplier', '/fields/1/key'],
  ['/fields/1/type', 'hologram', '/fields/1/type'],
  ['/fields/1/settings', {}, '/fields/1/settings/version'],
  ['/fields/1/settings', { version: 1, form: 'supplier' }, '/fields/1/settings/many'],
  ['/fields/3/settings', { version: 1, colour: 'red' }, '/fields/3/settings'],
  ['/fields/6/settings/options/1/label/zh', '牛奶', '/fields/6/settings/options/1'],
  ['/fields/7/settings/fields/1/settings/decimals', 99, '/fields/7/settings/fields/1/settings/decimals'],
  ['/fields/8/settings/gives/type', 'user', '/fields/8/settings/gives/type'],
  ['/layout/0/children/0/span', 13, '/layout/0/children/0/span'],
  ['/layout/0/kind', 'box', '/layout/0/kind'],
  ['/uniques/0/fields', [], '/uniques/0/fields'],
])('%s = %j is refused at %s with a sentence in both languages', (path, value, where) => {
  const read = readDefinition(withChange(receiptForm, path, value));
  expect(read).toMatchObject({
    ok: false,
    issues: [
      {
        path: where,
        text: {
          zh: expect.stringMatching(/\p{Script=Han}/u),
          en: expect.stringMatching(/^[\x20-\x7E“”\p{Script=Han}]+$/u),
        },
      },
    ],
  });
});

test('everything that is wrong with the shape is told at once', () => {
  const document = { version: 1, name: {}, fields: [{ key: '1' }], layout: 'none' };
  const read = readDefinition(document);
  const paths = read.ok ? [] : read.issues.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(['/name/zh', '/fields/0/key', '/fields/0/type', '/fields/0/settings', '/layout']),
  );
});

test.each<[string, JsonValue | undefined, string]>([
  ['/fields/3/key', 'supplier', '/fields/3/key'],
  ['/fields/3/key', 'created_at', '/fields/3/key'],
  ['/fields/3/key', 'x_old', '/fields/3/key'],
  ['/fields/3/key', 'if', '/fields/3/key'],
  ['/fields/3/key', 'a__b', '/fields/3/key'],
  ['/fields/3/label', { zh: '备注' }, '/fields/10/label'],
  ['/fields/3/label', { zh: 'remark' }, '/fields/3/label'],
  ['/fields/7/key', 'lines_of_a_very_long_table', '/fields/7/key'],
  ['/fields/7/settings/fields/0/type', 'serial-number', '/fields/7/settings/fields/0/settings/rule'],
  ['/fields/7/settings/fields/0/key', 'qty', '/fields/7/settings/fields/1/key'],
  ['/fields/7/settings/totals', ['weight'], '/fields/7/settings/totals/0'],
  ['/fields/7/settings/fields', [], '/fields/7/settings/fields'],
  ['/fields/6/settings/options', [], '/fields/6/settings/options'],
  ['/layout/1', { kind: 'field', key: 'weight', span: 12 }, '/layout/1'],
  ['/layout/1', { kind: 'field', key: 'remark', span: 12 }, '/layout/2/tabs/1/children/0'],
  ['/layout/2/key', 'head', '/layout/2'],
  ['/uniques/0/fields/0', 'lines', '/uniques/0/fields/0'],
  ['/uniques/0/fields/0', 'allergens', '/uniques/0/fields/0'],
  ['/uniques/0/fields/0', 'weight', '/uniques/0/fields/0'],
  ['/uniques/0/fields/0', 'received', '/uniques/0'],
  ['/checks/0/fields', ['weight'], '/checks/0/fields/0'],
  ['/fills/0/on', 'received', '/fills/0/on'],
  ['/fills/0/set/0/field', 'total', '/fills/0/set/0/field'],
  ['/fields/1/settings/form', 'carrier', '/fields/1/settings/form'],
  ['/fields/0/settings/rule', 'invoice', '/fields/0/settings/rule'],
  ['/fields/0/settings/rule', '', '/fields/0/settings/rule'],
  ['/fields/2/settings/through', 'remark', '/fields/2/settings/through'],
  ['/fields/2/settings/field', 'fax', '/fields/2/settings/field'],
  ['/fields/8/settings/expression', '', '/fields/8/settings/expression'],
  ['/fields/8/rules', { required: true }, '/fields/8/rules/required'],
  ['/fields', [], '/fields'],
])('%s = %j cannot be published: %s', (path, value, where) => {
  const issues = issuesOf(withChange(receiptForm, path, value));
  expect(issues.map((issue) => issue.path)).toContain(where);
  expect(issues.every(({ text }) => /\p{Script=Han}/u.test(text.zh) && text.en !== '')).toBe(true);
});

test('a sub-table holds no sub-table and no relation to many', () => {
  for (const inner of [
    { type: 'sub-table', settings: { version: 1, fields: [] } },
    { type: 'relation', settings: { version: 1, form: 'supplier', many: true } },
  ])
    expect(
      issuesOf(
        withChange(receiptForm, '/fields/7/settings/fields/0', {
          key: 'inner',
          label: { zh: '里层' },
          ...inner,
        }),
      ),
    ).toContainEqual(expect.objectContaining({ path: '/fields/7/settings/fields/0/type' }));
});

test('a lookup shows the type of the field that it looks up, through other lookups', () => {
  const phone = receiptForm.fields.find(({ key }) => key === 'phone');
  const shown = phone && shownField(phone, placeIn(here(receiptForm)));
  expect(shown?.type.name).toBe('text');
  const total = receiptForm.fields.find(({ key }) => key === 'total');
  expect(total && shownField(total, placeIn(here(receiptForm)))?.field.settings).toMatchObject({
    unit: '千克',
  });
});

test('every expression is found, with the place that it can be mended at', () => {
  const found = expressionsOf(receiptForm).map(({ path, text, table }) => [path, text, table?.key]);
  expect(found).toEqual([
    ['/fields/2/settings/field', 'supplier.phone', undefined],
    ['/fields/3/rules/default', 'today', undefined],
    ['/fields/5/rules/visible', 'imported = true', undefined],
    ['/fields/5/rules/required', 'imported = true', undefined],
    ['/fields/7/settings/fields/1/rules/checks/0/check', 'qty > 0', 'lines'],
    ['/fields/7/settings/fields/3/settings/expression', 'qty * price', 'lines'],
    ['/fields/8/settings/expression', 'sum(lines.qty)', undefined],
    ['/fields/9/settings/expression', 'sum(lines.amount)', undefined],
    ['/checks/0/check', 'count(lines) > 0', undefined],
    ['/fills/0/set/0/value', 'imported', undefined],
  ]);
  expect(placedFields(receiptForm)).toHaveLength(15);
});
