import { describe, expect, it } from 'vitest';
import { fullYear, readDate, writeDate } from './dates.ts';
import { decimalOf } from './decimals.ts';
import { readGtin, shortestGtin } from './gtin.ts';

describe('dates', () => {
  it.each([
    ['260430', '2026-04-30'],
    ['260400', '2026-04-30'],
    ['261200', '2026-12-31'],
    ['240200', '2024-02-29'],
    ['990101', '1999-01-01'],
    ['760101', '2076-01-01'],
    ['770101', '1977-01-01'],
  ])('reads %s as %s', (value, day) =>
    expect(readDate(value, '2026-11-24')).toEqual({ ok: true, value: day }),
  );

  it('moves the hundred years with today', () => {
    expect(fullYear(10, '2059-12-31')).toBe(2010);
    expect(fullYear(9, '2059-12-31')).toBe(2109);
    expect(fullYear(50, '2000-01-01')).toBe(2050);
    expect(fullYear(51, '2000-01-01')).toBe(1951);
  });

  it('refuses a day that does not exist and says so', () => {
    const got = readDate('260431', '2026-11-24');
    expect(got.ok ? '' : got.fault.code).toBe('ILLEGAL_DAY');
    expect(writeDate('2026-04-30')).toBe('260430');
  });
});

describe('decimals', () => {
  it.each([
    ['3103', '000035', { amount: '0.035' }],
    ['3100', '033333', { amount: '33333' }],
    ['3105', '033333', { amount: '0.33333' }],
    ['3913', '123123456', { amount: '123.456', currency: '123' }],
    ['3922', '0299', { amount: '2.99' }],
    ['3900', '0', { amount: '0' }],
  ])('reads (%s) %s', (ai, value, number) => expect(decimalOf({ ai, value })).toEqual(number));

  it.each(['01', '37', '3701', '310'])('knows no decimals of (%s)', (ai) =>
    expect(decimalOf({ ai, value: '123456' })).toBeUndefined(),
  );
});

describe('forms of a GTIN', () => {
  it.each([
    ['02345673', '00000002345673'],
    ['416000336108', '00416000336108'],
    ['2112345678900', '02112345678900'],
    ['24012345678905', '24012345678905'],
  ])('reads %s and shows it so again', (short, full) => {
    expect(readGtin(short)).toEqual({ ok: true, value: full });
    expect(shortestGtin(full)).toBe(short);
  });

  it.each([
    ['0234567', 'WRONG_LENGTH'],
    ['02345674', 'INCORRECT_CHECK_DIGIT'],
    ['0234567A', 'NON_DIGIT_CHARACTER'],
    ['', 'WRONG_LENGTH'],
  ])('refuses %s', (text, code) => {
    const got = readGtin(text);
    expect(got.ok ? '' : got.fault.code).toBe(code);
  });
});
