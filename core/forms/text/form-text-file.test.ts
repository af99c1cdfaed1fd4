import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDefinition } from '../../../server/test/forms/arbitrary-definition.ts';
import { receiptForm } from '../../../server/test/forms/receipt-form.ts';
import { readFormText } from './read-form-text.ts';
import { writeFormText } from './write-definition.ts';

const lines = (definition: typeof receiptForm) => writeFormText({ form: 'receipt', definition }).split('\n');

test('what is written is read back, whatever the order it came in', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, each]) => [key, shuffled(each)]),
    );
  };
  fc.assert(
    fc.property(fc.oneof(arbitraryDefinition, fc.constant(receiptForm)), (definition) => {
      const text = writeFormText({ form: 'receipt', definition });
      expect(readFormText(text)).toEqual({ ok: true, form: 'receipt', definition });
      const other = shuffled(definition) as typeof definition;
      expect(writeFormText({ form: 'receipt', definition: other })).toBe(text);
    }),
  );
});

test('one change is one line', () => {
  const before = lines(receiptForm);
  const change = structuredClone(receiptForm);
  const after = lines({
    ...change,
    fields: change.fields.map((field) =>
      field.key === 'remark' ? { ...field, label: { zh: '说明' } } : field,
    ),
  });
  expect(after.filter((line, index) => line !== before[index])).toEqual(['      "label": { "zh": "说明" },']);
  expect(after).toHaveLength(before.length);
});

test('options, labels and places stand on one line each', () => {
  const text = lines(receiptForm);
  expect(text[0]).toBe('{');
  expect(text[1]).toBe('  "form": "receipt",');
  expect(text).toContain('          { "key": "牛奶", "label": { "zh": "牛奶", "en": "Milk" } },');
  expect(text).toContain('        { "kind": "field", "key": "nr_text", "span": 6 },');
  expect(text.at(-1)).toBe('');
});

test.each([
  ['{', ''],
  ['[]', ''],
  ['{"version":1}', '/form'],
  ['{"form":"a b","version":1}', '/form'],
  ['{"form":"a","version":1,"name":{"zh":"甲"},"fields":[],"layout":{}}', '/layout'],
])('%s is refused at %s', (text, path) => {
  expect(readFormText(text)).toMatchObject({ ok: false, issues: [{ path }] });
});
