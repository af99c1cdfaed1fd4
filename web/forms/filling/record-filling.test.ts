import {
  type FormDefinition,
  type FormField,
  prepareForm,
  type Row,
  type RecordValues,
} from '@yuanliu/core/forms';
import { describe, expect, test } from 'vitest';
import type { FillingOptions, Reference } from './filling-options.ts';
import { namesBook } from './names-book.ts';
import { newId } from './new-id.ts';
import { RecordFilling } from './record-filling.ts';

const field = (key: string, label: string, more: Partial<FormField> = {}): FormField => ({
  key,
  type: 'text',
  label: { zh: label },
  settings: { version: 1 },
  ...more,
});

const supplier = '11111111-1111-4111-8111-111111111111';

const definition: FormDefinition = {
  version: 1,
  name: { zh: '进货' },
  fields: [
    field('gys', '供应商', { type: 'relation', settings: { version: 1, form: 'supplier', many: false } }),
    field('lxr', '联系人'),
    field('bz', '备注', { rules: { visible: 'lxr != null' } }),
    field('sl', '数量', { type: 'number', rules: { required: true } }),
    field('lines', '明细', {
      type: 'sub-table',
      settings: {
        version: 1,
        totals: ['je'],
        fields: [
          field('pm', '品名', { rules: { required: true } }),
          field('sl', '数量', { type: 'number' }),
          field('dj', '单价', { type: 'money', settings: { version: 1, currency: 'CNY', decimals: 2 } }),
          field('je', '金额', {
            type: 'formula',
            settings: {
              version: 1,
              expression: 'sl * dj',
              gives: { type: 'money', settings: { version: 1, currency: 'CNY', decimals: 2 } },
            },
          }),
        ],
      },
    }),
  ],
  layout: [
    { kind: 'field', key: 'gys', span: 6 },
    { kind: 'field', key: 'lxr', span: 6 },
    { kind: 'field', key: 'bz', span: 12 },
    { kind: 'field', key: 'sl', span: 6 },
    { kind: 'field', key: 'lines', span: 12 },
  ],
  fills: [{ on: 'gys', set: [{ field: 'lxr', value: 'contact' }] }],
};

const supplierForm: FormDefinition = {
  version: 1,
  name: { zh: '供应商' },
  fields: [field('contact', '联系人')],
  layout: [{ kind: 'field', key: 'contact', span: 12 }],
};

const prepared = prepareForm({
  form: 'purchase',
  definition,
  around: { form: (key) => (key === 'supplier' ? supplierForm : undefined), hasSerialRule: () => false },
});

const filled = (more: Partial<FillingOptions> = {}) => {
  const kept: RecordValues[] = [];
  const asked: (readonly Reference[])[] = [];
  const record = new RecordFilling({
    prepared,
    reader: { language: 'zh', zone: 'Asia/Shanghai', names: namesBook() },
    user: { id: supplier, name: '张三', department: null, roles: [] },
    hidden: [],
    readOnly: [],
    fetchRelated: async (references) => {
      asked.push(references);
      return {
        related: { [`form:supplier:${supplier}`]: { title: '蒙牛', contact: '李四' } },
        known: {},
        names: {},
      };
    },
    onChange: (sent) => kept.push(sent),
    ...more,
  });
  return { record, kept, asked };
};

describe('a record that is being filled in', () => {
  test('sends what was touched and nothing else', () => {
    const { record, kept } = filled({ before: { lxr: '王五', sl: '3' } });
    record.set('sl', '4');
    expect(record.sent).toEqual({ sl: '4' });
    expect(kept.at(-1)).toEqual({ sl: '4' });
    expect(record.evaluated.values['lxr']).toBe('王五');
  });

  test('says what is missing when submitting is tried, and at once what cannot be read', () => {
    const { record } = filled();
    expect(record.view('sl').issue).toBeUndefined();
    record.set('sl', '十二');
    record.leave('/sl');
    expect(record.view('sl')).toMatchObject({ value: '十二', isRequired: true });
    expect(record.view('sl').issue).toBeDefined();
    record.set('sl', null);
    record.attempt();
    expect(record.faults().map(({ path }) => path)).toEqual(['/sl']);
    record.set('sl', '12');
    expect(record.faults()).toEqual([]);
  });

  test('shows a field when its rule says so and keeps what was typed while it is away', () => {
    const { record } = filled();
    expect(record.view('bz').isVisible).toBe(false);
    record.set('lxr', '李四');
    record.set('bz', '急');
    record.set('lxr', null);
    expect(record.evaluated.values['bz']).toBeNull();
    record.set('lxr', '李四');
    expect(record.evaluated.values['bz']).toBe('急');
  });

  test('fills other fields from the record that was chosen', async () => {
    const { record } = filled();
    record.set('gys', supplier);
    await expect.poll(() => record.sent).toEqual({ gys: supplier, lxr: '李四' });
  });

  test('asks once for what an id points at', async () => {
    const { record, asked } = filled({ before: { gys: supplier } });
    await expect.poll(() => asked.length).toBe(1);
    record.set('sl', '1');
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(asked).toEqual([[{ target: 'form:supplier', id: supplier }]]);
  });

  test('sends rows that stand by their id and what was changed in them', () => {
    const before = { lines: [{ id: supplier, pm: '牛奶', sl: '2', dj: '1.00', je: '2.00' }] };
    const { record } = filled({ before });
    record.setRows('lines', (rows) => rows.map((row): Row => ({ ...row, sl: '5' })));
    expect(record.sent).toEqual({ lines: [{ id: supplier, sl: '5' }] });
    expect(record.rows('lines')).toEqual([{ id: supplier, pm: '牛奶', sl: '5', dj: '1.00', je: '5.00' }]);
  });

  test('leaves alone the rows that did not change', () => {
    const { record } = filled();
    record.setRows('lines', () => [
      { id: newId(), pm: '甲' },
      { id: newId(), pm: '乙', sl: 'x' },
    ]);
    const [first, second] = record.rows('lines');
    expect(second).toMatchObject({ pm: '乙', sl: 'x', je: null });
    record.setRows('lines', (rows) => rows.with(1, { ...rows[1], sl: '2' }));
    expect(record.rows('lines')[0]).toBe(first);
    expect(record.rows('lines')[1]).toMatchObject({ sl: '2' });
  });

  test('asks nothing of a field that is hidden from this person', () => {
    const { record } = filled({ hidden: ['sl'] });
    record.attempt();
    expect(record.faults()).toEqual([]);
    expect(record.view('sl').isVisible).toBe(false);
  });
});

test('ids are those of version 7 and never the same', () => {
  const ids = Array.from({ length: 100 }, () => newId());
  expect(new Set(ids).size).toBe(100);
  for (const id of ids)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});
