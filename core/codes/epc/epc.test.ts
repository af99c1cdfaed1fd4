import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementsOfEpc, epcOfElements } from './epc-elements.ts';
import { type Epc, epcOf, epcUri, readEpcUri } from './epc-uri.ts';
import type { CharacterSet } from './escape.ts';
import { type EpcScheme, epcSchemes } from './schemes.ts';
import { readTagHex, readTagUri, shortestTagOf, tagHex, tagOf, tagUri } from './tag.ts';
import { tagEncodings } from './tag-encodings.ts';

const characters: Record<CharacterSet, string> = {
  digits: '0123456789',
  set82: `!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`,
  set39: '#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
};

const textOf = (set: CharacterSet, least: number, most: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...characters[set].split('')),
    minLength: Math.max(least, 0),
    maxLength: Math.max(most, 0),
  });

/** An EPC of the scheme, made of its table; fields with a shape of their own are drawn here. */
const epcIn = (scheme: EpcScheme): fc.Arbitrary<Epc> => {
  const cage = fc.string({
    unit: fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'.split('')),
    minLength: 5,
    maxLength: 6,
  });
  const part = fc.string({ unit: fc.constantFrom(...'-/0123456789ABCXYZ'.split('')), maxLength: 32 });
  const special: Record<string, fc.Arbitrary<string[]>> = {
    bic: fc.constantFrom(['CSQU3054383'], ['ABCJ0000000'], ['ZZZZ9999999']),
    usdod: fc.tuple(cage, fc.bigInt(0n, 68_719_476_735n).map(String)).map((fields) => [...fields]),
    adi: fc
      .tuple(
        cage,
        part,
        part.filter((text) => text.length > 0 && text.length < 30),
        fc.boolean(),
      )
      .map(([code, number, serial, hash]) => [code, number, hash ? `#${serial}` : serial]),
  };
  const fields =
    special[scheme.name] ??
    fc.integer({ min: 6, max: 12 }).chain((prefixLength) =>
      fc.tuple(
        ...scheme.fields.map((field, index) => {
          if (field.most !== undefined) return fc.bigInt(0n, field.most).map(String);
          const [least, most] = field.length;
          if (scheme.together === undefined) return textOf(field.set, least, most);
          if (index === 0) return textOf('digits', prefixLength, prefixLength);
          const rest = scheme.together.length - prefixLength;
          if (index === 1) return textOf(field.set, scheme.together.upTo ? least : rest, rest);
          return textOf(field.set, least, most);
        }),
      ),
    );
  return fields.map((values) => {
    const epc = epcOf(scheme.name, values);
    if (!epc.ok) throw new Error(`${scheme.name} ${values.join(' ')}: ${epc.fault.text.en}`);
    return epc.value;
  });
};

const anyEpc = fc.constantFrom(...epcSchemes).chain(epcIn);

describe('every EPC', () => {
  test('is read from the URI that it writes', () => {
    fc.assert(
      fc.property(anyEpc, (epc) => {
        for (const escaping of ['strict', 'tolerant'] as const) {
          const back = readEpcUri(epcUri(epc), escaping);
          expect(back.ok && back.value).toEqual(epc);
        }
      }),
    );
  });

  test('is found again from its element string and the length of its company prefix', () => {
    fc.assert(
      fc.property(anyEpc, (epc) => {
        const elements = elementsOfEpc(epc);
        if (!elements.ok) return;
        const back = epcOfElements(elements.value, epc.fields[0]?.length ?? 0);
        expect(back.ok && epcUri(back.value)).toBe(epcUri(epc));
      }),
    );
  });

  test('is read from every tag that can carry it', () => {
    fc.assert(
      fc.property(anyEpc, fc.nat(7), (epc, filter) => {
        for (const { name, scheme, filterBits } of tagEncodings) {
          if (scheme !== epc.scheme.name) continue;
          const tag = tagOf(epc, { encoding: name, filter: filterBits === 0 ? 0 : filter });
          if (!tag.ok) continue;
          const fromHex = readTagHex(tagHex(tag.value));
          const fromUri = readTagUri(tagUri(tag.value));
          expect(fromHex.ok && fromHex.value).toEqual(tag.value);
          expect(fromUri.ok && fromUri.value).toEqual(tag.value);
          expect(tagHex(tag.value).length % 4).toBe(0);
        }
      }),
    );
  });

  test('fits at least one tag where its scheme has any', () => {
    const carried = new Set(tagEncodings.map(({ scheme }) => scheme));
    fc.assert(
      fc.property(anyEpc, (epc) => {
        expect(shortestTagOf(epc).ok).toBe(carried.has(epc.scheme.name));
      }),
    );
  });
});

