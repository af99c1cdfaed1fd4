import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '../../platform/index.ts';
import { arbitraryField } from '../../../server/test/forms/arbitrary-definition.ts';
import type { FormField } from '../definition/form-field.ts';
import { fieldTypes, typeOf } from '../field-types/field-types.ts';
import type { Reader } from '../field-types/reader.ts';
import { convertValue } from './convert-value.ts';

const reader: Reader = { language: 'zh', zone: 'Asia/Shanghai' };

const field = (type: string, settings: object = {}): FormField => ({
  key: 'a',
  type,
  label: { zh: '甲' },
  settings: { version: 1, ...settings },
});

const options = ['牛奶', '大豆'].map((key) => ({ key, label: { zh: key } }));

test.each<[JsonValue, FormField, FormField, JsonValue]>([
  ['1234.5', field('number', { unit: '千克', thousands: true }), field('text'), '1234.5'],
  ['1,234.50', field('text'), field('number'), '1234.5'],
  ['12.5', field('number'), field('money', { currency: 'CNY', decimals: 2 }), '12.50'],
  ['-12.50', field('money', { currency: 'CNY', decimals: 2 }), field('number'), '-12.5'],
  ['2026年3月4日', field('text'), field('date'), '2026-03-04'],
  ['2026-03-03T17:00:00.000Z', field('date-time'), field('date'), '2026-03-04'],
  ['2026-03-04', field('date'), field('date-time'), '2026-03-03T16:00:00.000Z'],
  [true, field('yes-no'), field('number'), '1'],
  ['0', field('number'), field('yes-no'), false],
  [false, field('yes-no'), field('text'), '否'],
  ['牛奶', field('single-choice', { options }), field('multiple-choice', { options }), ['牛奶']],
  [['大豆'], field('multiple-choice', { options }), field('single-choice', { options }), '大豆'],
  [['牛奶', '大豆'], field('multiple-choice', { options }), field('text'), '牛奶、大豆'],
  [null, field('text'), field('user'), null],
])('%j of %j becomes in %j: %j', (...[value, from, to, next]) => {
  expect(convertValue(value, { from, to }, reader)).toEqual({ ok: true, value: next });
});

test.each<[JsonValue, FormField, FormField]>([
  ['约 12', field('text'), field('number')],
  ['12.345', field('number'), field('money', { currency: 'CNY', decimals: 2 })],
  ['2', field('number'), field('yes-no')],
  [['牛奶', '大豆'], field('multiple-choice', { options }), field('single-choice', { options })],
  ['花生', field('text'), field('single-choice', { options })],
  ['林晓', field('text'), field('user')],
])('%j of %j does not convert to %j, and says why', (value, from, to) => {
  expect(convertValue(value, { from, to }, reader)).toMatchObject({
    ok: false,
    issues: [{ text: { zh: expect.stringMatching(/\p{Script=Han}/u) } }],
  });
});

const json: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
  fc.constantFrom('牛奶', '大豆', '坚果', '2026-03-04', '2026-03-04T06:30:15Z'),
  fc.subarray(['牛奶', '大豆', '坚果', '小麦', '蛋']),
);

test('a conversion that is called lossless never fails, and what converts is a value of its new type', () => {
  let converted = 0;
  fc.assert(
    fc.property(arbitraryField, arbitraryField, json, (from, to, sent) => {
      const checked = typeOf(from).check(sent, from.settings);
      const conversion = typeOf(to).conversions.find((each) => each.from === from.type);
      if (!checked.ok || checked.value === null || conversion === undefined) return;
      const next = convertValue(checked.value, { from, to }, reader);
      if (from.type !== to.type && conversion.lossless(from.settings, to.settings) === true)
        expect(next.ok).toBe(true);
      if (next.ok) expect(typeOf(to).check(next.value, to.settings)).toEqual(next);
      converted += 1;
    }),
    { numRuns: 3000 },
  );
  expect(converted).toBeGreaterThan(100);
  expect(fieldTypes.flatMap(({ conversions }) => conversions).length).toBeGreaterThan(25);
});
