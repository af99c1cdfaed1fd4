import fc from 'fast-check';
import type { FieldSettings, FormDefinition, FormField, FormsAround, LayoutNode } from '@yuanliu/core/forms';
import { supplierForm } from './receipt-form.ts';

/** What random definitions may speak of. */
export const aroundRandom: FormsAround = {
  form: (key) => (['supplier', 'mill'].includes(key) ? supplierForm : undefined),
  hasSerialRule: () => true,
};

const settings = (own: fc.Arbitrary<object>): fc.Arbitrary<FieldSettings> =>
  own.map((each) => ({ version: 1, ...each }));

const options = fc
  .uniqueArray(fc.constantFrom('牛奶', '大豆', '坚果', '小麦', '蛋'), { minLength: 1, maxLength: 5 })
  .map((labels) => labels.map((label) => ({ key: label, label: { zh: label } })));

const simple: Readonly<Record<string, fc.Arbitrary<FieldSettings>>> = {
  text: settings(fc.record({ longest: fc.integer({ min: 5, max: 200 }) }, { requiredKeys: [] })),
  'long-text': settings(fc.constant({})),
  number: settings(
    fc.record({ decimals: fc.nat(6), unit: fc.constantFrom('千克', '件') }, { requiredKeys: [] }),
  ),
  money: settings(fc.record({ currency: fc.constantFrom('CNY', 'USD'), decimals: fc.constantFrom(0, 2) })),
  date: settings(fc.constant({})),
  'date-time': settings(fc.record({ precision: fc.constantFrom('minute', 'second') })),
  'yes-no': settings(fc.constant({})),
  'single-choice': settings(fc.record({ options })),
  'multiple-choice': settings(fc.record({ options })),
  user: settings(fc.constant({})),
  department: settings(fc.constant({})),
  attachment: settings(fc.constant({})),
  image: settings(fc.constant({})),
  formula: settings(
    fc.constantFrom(
      { expression: '1 + 1', gives: { type: 'number', settings: { version: 1 } } },
      { expression: '"a" + "b"', gives: { type: 'text', settings: { version: 1 } } },
    ),
  ),
};

const form = fc.constantFrom('supplier', 'mill');
const toOne = settings(fc.record({ form, many: fc.constant(false) }));
const toAny = settings(fc.record({ form, many: fc.boolean() }));
const number = settings(fc.record({ rule: fc.constant('receipt') }));

const field = (type: string, own: fc.Arbitrary<FieldSettings>): fc.Arbitrary<Omit<FormField, 'key'>> =>
  fc.record({
    type: fc.constant(type),
    label: fc.constant({ zh: '' }),
    settings: own,
  });

const ofTypes = (
  types: Readonly<Record<string, fc.Arbitrary<FieldSettings>>>,
): fc.Arbitrary<Omit<FormField, 'key'>> =>
  fc.oneof(...Object.entries(types).map(([type, own]) => field(type, own)));

/** Fields of a handful of keys, so that versions share some of them; labels follow from the keys. */
const fieldsOf = (
  keys: readonly string[],
  each: fc.Arbitrary<Omit<FormField, 'key'>>,
): fc.Arbitrary<FormField[]> =>
  fc
    .uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: keys.length })
    .chain((chosen) =>
      fc.tuple(...chosen.map((key) => each.map((one) => ({ ...one, key, label: { zh: `字段${key}` } })))),
    );

const rows = settings(
  fc.record({ fields: fieldsOf(['p', 'q', 'r', 's'], ofTypes({ ...simple, relation: toOne })) }),
);

const anyField = ofTypes({ ...simple, relation: toAny, 'sub-table': rows, 'serial-number': number });

/** One field of any simple type. */
export const arbitraryField: fc.Arbitrary<FormField> = ofTypes(simple).map((one) => ({
  ...one,
  key: 'a',
  label: { zh: '字段' },
}));

const layoutOf = (fields: readonly FormField[], cut: number): LayoutNode[] => {
  const nodes = fields.map(({ key }): LayoutNode => ({ kind: 'field', key, span: 12 }));
  const inBox = nodes.slice(cut);
  if (inBox.length === 0) return nodes;
  return [...nodes.slice(0, cut), { kind: 'section', key: 'box', title: { zh: '其他' }, children: inBox }];
};

const comparable = new Set(['text', 'number', 'date', 'single-choice', 'user']);

/** A sound definition, over a small stock of keys. */
export const arbitraryDefinition: fc.Arbitrary<FormDefinition> = fc
  .record({
    fields: fieldsOf(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], anyField),
    cut: fc.nat(8),
    isUnique: fc.boolean(),
  })
  .map(({ fields, cut, isUnique }) => {
    const unique = isUnique ? fields.find(({ type }) => comparable.has(type)) : undefined;
    return {
      version: 1,
      name: { zh: '随机表单' },
      fields,
      layout: layoutOf(fields, cut),
      ...(unique !== undefined && { uniques: [{ fields: [unique.key] }] }),
    };
  });
