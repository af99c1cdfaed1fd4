import type { FormDefinition, FormField } from '@yuanliu/core/forms';

const field = (key: string, type: string, settings: object = {}): FormField => ({
  key,
  type,
  label: { zh: `字段${key}` },
  settings: { version: 1, ...settings },
});

const options = ['甲', '乙', '丙'].map((key) => ({ key, label: { zh: `${key}级` } }));

const drawn = (name: string, fields: FormField[]): FormDefinition => ({
  version: 1,
  name: { zh: name },
  fields,
  layout: fields.map(({ key }) => ({ kind: 'field', key, span: 6 })),
});

/** What samples come from, with figures over them. */
export const sourceForm: FormDefinition = drawn('来源', [
  field('name', 'text'),
  field('phone', 'text'),
  field('rating', 'number'),
  field('used', 'roll-up', { form: 'sample', through: 'source', way: 'count' }),
  field('spent', 'roll-up', { form: 'sample', through: 'source', way: 'sum', field: 'amount' }),
  field('latest', 'roll-up', { form: 'sample', through: 'partners', way: 'max', field: 'due' }),
]);

/** A form with a field of every type. */
export const sampleForm: FormDefinition = drawn('样品', [
  field('code', 'serial-number', { rule: 'test.sample' }),
  field('name', 'text'),
  field('memo', 'long-text'),
  field('qty', 'number'),
  field('amount', 'money', { currency: 'CNY', decimals: 2 }),
  field('due', 'date'),
  field('at', 'date-time'),
  field('urgent', 'yes-no'),
  field('grade', 'single-choice', { options }),
  field('tags', 'multiple-choice', { options }),
  field('keeper', 'user'),
  field('office', 'department'),
  field('source', 'relation', { form: 'source', many: false }),
  field('partners', 'relation', { form: 'source', many: true }),
  field('papers', 'attachment'),
  field('photos', 'image'),
  field('lines', 'sub-table', {
    fields: [
      field('lot', 'text'),
      field('count', 'number'),
      field('origin', 'relation', { form: 'source', many: false }),
      field('origin_phone', 'lookup', { through: 'origin', field: 'phone' }),
    ],
  }),
  field('doubled', 'formula', {
    expression: 'qty * 2',
    gives: { type: 'number', settings: { version: 1 } },
  }),
  field('source_phone', 'lookup', { through: 'source', field: 'phone' }),
  field('source_used', 'lookup', { through: 'source', field: 'used' }),
]);
