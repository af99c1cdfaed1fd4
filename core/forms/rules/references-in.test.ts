import { expect, test } from 'vitest';
import { receiptForm } from '../../../server/test/forms/receipt-form.ts';
import { withChange } from '../../../server/test/forms/with-change.parse.ts';
import { referencesIn } from './references-in.ts';

test('ids are found by what they point at, in rows as well, each once', () => {
  const { fields } = withChange(receiptForm, '/fields/7/settings/fields/0', {
    key: 'checker',
    type: 'user',
    label: { zh: '验收人' },
    settings: { version: 1 },
  });
  const many = withChange(fields, '/1/settings/many', true);
  const records = [
    { supplier: ['s1', 's2'], lines: [{ checker: 'u1' }, { checker: 'u2' }, { checker: null }] },
    { supplier: ['s2'], lines: [{ checker: 'u1' }], remark: 'u9' },
    { supplier: 5, lines: 'x' },
  ];
  expect(referencesIn(many, records)).toEqual(
    new Map([
      ['form:supplier', new Set(['s1', 's2'])],
      ['user', new Set(['u1', 'u2'])],
    ]),
  );
});