describe('anything', () => {
  test('can be asked for without harm', () => {
    const uri = fc
      .tuple(
        fc.constantFrom('urn:epc:id:', 'urn:epc:tag:', 'urn:epc:idpat:', 'urn:epc:class:', ''),
        fc.string(),
      )
      .map(([head, tail]) => head + tail);
    fc.assert(
      fc.property(uri, fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF'.split('')) }), (text, hex) => {
        expect(typeof readEpcUri(text).ok).toBe('boolean');
        expect(typeof readEpcUri(text, 'tolerant').ok).toBe('boolean');
        expect(typeof readTagUri(text).ok).toBe('boolean');
        expect(typeof readTagHex(hex).ok).toBe('boolean');
      }),
    );
  });

  test('that is read as a tag is written as the same bits', () => {
    const headers = tagEncodings.map(({ header }) => header.toString(16).padStart(2, '0'));
    const hex = fc
      .tuple(
        fc.constantFrom(...headers),
        fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF'.split('')), minLength: 22, maxLength: 54 }),
      )
      .map(([header, rest]) => (header + rest).toUpperCase());
    fc.assert(
      fc.property(hex, (text) => {
        const tag = readTagHex(text);
        if (!tag.ok) return;
        const again = tagHex(tag.value);
        const length = Math.min(again.length, text.length);
        expect(again.slice(0, length)).toBe(text.slice(0, length));
      }),
      { numRuns: 500 },
    );
  });
});

describe('refusals', () => {
  test.each([
    ['urn:epc:id:sgtin:0614141.10734.2017', 'WRONG_LENGTH'],
    ['urn:epc:id:sgtin:0614141.107346.', 'WRONG_LENGTH'],
    ['urn:epc:id:sgtin:0614141.107346.a/b', 'WRONG_ESCAPE'],
    ['urn:epc:id:sgtin:0614141.107346.%41', 'WRONG_ESCAPE'],
    ['urn:epc:id:sgtin:0614141.107346.a b', 'ILLEGAL_CHARACTER'],
    ['urn:epc:id:sgtin:0614141.107346', 'WRONG_FIELD_COUNT'],
    ['urn:epc:class:sgtin:0614141.107346.1', 'WRONG_FORM'],
    ['urn:epc:id:lgtin:0614141.107346.1', 'WRONG_FORM'],
    ['urn:epc:ID:sgtin:0614141.107346.1', 'WRONG_CASE'],
    ['urn:epc:idpat:sgtin:0614141.*.1', 'WRONG_PATTERN'],
    ['urn:epc:id:nonsense:1.2.3', 'UNKNOWN_SCHEME'],
    ['urn:epc:id:gid:1.2.03', 'OUT_OF_RANGE'],
    ['urn:uuid:1', 'NOT_AN_EPC_URI'],
  ])('%s: %s', (uri, code) => {
    const reading = readEpcUri(uri);
    expect(reading.ok ? 'read' : reading.fault.code).toBe(code);
  });

  test.each([
    ['urn:epc:tag:sgtin-96:8.0614141.107346.1', 'FILTER_OUT_OF_RANGE'],
    ['urn:epc:tag:sgtin-96:1.0614141.107346.274877906944', 'DOES_NOT_FIT'],
    ['urn:epc:tag:sgtin-96:1.0614141.107346.01', 'DOES_NOT_FIT'],
    ['urn:epc:tag:sgtin-96:1.0614141.107346.A', 'DOES_NOT_FIT'],
    ['urn:epc:tag:lgtin-96:1.0614141.107346.1', 'NOT_A_TAG_URI'],
    ['urn:epc:tag:gid-96:1.1.2.3', 'ILLEGAL_CHARACTER'],
  ])('%s: %s', (uri, code) => {
    const reading = readTagUri(uri);
    expect(reading.ok ? 'read' : reading.fault.code).toBe(code);
  });

  test.each([
    ['3074257BF7194E4000001A', 'BROKEN_TAG', 'too short'],
    ['307C257BF7194E4000001A85', 'BROKEN_TAG', 'partition value 7'],
    ['31583BF982DFDC1C35000001', 'BROKEN_TAG', 'a reserved bit'],
    ['3074257BF7194E4000001A850001', 'BROKEN_TAG', 'something behind the end'],
    ['E20034120123456789ABCDEF', 'UNKNOWN_HEADER', 'the memory of a chip number'],
    ['30 74', 'NOT_HEXADECIMAL', 'blanks'],
  ])('%s: %s (%s)', (hex, code) => {
    const reading = readTagHex(hex);
    expect(reading.ok ? 'read' : reading.fault.code).toBe(code);
  });
});
