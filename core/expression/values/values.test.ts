import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { dateOfDayNumber, dayNumberOf } from './calendar.ts';
import { compareText } from './compare.ts';
import { displayValue } from './display.ts';
import { valueFromJson, valueToJson } from './json.ts';
import { readTemporal } from './temporal-text.ts';
import { writtenValue } from './text-of.ts';
import { contextOf, Exact, type Value } from './value.ts';

const at = (text: string): Value => readTemporal(text) ?? null;

describe('days', () => {
  test('a number of a day leads back to it, over all years that there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: -365_000_000_000, max: 365_000_000_000 }), (number) => {
        const date = dateOfDayNumber(number);
        expect(date && dayNumberOf(date)).toBe(number);
      }),
    );
  });

  test('agrees with the calendar of the host', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 1_000_000 }), (number) => {
        const host = new Date(number * 86_400_000);
        expect(dateOfDayNumber(number)).toMatchObject({
          year: host.getUTCFullYear(),
          month: host.getUTCMonth() + 1,
          day: host.getUTCDate(),
        });
      }),
    );
  });
});

test('texts are ordered by code point, also beyond the first 65,536', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (left, right) => {
      expect(compareText(left, right)).toBe(Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right))));
    }),
  );
});

test.each([
  ['2026-11-24', '2026-11-24'],
  ['-0044-03-15', '-0044-03-15'],
  ['23:59:60', 'null'],
  ['24:00:00', '00:00:00'],
  ['2026-12-31T24:00:00', '2027-01-01T00:00:00'],
  ['2026-02-29', 'null'],
  ['08:00:00+15:00', 'null'],
  ['08:00:00-05:30', '08:00:00-05:30'],
  ['2026-11-24T08:00:00@Asia/Tokyo', '2026-11-24T08:00:00@Asia/Tokyo'],
  ['2026-11-24T08:00:00@Nowhere/Land', 'null'],
  ['P1Y14M', 'P2Y2M'],
  ['-PT90M', '-PT1H30M'],
  ['P1Y1D', 'null'],
  ['PT', 'null'],
])('reads %s as %s', (text, expected) => {
  expect(writtenValue(at(text))).toBe(expected);
});

test.each<[Value, string, string]>([
  [null, '', ''],
  [true, '是', 'yes'],
  [new Exact('1234567.50'), '1234567.5', '1234567.5'],
  [at('2026-11-24T08:00:00@Asia/Shanghai'), '2026-11-24 08:00:00', '2026-11-24 08:00:00'],
  [at('P1DT2H'), '1天2小时', '1 d2 h'],
  [at('-P14M'), '-1年2个月', '-1 y2 mo'],
  [['牛奶', new Exact(2)], '牛奶、2', '牛奶, 2'],
])('shows %o to people', (value, zh, en) => {
  expect([displayValue(value, 'zh'), displayValue(value, 'en')]).toEqual([zh, en]);
});

test('a value goes to JSON and comes back by its type', () => {
  const type = {
    kind: 'context',
    fields: {
      单价: { kind: 'number' },
      日期: { kind: 'date' },
      时长: { kind: 'days and time duration' },
      明细: { kind: 'list', of: { kind: 'string' } },
    },
  } as const;
  const value = contextOf([
    ['单价', new Exact('9007199254740993.10')],
    ['日期', at('2026-11-24')],
    ['时长', at('PT36H')],
    ['明细', ['一', null]],
  ]);
  const json = valueToJson(value);
  expect(json).toEqual({
    单价: '9007199254740993.1',
    日期: '2026-11-24',
    时长: 'P1DT12H',
    明细: ['一', null],
  });
  expect(writtenValue(valueFromJson(json, type) ?? null)).toBe(writtenValue(value));
  expect(valueFromJson({ 单价: 'x' }, type)).toBeUndefined();
  expect(valueFromJson(['a'], { kind: 'string' })).toBeUndefined();
});
