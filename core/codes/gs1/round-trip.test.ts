import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBracketed, writeBracketed } from './bracketed.ts';
import { buildDigitalLink } from './build-digital-link.ts';
import { checkDigitOf } from './check-digit.ts';
import { compressDigitalLink } from './compress-digital-link.ts';
import { decompressDigitalLink } from './decompress-digital-link.ts';
import { elementsOf, readDigitalLink } from './digital-link.ts';
import { type Element, fnc1, readElementString, writeElementString } from './element-string.ts';
import { characters82 } from './lint-characters.ts';
import { readScan } from './read-scan.ts';
import { writeScan } from './write-scan.ts';

const digitString = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length });
const text82 = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from(characters82)), minLength: 1, maxLength });
const some = (ai: string, value: fc.Arbitrary<string>) =>
  fc.option(
    value.map((made): Element => ({ ai, value: made })),
    { nil: undefined },
  );
const day = fc
  .tuple(fc.nat(99), fc.integer({ min: 1, max: 12 }), fc.nat(28))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''));

/** A GTIN with some of what may stand beside it, each once. */
const ordered: fc.Arbitrary<Element[]> = fc
  .tuple(
    digitString(13).map((body): Element => ({ ai: '01', value: body + checkDigitOf(body) })),
    some('22', text82(20)),
    some('10', text82(20)),
    some('21', text82(20)),
    some('17', day),
    some('3103', digitString(6)),
    some(
      '7007',
      fc
        .oneof(
          day,
          fc.tuple(day, day).map(([from, to]) => from + to),
        )
        .filter((value) => !/00$|^.{4}00/.test(value)),
    ),
    some('99', text82(90)),
  )
  .map((elements) => elements.filter((one) => one !== undefined));
const shuffled = ordered.chain((elements) =>
  fc.shuffledSubarray(elements, { minLength: elements.length, maxLength: elements.length }),
);

const byNumber = (elements: readonly Element[]): readonly Element[] =>
  elements.toSorted((a, b) => (a.ai < b.ai ? -1 : 1));
const valueOf = <T>(reading: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!reading.ok) throw new Error(`refused: ${JSON.stringify(reading)}`);
  return reading.value;
};

describe('random items', () => {
  it('come back from element strings, with and without needless separators, and from brackets', () => {
    fc.assert(
      fc.property(shuffled, (elements) => {
        expect(valueOf(readElementString(writeElementString(elements)))).toEqual(elements);
        const separated = `${fnc1}${elements.map(({ ai, value }) => ai + value).join(fnc1)}${fnc1}`;
        expect(valueOf(readElementString(separated))).toEqual(elements);
        expect(valueOf(readBracketed(writeBracketed(elements)))).toEqual(elements);
      }),
    );
  });

  it('come back from scans', () => {
    fc.assert(
      fc.property(shuffled, (elements) => {
        const text = writeElementString(elements);
        const data = valueOf(writeScan({ symbology: 'data-matrix', text, isElements: true }));
        expect(valueOf(readScan(data)).elements).toEqual(elements);
      }),
    );
  });

  it('come back from Digital Links in the order of the link', () => {
    fc.assert(
      fc.property(shuffled, (elements) => {
        const uri = valueOf(buildDigitalLink(elements, 'https://example.com/some/path'));
        const link = valueOf(readDigitalLink(uri));
        expect(link.stem).toBe('https://example.com/some/path');
        expect(byNumber(elementsOf(link))).toEqual(byNumber(elements));
        expect(valueOf(readScan(`]Q1${uri}`)).link).toEqual(link);
      }),
    );
  });

  it('come back from compressed links, with parameters of other kinds', () => {
    fc.assert(
      fc.property(shuffled, fc.boolean(), fc.boolean(), (elements, optimise, compressOther) => {
        const uri = valueOf(buildDigitalLink(elements));
        const parameter = `${uri.includes('?') ? '&' : '?'}utm=a+b`;
        const compressed = valueOf(compressDigitalLink(uri + parameter, { optimise, compressOther }));
        const back = valueOf(decompressDigitalLink(compressed));
        expect(byNumber(elementsOf(valueOf(readDigitalLink(back))))).toEqual(byNumber(elements));
        expect(back.endsWith('utm=a+b')).toBe(true);
      }),
    );
  });

  it('are refused when a digit of the GTIN is changed', () => {
    fc.assert(
      fc.property(shuffled, fc.nat(13), fc.integer({ min: 1, max: 9 }), (elements, at, by) => {
        const broken = elements.map(({ ai, value }) => {
          const digit = String((Number(value.charAt(at)) + by) % 10);
          return ai === '01'
            ? { ai, value: value.slice(0, at) + digit + value.slice(at + 1) }
            : { ai, value };
        });
        const got = readElementString(writeElementString(broken));
        expect(got.ok ? 'ok' : got.fault.code).toBe('INCORRECT_CHECK_DIGIT');
      }),
    );
  });
});
