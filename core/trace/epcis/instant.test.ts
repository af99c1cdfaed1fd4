import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashInstantOf, instantOf, isInstant } from './instant.ts';

describe('instantOf', () => {
  it.each([
    ['2026-03-04T18:00:30+08:00', '2026-03-04T10:00:30.000000Z'],
    ['2026-03-04T18:00:30.5+08:00', '2026-03-04T10:00:30.500000Z'],
    ['2026-03-04T10:00:30.1234567Z', '2026-03-04T10:00:30.123456Z'],
    ['2020-01-01T00:30:00.000-06:00', '2020-01-01T06:30:00.000000Z'],
    ['0001-01-01t00:00:00z', '0001-01-01T00:00:00.000000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000000Z'],
  ])('%s', (written, expected) => {
    expect(instantOf(written)).toBe(expected);
  });

  it.each([
    '2026-03-04',
    '2026-03-04T10:00:30',
    '2026-04-31T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-04T24:00:00Z',
    '2026-03-04T10:00:30+8:00',
    '0000-01-01T00:00:00+01:00',
    '0000-06-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-14:00',
    ' 2026-03-04T10:00:30Z',
    '',
  ])('refuses %s', (written) => {
    expect(instantOf(written)).toBeUndefined();
  });

  it('orders text as time', () => {
    const moment = fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const [first = '', second = ''] = [one, other].map((date) => instantOf(date.toISOString()));
        expect(first < second).toBe(one < other);
      }),
    );
  });
});

describe('hashInstantOf', () => {
  it.each([
    ['2022-02-15T01:33:31.116000-06:00', '2022-02-15T07:33:31.116Z'],
    ['2022-02-16T08:40:21.3142715Z', '2022-02-16T08:40:21.314Z'],
    ['2022-02-16T08:40:21.3145Z', '2022-02-16T08:40:21.315Z'],
    ['2022-12-31T23:59:59.9995Z', '2023-01-01T00:00:00.000Z'],
    ['2022-02-16T08:40:21Z', '2022-02-16T08:40:21.000Z'],
  ])('%s', (written, expected) => {
    expect(hashInstantOf(written)).toBe(expected);
  });
});

describe('isInstant', () => {
  it('takes what a date writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(isInstant(date.toISOString())).toBe(true);
        },
      ),
    );
  });
});
