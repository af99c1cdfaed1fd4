import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicationIdentifiers, identifierLengthAt } from './application-identifiers.ts';
import { associationFault } from './associations.ts';
import { humanReadable, readBracketed, writeBracketed } from './bracketed.ts';
import { fnc1, readElementString } from './element-string.ts';
import { readScan } from './read-scan.ts';

const codeOf = (reading: ReturnType<typeof readElementString>): string =>
  reading.ok ? 'ok' : reading.fault.code;

const entries = Array.from(applicationIdentifiers.values());

describe('application identifiers', () => {
  it('has a length by its first two digits that fits every one', () => {
    expect(entries.filter(({ ai }) => identifierLengthAt(ai, 0) !== ai.length)).toEqual([]);
  });

  it('holds no obligatory part behind an optional one, and no variable part before the last', () => {
    const isWrong = entries.filter(({ components }) => {
      const firstOptional = components.findIndex(({ isOptional }) => isOptional);
      const behind = firstOptional < 0 ? [] : components.slice(firstOptional);
      return (
        behind.some(({ isOptional }) => !isOptional) ||
        components.slice(0, -1).some(({ least, most }) => least !== most)
      );
    });
    expect(isWrong).toEqual([]);
  });

  it('names companions, exclusions and qualifiers that exist', () => {
    const named = entries.flatMap(({ companions, excluded, qualifiers = [] }) => [
      ...companions.flat(),
      ...excluded,
      ...qualifiers.flat(),
    ]);
    const isUnknown = (pattern: string): boolean =>
      !entries.some(({ ai }) => new RegExp(`^${pattern.replaceAll('n', '\\d')}$`).test(ai));
    expect(named.filter(isUnknown)).toEqual([]);
  });
});

describe('element strings', () => {
  it('takes a lot that looks like identifiers as a lot', () => {
    const text = `10172601011021A${fnc1}21X`;
    expect(readElementString(text)).toEqual({
      ok: true,
      value: [
        { ai: '10', value: '172601011021A' },
        { ai: '21', value: 'X' },
      ],
    });
  });

  it.each([
    ['', 'EMPTY'],
    [fnc1, 'EMPTY'],
    ['0', 'UNKNOWN_AI'],
    ['05', 'UNKNOWN_AI'],
    ['310', 'UNKNOWN_AI'],
    ['3109123456', 'UNKNOWN_AI'],
    ['10', 'VALUE_MISSING'],
    [`10${fnc1}21A`, 'VALUE_MISSING'],
    [`10A${fnc1}${fnc1}21A`, 'UNKNOWN_AI'],
    ['17260101', 'ok'],
    ['172601', 'VALUE_TOO_SHORT'],
    ['10ABCDEFGHIJKLMNOPQRSTU', 'VALUE_TOO_LONG'],
    ['10汉字', 'INVALID_CSET82_CHARACTER'],
    ['2421234567', 'VALUE_TOO_LONG'],
  ])('answers %j with %s', (text, code) => expect(codeOf(readElementString(text))).toBe(code));

  it('says which identifier is wrong, where, and what to do', () => {
    const got = readElementString('0109520123456789');
    expect(got.ok ? undefined : got.fault).toEqual({
      code: 'INCORRECT_CHECK_DIGIT',
      ai: '01',
      at: 13,
      text: {
        zh: '(01) 校验位不正确，请核对整串号码。',
        en: '(01) The check digit is wrong; compare the whole number with its source.',
      },
    });
  });

  it('never throws, whatever it is given', () => {
    const signs = fc.constantFrom('(', ')', '\\', '0', '1', '9', '3', fnc1, '|', 'A', '%', '汉');
    const nasty = fc.string({ unit: signs, maxLength: 60 });
    const readAll = (text: string): void => {
      for (const acceptUnknown of [false, true]) {
        readElementString(text, { acceptUnknown });
        readBracketed(text, { acceptUnknown });
        readScan(`]d2${text}`);
      }
    };
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nasty), (text) => {
        expect(() => readAll(text)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['separators', fnc1.repeat(100_000)],
    ['one value', `10${'A'.repeat(100_000)}`],
    ['many short elements', `99A${fnc1}`.repeat(25_000)],
    ['many elements without separators', '0109520123456788'.repeat(6_250)],
    ['brackets', '('.repeat(100_000)],
    ['escaped brackets', `(10)${'\\('.repeat(50_000)}`],
    ['many bracketed elements', '(99)A'.repeat(20_000)],
    ['digits', '9'.repeat(100_000)],
  ])('reads 100 kB of %s at once', (_, text) => {
    const start = performance.now();
    const plain = readElementString(text, { acceptUnknown: true });
    if (plain.ok) associationFault(plain.value);
    const bracketed = readBracketed(text, { acceptUnknown: true });
    if (bracketed.ok) associationFault(bracketed.value);
    // A quadratic reader takes seconds; the right one about ten milliseconds.
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('associations', () => {
  const check = (text: string): string => {
    const got = readBracketed(text);
    return got.ok ? (associationFault(got.value)?.code ?? 'ok') : got.fault.code;
  };
  it.each([
    ['(01)09520123456788(10)A(21)B(17)260100', 'ok'],
    ['(10)A', 'COMPANION_MISSING'],
    ['(01)09520123456788(3103)000195(3102)000195', 'EXCLUDED_AI'],
    ['(01)09520123456788(3103)000195(3103)000195', 'ok'],
    ['(01)09520123456788(10)A(10)B', 'REPEATED_AI'],
    ['(01)09520123456788(250)A', 'COMPANION_MISSING'],
    ['(01)09520123456788(21)B(250)A', 'ok'],
    ['(00)006141411234567890(02)09520123456788(37)25', 'ok'],
    ['(253)9526064000028(8030)AAAA', 'UNSERIALISED_SIGNATURE'],
  ])('answers %s with %s', (text, code) => expect(check(text)).toBe(code));

  it('names what is missing', () => {
    const got = readBracketed('(250)A');
    expect(got.ok ? associationFault(got.value)?.text.zh : '').toBe(
      '(250) 须与 (01) + (21) / (03) + (21) / (8006) + (21) 一起使用，请补上。',
    );
  });
});

it('prints for people', () => {
  const elements = [
    { ai: '01', value: '09520123456788' },
    { ai: '10', value: 'A(1)' },
  ];
  expect(humanReadable(elements)).toEqual(['(01) 09520123456788', '(10) A(1)']);
  expect(humanReadable(elements, 'en')).toEqual(['GTIN (01) 09520123456788', 'BATCH/LOT (10) A(1)']);
  expect(humanReadable(elements, 'zh')).toEqual(['商品条码 (01) 09520123456788', '批号 (10) A(1)']);
  expect(writeBracketed(elements)).toBe('(01)09520123456788(10)A\\(1)');
});
