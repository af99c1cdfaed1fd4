import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigitalLink } from './build-digital-link.ts';
import { decompressDigitalLink } from './decompress-digital-link.ts';
import { readDigitalLink } from './digital-link.ts';
import { readScan } from './read-scan.ts';
import { normaliseShortNames } from './short-names.ts';
import { writeScan } from './write-scan.ts';

const codeOf = (uri: string, options = {}): string => {
  const got = readDigitalLink(uri, options);
  return got.ok ? 'ok' : got.fault.code;
};

describe('Digital Link', () => {
  it('takes stem, path and attributes apart', () => {
    expect(
      readDigitalLink('https://example.com/a/b/01/09520123456788/10/A%2FB/21/x+y?99=c+d&17=260100&x=1#top'),
    ).toMatchObject({
      ok: false,
      fault: { code: 'INVALID_CSET82_CHARACTER', ai: '99' },
    });
    expect(
      readDigitalLink('https://example.com/a/b/01/09520123456788/10/A%2FB/21/x+y?17=260100&x=1#top'),
    ).toEqual({
      ok: true,
      value: {
        stem: 'https://example.com/a/b',
        path: [
          { ai: '01', value: '09520123456788' },
          { ai: '10', value: 'A/B' },
          { ai: '21', value: 'x+y' },
        ],
        attributes: [{ ai: '17', value: '260100' }],
      },
    });
  });

  it.each([
    ['', 'EMPTY'],
    ['ftp://a/01/09520123456788', 'WRONG_SCHEME'],
    ['https:///01/09520123456788', 'WRONG_HOST'],
    ['https://a/01/09520123456788 ', 'NOT_A_URI'],
    ['https://a/page', 'NO_KEY'],
    ['https://a/01', 'NO_KEY'],
    ['https://a?01=09520123456788', 'NO_KEY'],
    ['https://a/01/09520123456788/21/A/10/B', 'WRONG_QUALIFIERS'],
    ['https://a/01/09520123456788/10/A/10/A', 'WRONG_QUALIFIERS'],
    ['https://a/01/09520123456788/10/A/235/B', 'WRONG_QUALIFIERS'],
    ['https://a/01/09520123456789', 'INCORRECT_CHECK_DIGIT'],
    ['https://a/01/09520123456788/10/', 'VALUE_MISSING'],
    ['https://a/01/09520123456788?10=A', 'BELONGS_IN_PATH'],
    ['https://a/01/09520123456788?21=A', 'NOT_AN_ATTRIBUTE'],
    ['https://a/01/09520123456788?8200=A', 'NOT_AN_ATTRIBUTE'],
    ['https://a/01/09520123456788?01=09520123456788', 'REPEATED_AI'],
    ['https://a/01/09520123456788?05=A', 'UNKNOWN_AI'],
    ['https://a/01/09520123456788/10/A%00B', 'NULL_IN_VALUE'],
    ['https://a/gtin/09520123456788', 'NO_KEY'],
    ['https://a/01/9520123456788', 'VALUE_TOO_SHORT'],
    ['https://a/01/09520123456788/', 'NO_KEY'],
  ])('answers %s with %s', (uri, code) => expect(codeOf(uri)).toBe(code));

  it.each([
    ['https://a/gtin/09520123456788/lot/A?exp=260101', { acceptShortNames: true }],
    ['https://a/01/9520123456788', { acceptShortGtins: true }],
    ['https://a/01/09520123456788/', { acceptTrailingSlash: true }],
  ])('takes the older form %s where asked', (uri, options) => expect(codeOf(uri, options)).toBe('ok'));

  it('puts no name in the place of a value', () => {
    expect(normaliseShortNames('https://a/gtin/09520123456788/lot/lot?x=gtin#lot')).toBe(
      'https://a/01/09520123456788/10/lot?x=gtin#lot',
    );
  });

  it.each([
    [[{ ai: '10', value: 'A' }], 'NO_KEY'],
    [[{ ai: '01', value: '0952' }], 'VALUE_TOO_SHORT'],
    [
      [
        { ai: '01', value: '09520123456788' },
        { ai: '8200', value: 'A' },
      ],
      'NOT_AN_ATTRIBUTE',
    ],
    [
      [
        { ai: '01', value: '09520123456788' },
        { ai: '10', value: 'A' },
        { ai: '10', value: 'B' },
      ],
      'REPEATED_AI',
    ],
    [[{ ai: '05', value: 'A' }], 'UNKNOWN_AI'],
  ])('builds none of %j', (elements, code) => {
    const got = buildDigitalLink(elements);
    expect(got.ok ? 'ok' : got.fault.code).toBe(code);
  });

  const hostile = (text: string): void => {
    const options = {
      acceptShortNames: true,
      acceptShortGtins: true,
      acceptUnknown: true,
      acceptTrailingSlash: true,
    };
    for (const uri of [text, `https://a/${text}`, `https://a/01/09520123456788?${text}`]) {
      readDigitalLink(uri, options);
      decompressDigitalLink(uri);
      normaliseShortNames(uri);
      readScan(`]Q1${uri}`);
      readScan(`]E0${uri}`);
      writeScan({ symbology: 'ean-13', text: uri, isElements: false }, { addCheckDigit: true });
    }
  };

  it('never throws, whatever it is given', () => {
    const signs = fc.constantFrom('/', '?', '&', '=', '%', '0', '1', '9', 'A', '_', '+', '#', '汉', ' ');
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: signs, maxLength: 80 })),
        (text) => {
          expect(() => hostile(text)).not.toThrow();
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['slashes', '/'.repeat(100_000)],
    ['pairs of key and value', '01/09520123456788/'.repeat(5_500)],
    ['qualifiers', `01/09520123456788${'/10/A'.repeat(20_000)}`],
    ['parameters', 'a=b&'.repeat(25_000)],
    ['unknown identifiers', '99=A&98=B&'.repeat(10_000)],
    ['escapes', '%41'.repeat(33_000)],
    ['letters', 'A'.repeat(100_000)],
  ])('reads 100 kB of %s at once', (_, text) => {
    const start = performance.now();
    hostile(text);
    // Three addresses, six readers: about 50 ms; a quadratic one takes seconds.
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('scans', () => {
  it.each([
    ['', 'NO_SYMBOLOGY_IDENTIFIER'],
    ['0109520123456788', 'NO_SYMBOLOGY_IDENTIFIER'],
    [']X0A', 'UNKNOWN_SYMBOLOGY'],
    [']E02112345678901', 'INCORRECT_CHECK_DIGIT'],
    [']E0211234567890', 'WRONG_LENGTH'],
    [']d2', 'EMPTY'],
  ])('answers %j with %s', (data, code) => {
    const got = readScan(data);
    expect(got.ok ? 'ok' : got.fault.code).toBe(code);
  });

  it('reads an EAN-13, an ITF-14 and a plain text', () => {
    expect(readScan(']E02112345678900')).toMatchObject({
      value: { elements: [{ ai: '01', value: '02112345678900' }] },
    });
    expect(readScan(']I124012345678905')).toMatchObject({
      value: { elements: [{ ai: '01', value: '24012345678905' }] },
    });
    expect(readScan(']I124012345678906')).toEqual({
      ok: true,
      value: { identifier: ']I1', symbology: 'itf', text: '24012345678906' },
    });
  });

  it('says why a web address is no Digital Link', () => {
    expect(readScan(']Q1https://a/01/09520123456789')).toMatchObject({
      ok: true,
      value: { text: 'https://a/01/09520123456789', linkFault: { code: 'INCORRECT_CHECK_DIGIT' } },
    });
    expect(readScan(']Q1https://a/help')).toMatchObject({ value: { linkFault: { code: 'NO_KEY' } } });
  });

  it.each([
    ['upc-e', '416000336108'],
    ['databar-limited', '24012345678905'],
    ['gs1-128', 'text'],
    ['ean-8', '2112345678900'],
  ] as const)('puts into %s nothing that it cannot hold', (symbology, text) => {
    const got = writeScan({ symbology, text, isElements: false });
    expect(got.ok ? 'ok' : got.fault.code).toBe('NOT_FOR_SYMBOLOGY');
  });
});
