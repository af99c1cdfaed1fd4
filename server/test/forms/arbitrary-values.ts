import {
  type FormDefinition,
  type FormField,
  type RecordValues,
  rowFieldsOf,
  typeOf,
} from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import fc from 'fast-check';

/** Ids that the values of a record may point at. */
export interface Known {
  readonly users: readonly string[];
  readonly departments: readonly string[];
  /** By the key of their form. */
  readonly records: Readonly<Record<string, readonly string[]>>;
}

const file = (name: string) => ({
  file: '01890000-0000-7000-8000-00000000f11e',
  name,
  size: 12,
  type: 'text/plain',
});

const texts = [
  '牛奶',
  '大豆、坚果',
  '12.50',
  '1,000',
  '-3',
  '2026-03-04',
  '2026-03-04 14:30',
  '是',
  'a\tb',
  '无',
];

/** What may stand in a field, before its type has checked it. */
const candidates = (field: FormField, known: Known): readonly JsonValue[] => {
  const { form } = field.settings;
  const ids = typeof form === 'string' ? (known.records[form] ?? []) : [];
  const byType: Readonly<Record<string, readonly JsonValue[]>> = {
    text: texts,
    'long-text': [...texts, '第一行\n第二行'],
    number: ['12.5', '0', '-7', '1000000', '0.000001', '3'],
    money: ['12.5', '0.01', '99', '-4'],
    date: ['2026-03-04', '1999-12-31', '2400-02-29'],
    'date-time': ['2026-03-04T06:30:00.000Z', '1999-12-31T16:00:30.000Z'],
    'yes-no': [true, false],
    'single-choice': ['牛奶', '大豆', '坚果', '小麦', '蛋'],
    'multiple-choice': [['牛奶'], ['大豆', '蛋'], ['小麦', '坚果', '牛奶']],
    user: known.users,
    department: known.departments,
    attachment: [[file('检疫.pdf')], [file('a.txt'), file('b "x".txt')]],
    image: [[file('照片.jpg')]],
    relation: field.settings['many'] === true ? [ids.slice(0, 1), ids.slice(0, 2)] : ids,
    'serial-number': [],
  };
  return byType[field.type] ?? [];
};

const valueOf = (field: FormField, known: Known): fc.Arbitrary<JsonValue> => {
  const inner = rowFieldsOf(field);
  if (inner.length > 0)
    return fc
      .array(valuesOf(inner, known), { maxLength: 3 })
      .map((rows) => (rows.length === 0 ? null : rows));
  const good = candidates(field, known).flatMap((each) => {
    const checked = typeOf(field).check(each, field.settings);
    return checked.ok && checked.value !== null ? [checked.value] : [];
  });
  return good.length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...good), { freq: 5 });
};

const valuesOf = (fields: readonly FormField[], known: Known): fc.Arbitrary<Record<string, JsonValue>> =>
  fc.record(Object.fromEntries(fields.map((field) => [field.key, valueOf(field, known)])));

/** Values of a few records, each field in its one spelling; what must be unique is held by one of them alone. */
export const arbitraryRecords = (definition: FormDefinition, known: Known): fc.Arbitrary<RecordValues[]> => {
  const alone = new Set((definition.uniques ?? []).flatMap(({ fields }) => fields));
  return fc
    .array(valuesOf(definition.fields, known), { minLength: 1, maxLength: 4 })
    .map((records) =>
      records.map((values, index) =>
        Object.fromEntries(
          Object.entries(values).map(([key, value]) => [key, index > 0 && alone.has(key) ? null : value]),
        ),
      ),
    );
};
