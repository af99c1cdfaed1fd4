import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalCbv,
  cbvLabel,
  cbvValues,
  cbvVocabularies,
  cbvVocabularyOf,
  unknownCbvWord,
  writeCbv,
} from './cbv.ts';

describe('the vocabularies', () => {
  it.each([
    ['bizStep', 41],
    ['disposition', 33],
    ['transactionType', 13],
    ['endpointType', 3],
    ['errorReason', 2],
    ['component', 14],
    ['sensorAlert', 2],
    ['measurementType', 72],
  ] as const)('%s has %i values, each with a label of its own in both languages', (name, count) => {
    const values = cbvValues(name);
    expect(values.length).toBe(count);
    for (const language of ['zh', 'en'] as const) {
      expect(new Set(values.map(({ text }) => text[language])).size).toBe(count);
    }
  });
});

describe('canonicalCbv', () => {
  it.each([
    ['bizStep', 'shipping', 'https://ref.gs1.org/cbv/BizStep-shipping'],
    ['bizStep', 'cbv:BizStep-shipping', 'https://ref.gs1.org/cbv/BizStep-shipping'],
    ['bizStep', 'urn:epcglobal:cbv:bizstep:shipping', 'https://ref.gs1.org/cbv/BizStep-shipping'],
    ['bizStep', ' shipping ', 'https://ref.gs1.org/cbv/BizStep-shipping'],
    ['disposition', 'urn:epcglobal:cbv:disp:in_transit', 'https://ref.gs1.org/cbv/Disp-in_transit'],
    ['disposition', 'http://acme.example.com/disp/lost', 'http://acme.example.com/disp/lost'],
    ['bizStep', 'cbv:Disp-in_transit', 'cbv:Disp-in_transit'],
    ['measurementType', 'gs1:Temperature', 'https://gs1.org/voc/Temperature'],
    ['measurementType', 'https://ref.gs1.org/voc/Temperature', 'https://gs1.org/voc/Temperature'],
    ['component', 'latitude', 'https://ref.gs1.org/cbv/Comp-latitude'],
  ] as const)('%s %s', (...[name, written, expected]) => {
    expect(canonicalCbv(name, written)).toBe(expected);
  });
});

describe('every value', () => {
  const value = fc
    .constantFrom(...cbvVocabularies)
    .chain((name) => fc.constantFrom(...cbvValues(name)).map((each) => ({ name, ...each })));
  const form = fc.constantFrom('bare', 'curie', 'webUri', 'urn');

  it('is the same in all its forms', () => {
    fc.assert(
      fc.property(value, form, form, ({ name, value: canonical, text }, one, other) => {
        const written = writeCbv(name, canonical, one);
        expect(canonicalCbv(name, written)).toBe(canonical);
        expect(writeCbv(name, written, other)).toBe(writeCbv(name, canonical, other));
        expect(cbvLabel(name, written)).toEqual(text);
        expect(unknownCbvWord(name, written)).toBeUndefined();
      }),
    );
  });

  it('tells its vocabulary unless it is a bare word', () => {
    fc.assert(
      fc.property(value, ({ name, value: canonical }) => {
        expect(cbvVocabularyOf(canonical)).toBe(name);
        expect(cbvVocabularyOf(writeCbv(name, canonical, 'bare'))).toBeUndefined();
      }),
    );
  });
});

describe('unknownCbvWord', () => {
  it.each([
    ['bizStep', 'transforming', 'transforming'],
    ['bizStep', 'cbv:BizStep-transforming', 'transforming'],
    ['disposition', 'urn:epcglobal:cbv:disp:lost', 'lost'],
    ['bizStep', 'constructor', 'constructor'],
    ['bizStep', 'https://acme.example.com/transforming', undefined],
  ] as const)('%s %s', (...[name, written, expected]) => {
    expect(unknownCbvWord(name, written)).toBe(expected);
  });
});
