import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCheck, readCreditCode } from './credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'.split('');
const anyOf = (unit: readonly string[], length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...unit), minLength: length, maxLength: length });

/** Right codes of every authority and category. */
const code = fc
  .tuple(anyOf(alphabet, 2), anyOf(alphabet.slice(0, 10), 6), anyOf(alphabet, 9))
  .map((parts) => parts.join(''))
  .map((body) => body + creditCheck(body));

describe('unified social credit code', () => {
  test('is taken apart', () => {
    fc.assert(
      fc.property(code, (text) => {
        const reading = readCreditCode(text);
        if (!reading.ok) throw new Error(reading.fault.text.en);
        const { authority, category, region, subject, check } = reading.value;
        expect(authority + category + region + subject + check).toBe(text);
      }),
    );
  });

  test('is read through blanks, small letters and full width', () => {
    fc.assert(
      fc.property(code, (text) => {
        const wide = text.replaceAll(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
        for (const written of [` ${text.slice(0, 8)} ${text.slice(8)}\n`, text.toLowerCase(), wide]) {
          const reading = readCreditCode(written);
          expect(reading.ok && reading.value.code).toBe(text);
        }
      }),
    );
  });

  test('is refused with any one character wrong', () => {
    fc.assert(
      fc.property(code, fc.nat(17), fc.constantFrom(...alphabet), (text, at, character) => {
        if (text.charAt(at) === character) return;
        expect(readCreditCode(text.slice(0, at) + character + text.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  test.each([
    ['9111000060003734', 'WRONG_LENGTH', '16'],
    ['91110000600O37341L', 'ILLEGAL_CHARACTER', '第 12 位不能是“O”，是否为“0”'],
    ['9111A000600037341L', 'REGION_NOT_DIGITS', '11A000'],
    ['91110000600037341M', 'INCORRECT_CHECK_CHARACTER', '应为“L”'],
  ])('%s: %s', (text, code, words) => {
    const reading = readCreditCode(text);
    if (reading.ok) throw new Error('read');
    expect(reading.fault.code).toBe(code);
    expect(reading.fault.text.zh).toContain(words);
  });

  test('nothing that can be typed makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof readCreditCode(text).ok).toBe('boolean');
      }),
    );
  });
});
