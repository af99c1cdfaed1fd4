import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigitOf, checkPairOf, csumalpha, hasRightCheckDigit } from './check-digit.ts';
import { characters82 } from './lint-characters.ts';

const digitString = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength, maxLength });

describe('check digit', () => {
  it.each(['24012345678905', '2112233789657', '416000336108', '02345680', '006141411234567890'])(
    'is right in %s',
    (number) => expect(hasRightCheckDigit(number)).toBe(true),
  );

  it('is refused when any one digit is changed', () => {
    fc.assert(
      fc.property(digitString(7, 17), fc.nat(), fc.integer({ min: 1, max: 9 }), (body, place, by) => {
        const number = body + checkDigitOf(body);
        const at = place % number.length;
        const changed = String((Number(number.charAt(at)) + by) % 10);
        expect(hasRightCheckDigit(number)).toBe(true);
        expect(hasRightCheckDigit(number.slice(0, at) + changed + number.slice(at + 1))).toBe(false);
      }),
    );
  });
});

describe('check pair of a model number', () => {
  it('is the one of the General Specifications', () => {
    expect(checkPairOf('1987654Ad4X4bL5ttr2310c')).toBe('2K');
    expect(checkPairOf('汉')).toBeUndefined();
  });

  it('is refused when any one character before it is changed', () => {
    const model = fc.string({
      unit: fc.constantFrom(...Array.from(characters82)),
      minLength: 1,
      maxLength: 23,
    });
    fc.assert(
      fc.property(model, fc.nat(), fc.integer({ min: 1, max: 81 }), (body, place, by) => {
        const at = place % body.length;
        const changed = characters82.charAt((characters82.indexOf(body.charAt(at)) + by) % 82);
        const pair = checkPairOf(body) ?? '';
        expect(csumalpha(body + pair)).toBeUndefined();
        expect(csumalpha(body.slice(0, at) + changed + body.slice(at + 1) + pair)?.code).toBe(
          'INCORRECT_CHECK_PAIR',
        );
      }),
    );
  });
});
