import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '../../platform/index.ts';
import { arbitraryDefinition, aroundRandom } from '../../../server/test/forms/arbitrary-definition.ts';
import { aroundReceipt, receiptForm } from '../../../server/test/forms/receipt-form.ts';
import { withChange } from '../../../server/test/forms/with-change.parse.ts';
import type { FormDefinition } from '../definition/form-definition.ts';
import { evaluateRecord } from './evaluate-record.ts';
import { stateAt } from './evaluated-record.ts';
import { offeredOptions } from './offered-options.ts';
import { prepareForm } from './prepare-form.ts';
import { runFills } from './run-fills.ts';
import { rowTotals } from '../field-types/row-totals.ts';
import { recordTitle } from './record-title.ts';
import type { RecordValues, RulesWorld } from './rules-world.ts';

const supplier = '0192f0a0-0000-7000-8000-000000000001';
const stranger = '0192f0a0-0000-7000-8000-000000000002';
const rowA = '0192f0a0-0000-7000-8000-00000000000a';
const rowB = '0192f0a0-0000-7000-8000-00000000000b';

const world: RulesWorld = {
  user: { id: stranger, name: '林晓', department: null, roles: ['buyer'] },
  now: new Date('2026-03-03T17:00:00Z'),
  zone: 'Asia/Shanghai',
  related: (target, id) =>
    target === 'form:supplier' && id === supplier
      ? { title: '宏达面粉厂', name: '宏达面粉厂', phone: '0755-1234', imported: true }
      : undefined,
  known: { nr_text: 'RK-0001' },
};

const prepared = (changes: Record<string, unknown> = {}, definition: FormDefinition = receiptForm) =>
  prepareForm({
    form: 'receipt',
    definition: Object.entries(changes).reduce(
      (document, [path, value]) => withChange(document, path, value),
      definition,
    ),
    around: aroundReceipt,
  });

const receipt = prepared();

const sent: RecordValues = {
  supplier,
  imported: false,
  lines: [
    { lot: ' A1 ', qty: 2.5, price: '10' },
    { lot: 'A2', qty: '4', price: null },
  ],
};

const issuesOf = (values: RecordValues, form = receipt) =>
  evaluateRecord(form, { values }, world).issues.map(({ path, kind, text }) => [path, kind, text.zh]);

test('a new record: defaults, formulas in rows and over them, lookups, numbers of the server', () => {
  const { values, issues, notes } = evaluateRecord(receipt, { values: sent }, world);
  expect(issues).toEqual([]);
  expect(values).toEqual({
    nr_text: 'RK-0001',
    supplier,
    phone: '0755-1234',
    received: '2026-03-04',
    imported: false,
    certificate: null,
    allergens: null,
    lines: [
      { lot: 'A1', qty: '2.5', price: '10.00', amount: '25.00' },
      { lot: 'A2', qty: '4', price: null, amount: null },
    ],
    total: '6.5',
    value: null,
    remark: null,
  });
  // The author learns why there is no total value: one row has no price.
  expect(notes.map(({ expression }) => expression)).toContain('/fields/9/settings/expression');
  expect(notes.every(({ text }) => text.zh !== '' && text.en !== '')).toBe(true);
});

test('what computed fields are sent is ignored', () => {
  const values = {
    ...sent,
    total: '999',
    nr_text: 'FAKE',
    phone: '110',
    lines: [{ lot: 'A', qty: 1, amount: '7' }],
  };
  expect(evaluateRecord(receipt, { values }, world).values).toMatchObject({
    total: '1',
    nr_text: 'RK-0001',
    phone: '0755-1234',
    lines: [{ amount: null }],
  });
});

test('a hidden field has no value; shown, it is required', () => {
  const certificate = [{ file: rowA, name: 'a.pdf', size: 10, type: 'application/pdf' }];
  const hidden = evaluateRecord(receipt, { values: { ...sent, certificate } }, world);
  expect(hidden.values['certificate']).toBeNull();
  expect(stateAt(hidden, '/certificate')).toMatchObject({ visible: false });
  const shown = evaluateRecord(receipt, { values: { ...sent, imported: true } }, world);
  expect(stateAt(shown, '/certificate')).toEqual({ visible: true, required: true, readOnly: false });
  expect(shown.issues).toMatchObject([{ path: '/certificate', kind: 'required' }]);
  expect(issuesOf({ ...sent, imported: true, certificate })).toEqual([]);
});

