import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { contextOf } from '../../expression/index.ts';
import type { JsonValue, Language } from '../../platform/index.ts';
import { fieldTypes, findFieldType, typeOf } from './field-types.ts';
import type { Reader } from './reader.ts';

const zone = fc.constantFrom('Asia/Shanghai', 'UTC', 'Asia/Kathmandu');
const language = fc.constantFrom<Language>('zh', 'en');
const uuid = fc.uuid();
const nothing = fc.record({});

const people = {
  nameOf: (_: unknown, id: string) => `某人 ${id}`,
  find: (_: unknown, text: string) => (/^某人 [\da-f-]{36}$/.test(text) ? [text.slice(3)] : []),
};

const label = fc.stringMatching(/^[A-Za-z（）、，;甲乙丙丁]{1,8}$/);
const options = fc
  .uniqueArray(label, {
    minLength: 1,
    maxLength: 12,
    selector: (each) => each.normalize('NFKC').toLowerCase(),
  })
  .map((labels) => ({
    options: labels.map((each, index) => ({ key: `o${index}`, label: { zh: `甲${each}乙` } })),
  }));

const decimal = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: 0, max: 9999 }))
  .map(([minus, whole, rest]) => `${minus ? '-' : ''}${whole}.${String(rest).padStart(4, '0')}`);

const moment = fc
  .date({ min: new Date('1995-01-01T00:00:00Z'), max: new Date('2200-01-01T00:00:00Z'), noInvalidDate: true })
  .map((each) => each.toISOString());

/** Settings and values of every type whose values travel as text. */
const values: Record<string, [fc.Arbitrary<object>, fc.Arbitrary<JsonValue>]> = {
  text: [nothing, fc.string({ unit: 'binary', maxLength: 60 })],
  'long-text': [nothing, fc.string({ unit: 'binary', maxLength: 200 })],
  number: [
    fc.record(
      { unit: fc.constantFrom('千克', '%', 'm³', 'e5', '1'), thousands: fc.boolean() },
      { requiredKeys: [] },
    ),
    fc.oneof(decimal, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })),
  ],
  money: [
    fc.record({
      currency: fc.constantFrom('CNY', 'USD', 'EUR', 'JPY', 'SAR'),
      decimals: fc.constantFrom(0, 2, 4),
    }),
    fc.oneof(decimal, fc.integer()),
  ],
  date: [nothing, moment.map((each) => each.slice(0, 10))],
  'date-time': [fc.record({ precision: fc.constantFrom('minute', 'second') }, { requiredKeys: [] }), moment],
  'yes-no': [
    fc.record(
      { yes: fc.record({ zh: fc.constant('合格') }), no: fc.record({ zh: fc.constant('不合格') }) },
      { requiredKeys: [] },
    ),
    fc.boolean(),
  ],
  'single-choice': [options, fc.nat(11).map((index) => `o${index}`)],
  'multiple-choice': [
    options,
    fc.array(
      fc.nat(11).map((index) => `o${index}`),
      { maxLength: 6 },
    ),
  ],
  user: [nothing, uuid],
  department: [nothing, uuid],
  relation: [
    fc.record({ form: fc.constant('mill'), many: fc.constant(true) }),
    fc.array(uuid, { maxLength: 5 }),
  ],
};

test.each(Object.entries(values))(
  '%s: what is shown is read back, in both languages',
  (name, [settings, value]) => {
    const type = findFieldType(name);
    fc.assert(
      fc.property(fc.record({ settings, value, zone, language }), (given) => {
        const own = { version: 1, ...given.settings };
        const reader: Reader = { language: given.language, zone: given.zone, names: people };
        const checked = type?.check(given.value, own);
        fc.pre(checked?.ok === true);
        const shown = type?.display(checked.value, own, reader) ?? '';
        expect(type?.read(shown, own, reader)).toEqual(checked);
      }),
    );
  },
);

test.each(Object.entries(values))(
  '%s: checking what was checked changes nothing',
  (name, [settings, value]) => {
    const type = findFieldType(name);
    fc.assert(
      fc.property(settings, value, (given, each) => {
        const own = { version: 1, ...given };
        const checked = type?.check(each, own);
        fc.pre(checked?.ok === true);
        expect(type?.check(checked.value, own)).toEqual(checked);
      }),
    );
  },
);

test.each(Object.entries(values))('%s: what expressions see is taken back', (name, [settings, value]) => {
  const type = findFieldType(name);
  fc.assert(
    fc.property(settings, value, zone, (given, each, where) => {
      const own = { version: 1, ...given };
      const world = { zone: where, record: (_: unknown, id: string) => contextOf([['id', id]]) };
      const checked = type?.check(each, own);
      fc.pre(checked?.ok === true);
      const seen = type?.toFeel(checked.value, own, world) ?? null;
      expect(type?.fromFeel(seen, own, world)).toEqual(checked);
    }),
  );
});

test.each(Object.entries(values))('%s: a checked value is as its schema says', (name, [settings, value]) => {
  const type = findFieldType(name);
  fc.assert(
    fc.property(settings, value, (given, each) => {
      const own = { version: 1, ...given };
      const checked = type?.check(each, own);
      fc.pre(checked?.ok === true);
      expect(z.fromJSONSchema(type?.schema(own) ?? false).safeParse(checked.value).success).toBe(true);
    }),
  );
});

test('no type throws at whatever JSON it is given, and an answer is a value or issues in both languages', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fieldTypes), fc.jsonValue(), fc.string(), (type, json, text) => {
      const value = JSON.parse(JSON.stringify(json));
      const reader: Reader = { language: 'zh', zone: 'UTC' };
      for (const answer of [type.check(value, type.initial), type.read(text, type.initial, reader)])
        expect(answer.ok || answer.issues.every((each) => each.text.zh !== '' && each.text.en !== '')).toBe(
          true,
        );
    }),
    { numRuns: 500 },
  );
});

test.each(fieldTypes.map((type) => [type.name, type] as const))(
  '%s: its first settings are settings',
  (_, type) => {
    expect(type.settings.parse(type.initial)).toEqual(type.initial);
    expect(type.check(null, type.initial)).toEqual({ ok: true, value: null });
  },
);

test('conversions name types that exist', () => {
  const from = fieldTypes.flatMap((type) => type.conversions.map((each) => each.from));
  expect(from.filter((name) => findFieldType(name) === undefined)).toEqual([]);
  expect(() => typeOf({ type: 'colour' })).toThrow(/colour/);
});
