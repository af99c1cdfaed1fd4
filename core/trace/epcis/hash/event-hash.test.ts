import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOf } from '../names.ts';
import { byCodePoint } from './code-point-order.ts';
import { preHashOf } from './event-hash.ts';

const gs1 = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
const names = namesOf([gs1, { ex: 'https://ns.example.com/epcis/', odd: 'https://odd.example.com/epcis' }]);
const common = { type: 'ObjectEvent', eventTime: '2026-03-04T18:00:30+08:00', eventTimeZoneOffset: '+08:00' };
const head = 'eventType=ObjectEventeventTime=2026-03-04T10:00:30.000ZeventTimeZoneOffset=+08:00';
const hash = (more: object): string => preHashOf({ ...common, ...more }, { names });

describe('preHashOf', () => {
  it.each([
    [
      'a container with an extension',
      { readPoint: { id: 'urn:x:1', 'ex:a': 1 } },
      'readPointid=urn:x:1{https://ns.example.com/epcis/}a=1',
    ],
    [
      'an extension whose namespace has no slash',
      { readPoint: { id: 'urn:x:1', 'odd:a': 1 } },
      'readPointid=urn:x:1readPoint{https://odd.example.com/epcis}a=1',
    ],
    [
      'nested extensions, sorted',
      { 'ex:b': { 'ex:d': 2, 'ex:c': [3, 1] } },
      '{https://ns.example.com/epcis/}b{https://ns.example.com/epcis/}c=1{https://ns.example.com/epcis/}c=3{https://ns.example.com/epcis/}d=2',
    ],
    [
      'a field that the order does not name',
      { sensorElementList: [{ sensorReport: [{ type: 'Mass', bizRules: 'urn:x:1' }] }] },
      'sensorElementListsensorElementsensorReporttype=https://gs1.org/voc/MasssensorElementListsensorElementsensorReportbizRules=urn:x:1',
    ],
    [
      'documents, destinations, sources in that order',
      {
        sourceList: [{ source: 'urn:x:1', type: 'location' }],
        destinationList: [{ type: 'cbv:SDT-location', destination: 'urn:x:2' }],
        bizTransactionList: [{ bizTransaction: 'urn:x:3' }],
      },
      'bizTransactionListbizTransaction=urn:x:3destinationListtype=https://ref.gs1.org/cbv/SDT-locationdestination=urn:x:2sourceListtype=https://ref.gs1.org/cbv/SDT-locationsource=urn:x:1',
    ],
    [
      'numbers',
      { 'ex:a': ['007', '+1.50', -0, 1e-7, '1e3', '0x10', '1.2.3', ''] },
      '{https://ns.example.com/epcis/}a=0{https://ns.example.com/epcis/}a=0.0000001{https://ns.example.com/epcis/}a=0x10{https://ns.example.com/epcis/}a=1.2.3{https://ns.example.com/epcis/}a=1.5{https://ns.example.com/epcis/}a=1000{https://ns.example.com/epcis/}a=7',
    ],
    ['an undeclared prefix', { 'who:a': 'x' }, 'who:a=x'],
    [
      'nothing of what is empty',
      { epcList: [], bizTransactionList: [], 'ex:a': '', 'ex:b': {}, 'ex:c': null, ilmd: {} },
      '',
    ],
    ['nothing of what is said to readers', { 'rdfs:comment': 'x', 'ex:a': { 'rdfs:comment': 'x' } }, ''],
  ])('writes %s', (...[, more, expected]) => {
    expect(hash(more)).toBe(head + expected);
  });

  it('leaves out what may differ between two records of one event', () => {
    const more = {
      recordTime: '2026-03-05T00:00:00Z',
      eventID: 'urn:x:1',
      errorDeclaration: { declarationTime: 'x' },
      '@context': gs1,
    };
    expect(hash(more)).toBe(head);
    const ignored = new Set(['{https://ns.example.com/epcis/}captureID']);
    expect(preHashOf({ ...common, 'ex:captureID': 7 }, { names, ignored })).toBe(head);
  });

  it('is the same for names as JSON and as XML write them', () => {
    const json = { 'ex:a': { 'ex:b': 'x' }, ilmd: { 'ex:c': 1 } };
    const ns = '{https://ns.example.com/epcis/}';
    expect(hash({ [`${ns}a`]: { [`${ns}b`]: 'x' }, ilmd: { [`${ns}c`]: '1' } })).toBe(hash(json));
  });

  it('does not depend on any order', () => {
    const value = fc.oneof(fc.integer(), fc.string(), fc.boolean());
    const keys = fc.constantFrom('ex:a', 'ex:b', 'odd:c', 'gs1:d');
    const extension = fc.dictionary(keys, fc.oneof(value, fc.dictionary(keys, value), fc.array(value)));
    const shuffled = <T extends object>(object: T): fc.Arbitrary<object> =>
      fc
        .shuffledSubarray(Object.entries(object), { minLength: Object.keys(object).length })
        .map(Object.fromEntries);
    const epcs = fc.uniqueArray(fc.nat(9_999), { maxLength: 5 });
    const pair = fc.tuple(extension, epcs).chain(([extensions, list]) => {
      const event = {
        ...common,
        action: 'ADD',
        epcList: list.map((n) => `urn:epc:id:sgtin:4012345.011111.${n}`),
        ...extensions,
      };
      const other = fc.tuple(shuffled(event), fc.shuffledSubarray(event.epcList, { minLength: list.length }));
      return fc.tuple(
        fc.constant(event),
        other.map(([mixed, epcList]) => ({ ...mixed, epcList })),
      );
    });
    fc.assert(
      fc.property(pair, ([event, mixed]) => {
        expect(preHashOf(mixed, { names })).toBe(preHashOf(event, { names }));
      }),
    );
  });
});

describe('byCodePoint', () => {
  it('sorts as code points do', () => {
    const points = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0);
    const compare = (one: number[], other: number[]): number => {
      const at = one.findIndex((point, index) => point !== other[index]);
      if (at < 0) return one.length - other.length;
      return (one[at] ?? 0) - (other[at] ?? -1);
    };
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        expect(Math.sign(byCodePoint(one, other))).toBe(Math.sign(compare(points(one), points(other))));
      }),
    );
  });
});