test('what is missing or wrong is told with its place', () => {
  expect(
    issuesOf({
      lines: [
        { lot: '', qty: '-1' },
        { lot: 'A', qty: 'x' },
      ],
    }),
  ).toEqual([
    ['/lines/1/qty', 'type', '应为数字'],
    ['/supplier', 'required', '请填写“供应商”'],
    ['/lines/0/lot', 'required', '请填写“批号”'],
    ['/lines/0/qty', 'check', '数量应大于 0'],
  ]);
  expect(issuesOf({ supplier })).toEqual([['', 'form-check', '请至少填写一行明细']]);
  expect(issuesOf({ supplier, lines: 'x' })).toEqual([
    ['/lines', 'type', '应为明细行'],
    ['', 'form-check', '请至少填写一行明细'],
  ]);
});

test('a changed record keeps what is not sent, row by row, and a default is not taken again', () => {
  const before: RecordValues = {
    ...evaluateRecord(receipt, { values: sent }, world).values,
    received: null,
    lines: [
      { id: rowA, lot: 'A1', qty: '2', price: '10.00', amount: '20.00' },
      { id: rowB, lot: 'A2', qty: '3', price: '1.00', amount: '3.00' },
    ],
  };
  const { values, issues } = evaluateRecord(
    receipt,
    {
      before,
      values: {
        lines: [
          { id: rowB, qty: '5' },
          { id: rowB, lot: 'C', qty: '1' },
        ],
        remark: '改',
      },
    },
    world,
  );
  expect(issues).toEqual([]);
  expect(values).toMatchObject({
    supplier,
    received: null,
    remark: '改',
    lines: [
      { id: rowB, lot: 'A2', qty: '5', price: '1.00', amount: '5.00' },
      { lot: 'C', qty: '1', price: null },
    ],
    total: '6',
  });
  const untouched = evaluateRecord(receipt, { before, values: {} }, world);
  expect(untouched.values['lines']).toEqual(before['lines']);
});

test('read-only fields and tables keep what stands', () => {
  const form = prepared({
    '/fields/10/rules': { readOnly: 'imported' },
    '/fields/7/rules': { readOnly: true },
  });
  const before = { ...sent, imported: true, remark: '旧', lines: [{ id: rowA, lot: 'A', qty: '1' }] };
  const { values } = evaluateRecord(form, { before, values: { remark: '新', lines: [] } }, world);
  expect(values).toMatchObject({ remark: '旧', lines: [{ id: rowA, lot: 'A', qty: '1' }] });
});

test('a row sees its own fields, the record, the person and the day', () => {
  const form = prepared({
    '/fields/7/settings/fields/2/rules': {
      visible: 'record.imported = false and list contains(user.roles, "buyer")',
      default: 'if record.received = today then qty * 2 else 1',
    },
  });
  const lines = [{ lot: 'A', qty: 3 }];
  expect(evaluateRecord(form, { values: { ...sent, lines } }, world).values['lines']).toMatchObject([
    { price: '6.00', amount: '18.00' },
  ]);
  const other = evaluateRecord(form, { values: { ...sent, imported: true, lines } }, world);
  expect(stateAt(other, '/lines/0/price').visible).toBe(false);
});

test('options that a rule rules out are neither offered nor taken', () => {
  const form = prepared({ '/fields/6/rules': { options: 'item != "大豆" or imported' } });
  const values = { ...sent, allergens: ['大豆', '牛奶'] };
  expect(issuesOf(values, form)).toEqual([['/allergens', 'option', '当前条件下不能选择此项']]);
  expect(issuesOf({ ...values, imported: true }, form).map(([path]) => path)).toEqual(['/certificate']);
  const at = {
    path: '/allergens',
    options: ['牛奶', '大豆', '坚果'],
    values: evaluateRecord(form, { values }, world).values,
  };
  expect(offeredOptions(form, at, world)).toEqual(['牛奶', '坚果']);
  expect(offeredOptions(receipt, at, world)).toEqual(at.options);
  const related = prepared({ '/fields/1/rules': { options: 'item.imported = true' } });
  expect(offeredOptions(related, { ...at, path: '/supplier', options: [supplier, stranger] }, world)).toEqual(
    [supplier],
  );
});

test('a rule that gives up does not hold and is told to its author', () => {
  const endless = 'count(for i in 1..100000, j in 1..100000 return 1) > 0';
  const form = prepared({ '/checks/0/check': endless });
  const start = performance.now();
  const { issues, notes } = evaluateRecord(form, { values: sent }, world);
  expect(performance.now() - start).toBeLessThan(1000);
  expect(issues).toMatchObject([{ path: '', kind: 'form-check' }]);
  expect(notes.map(({ expression }) => expression)).toContain('/checks/0/check');
});

test('a form under construction can be tried: what cannot be read is left out and told', () => {
  const form = prepared({
    '/fields/5/rules/visible': 'imported =',
    '/fields/8/settings/expression': 'value',
    '/fields/9/settings/expression': 'total',
  });
  expect(form.broken.map(({ path }) => path)).toEqual(['/fields/5/rules/visible']);
  expect(evaluateRecord(form, { values: sent }, world).values['certificate']).toBeNull();
});

test('titles: the form’s own, else the number, else the first text', () => {
  const reader = { language: 'zh', zone: 'UTC' } as const;
  const title = (changes: Record<string, unknown>, values: RecordValues) => {
    const form = prepared(changes);
    return recordTitle(form, evaluateRecord(form, { values }, world).values, { world, reader });
  };
  expect(title({}, sent)).toBe('RK-0001');
  expect(title({ '/title': 'supplier.name + " " + string(total)' }, sent)).toBe('宏达面粉厂 6.5');
  expect(title({ '/title': 'received' }, sent)).toBe('2026-03-04');
  expect(title({ '/fields/0/type': 'text', '/fields/0/settings': { version: 1 } }, { nr_text: '甲' })).toBe(
    '甲',
  );
  expect(title({ '/title': 'remark' }, { remark: `${'😀'.repeat(300)}\n尾` })).toHaveLength(2 * 199 + 1);
});

test('choosing a related record fills in what its fields say', () => {
  expect(runFills(receipt, { on: 'supplier', id: supplier }, world)).toEqual({ imported: true });
  expect(runFills(receipt, { on: 'supplier', id: stranger }, world)).toEqual({ imported: null });
  expect(runFills(receipt, { on: 'received', id: supplier }, world)).toEqual({});
  const form = prepared({ '/fills/0/set/1': { field: 'remark', value: 'name + "：" + phone' } });
  expect(runFills(form, { on: 'supplier', id: supplier }, world)).toEqual({
    imported: true,
    remark: '宏达面粉厂：0755-1234',
  });
});

test('a sub-table asks for so many rows, and has sums below them', () => {
  const form = prepared({ '/fields/7/settings/least': 2, '/fields/7/settings/totals': ['qty', 'amount'] });
  const lines = [
    { lot: 'A', qty: '1.5', price: '2' },
    { lot: 'B', qty: '2', price: '1' },
  ];
  expect(issuesOf({ ...sent, lines: lines.slice(1) }, form)).toEqual([['/lines', 'type', '至少 2 行']]);
  expect(issuesOf({ supplier }, form).map(([path, kind]) => [path, kind])).toContainEqual([
    '/lines',
    'required',
  ]);
  const { values } = evaluateRecord(form, { values: { ...sent, lines } }, world);
  const table = form.fields.find(({ node }) => node === 'lines');
  expect(table && rowTotals(table.field, values['lines'] ?? null)).toEqual({ qty: '3.5', amount: '5.00' });
});

const anyJson = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);

test('whatever is sent, nothing is thrown, and values that stand stay as they are', () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  fc.assert(
    fc.property(
      arbitraryDefinition,
      fc.dictionary(fc.constantFrom(...keys), anyJson),
      (definition, values) => {
        const form = prepareForm({ form: 'f', definition, around: aroundRandom });
        expect(form.broken).toEqual([]);
        const first = evaluateRecord(form, { values }, world);
        expect(Object.keys(first.values).toSorted()).toEqual(
          definition.fields.map(({ key }) => key).toSorted(),
        );
        const again = evaluateRecord(form, { values: first.values, before: first.values }, world);
        expect(again.values).toEqual(first.values);
      },
    ),
    { numRuns: 300 },
  );
});

test('500 rows are evaluated between two keystrokes', () => {
  const lines = Array.from({ length: 500 }, (_, index) => ({
    lot: `L${index}`,
    qty: index + 1,
    price: '1.5',
  }));
  const start = performance.now();
  const { values, issues } = evaluateRecord(receipt, { values: { ...sent, lines } }, world);
  expect(performance.now() - start).toBeLessThan(500);
  expect(issues).toEqual([]);
  expect(values).toMatchObject({ total: '125250', value: '187875.00' });
});
