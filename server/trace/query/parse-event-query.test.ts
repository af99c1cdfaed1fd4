import { Problem } from '@yuanliu/core/platform';
import { mostQueryParameters, mostQueryValues, queryParameters } from '@yuanliu/core/trace';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventQuery } from './event-query.ts';
import { narrowedBy, parseEventQuery } from './parse-event-query.ts';

const namespaces = new Map([['ex', ['https://ns.example.com/epcis/']]]);
const ofUrl = (raw: Record<string, unknown>): EventQuery =>
  parseEventQuery(raw, { source: 'url', namespaces });
const ofJson = (raw: Record<string, unknown>): EventQuery =>
  parseEventQuery(raw, { source: 'json', namespaces });

/** The code of the refusal and the names of the parameters that it blames. */
const refusal = (ask: () => unknown): readonly [string, ...string[]] => {
  try {
    ask();
  } catch (error) {
    if (error instanceof Problem) return [error.kind.code, ...error.issues.map(({ path }) => path)];
    throw error;
  }
  return ['accepted'];
};
const blamed = (name: string) => ['trace.wrong-query-parameter', `/${name}`];
const valuesOf = (query: EventQuery): readonly (readonly string[])[] =>
  query.criteria.map(({ values }) => values);

describe('every parameter that is told to people is read', () => {
  test.each(queryParameters.map((parameter) => [parameter.name, parameter] as const))(
    '%s from a URL',
    (_, { example: [name, value] }) => {
      const beside = name === 'eventCountLimit' ? { orderBy: 'eventTime' } : {};
      const query = ofUrl({ [name]: value, ...beside });
      const isShape = ['orderBy', 'orderDirection', 'eventCountLimit', 'maxEventCount'].includes(name);
      expect(query.criteria.map(({ parameter }) => parameter)).toEqual(isShape ? [] : [name]);
    },
  );

  test.each(queryParameters.map((parameter) => [parameter.name, parameter] as const))(
    '%s from JSON',
    (_, { example: [name, value], type }) => {
      const typed = {
        textList: () => value.split('|'),
        uriList: () => value.split('|'),
        numberList: () => value.split('|').map(Number),
        scalarList: () => value.split('|'),
        time: () => value,
        number: () => Number(value),
        numberOrTime: () => Number(value),
        boolean: () => value === 'true',
        count: () => Number(value),
        word: () => value,
      } as const satisfies Record<typeof type, () => unknown>;
      const beside = name === 'eventCountLimit' ? { orderBy: 'eventTime' } : {};
      expect(refusal(() => ofJson({ [name]: typed[type](), ...beside }))).toEqual(['accepted']);
    },
  );
});

describe('what is wrong is refused with the name of the parameter', () => {
  test.each([
    ['an unknown name', { EQ_abcd: 'X' }, 'EQ_abcd'],
    ['a name of every object', { constructor: 'x' }, 'constructor'],
    [
      'a step that the shape of a known one only resembles',
      { GE_eventDate: '2026-01-01T00:00:00Z' },
      'GE_eventDate',
    ],
    ['a name that came twice', { EQ_bizStep: ['shipping', 'receiving'] }, 'EQ_bizStep'],
    ['no number', { GE_quantity: 'notanumber' }, 'GE_quantity'],
    ['several numbers where one is compared', { GT_quantity: '1|2' }, 'GT_quantity'],
    ['no time', { GE_eventTime: 'yesterday' }, 'GE_eventTime'],
    ['a time without an offset', { GE_eventTime: '2026-03-04T10:00:00' }, 'GE_eventTime'],
    ['30 February', { LT_eventTime: '2026-02-30T10:00:00Z' }, 'LT_eventTime'],
    ['the year 0', { LT_eventTime: '0000-01-01T00:00:00Z' }, 'LT_eventTime'],
    ['another action', { EQ_action: 'ADD|REMOVE' }, 'EQ_action'],
    ['a step that CBV does not know', { EQ_bizStep: 'shiping' }, 'EQ_bizStep'],
    ['an unknown event type', { eventType: 'QuantityEvent' }, 'eventType'],
    ['an empty list', { EQ_eventID: '' }, 'EQ_eventID'],
    ['an empty value in a list', { EQ_eventID: 'urn:a||urn:b' }, 'EQ_eventID'],
    ['no URI', { MATCH_epc: 'no uri' }, 'MATCH_epc'],
    ['another direction', { orderBy: 'eventTime', orderDirection: 'UP' }, 'orderDirection'],
    ['an order by what is no order', { orderBy: 'bizStep' }, 'orderBy'],
    ['an order by two fields', { orderBy: 'eventTime|recordTime' }, 'orderBy'],
    ['a limit without an order', { eventCountLimit: '5' }, 'eventCountLimit'],
    ['a limit of nothing', { orderBy: 'eventTime', eventCountLimit: '0' }, 'eventCountLimit'],
    ['a limit that is not whole', { maxEventCount: '1.5' }, 'maxEventCount'],
    ['both limits', { orderBy: 'eventTime', eventCountLimit: '5', maxEventCount: '5' }, 'maxEventCount'],
    ['a maybe', { EXISTS_errorDeclaration: 'maybe' }, 'EXISTS_errorDeclaration'],
    ['an order of texts', { 'GT_ex:name': 'abc' }, 'GT_ex:name'],
  ])('%s', (_, raw, name) => {
    expect(refusal(() => ofUrl(raw))).toEqual(blamed(name));
  });

  test.each([
    ['a text where JSON wants a list', { EQ_bizStep: 'shipping' }, 'EQ_bizStep'],
    ['a text where JSON wants a number', { GT_quantity: '8' }, 'GT_quantity'],
    ['a number in a list of texts', { EQ_eventID: [1] }, 'EQ_eventID'],
    ['null', { EQ_bizStep: null }, 'EQ_bizStep'],
    ['an object', { EQ_bizStep: { a: 1 } }, 'EQ_bizStep'],
    ['a list inside a list', { 'EQ_ex:a': [['x']] }, 'EQ_ex:a'],
    ['an empty list', { EQ_bizStep: [] }, 'EQ_bizStep'],
  ])('%s in a stored query', (_, raw, name) => {
    expect(refusal(() => ofJson(raw))).toEqual(blamed(name));
  });

  test('all of it at once', () => {
    expect(refusal(() => ofUrl({ EQ_abcd: 'X', GE_quantity: 'x', EQ_action: 'ADD' }))).toEqual([
      'trace.wrong-query-parameter',
      '/EQ_abcd',
      '/GE_quantity',
    ]);
  });
});

describe('one value has one form', () => {
  const canonical = 'https://ref.gs1.org/cbv/BizStep-shipping';
  test.each(['shipping', 'cbv:BizStep-shipping', 'urn:epcglobal:cbv:bizstep:shipping', canonical])(
    '%s',
    (form) => {
      expect(valuesOf(ofUrl({ EQ_bizStep: form }))[0]).toContain(canonical);
    },
  );

  test('EPC URN and Digital Link', () => {
    const uri = 'https://id.gs1.org/414/0614141073467';
    expect(valuesOf(ofUrl({ EQ_readPoint: 'urn:epc:id:sgln:0614141.07346.0' }))).toEqual([[uri]]);
    expect(valuesOf(ofUrl({ EQ_readPoint: 'https://example.com/some/414/0614141073467?x=1' }))).toEqual([
      [uri],
    ]);
  });

  test('the type in the name of a parameter', () => {
    for (const type of ['po', 'cbv:BTT-po', 'urn:epcglobal:cbv:btt:po', 'https://ref.gs1.org/cbv/BTT-po'])
      expect(refusal(() => ofUrl({ [`EQ_bizTransaction_${type}`]: 'urn:example:po:1' }))).toEqual([
        'accepted',
      ]);
    expect(refusal(() => ofUrl({ EQ_bizTransaction_abc: 'urn:example:po:1' }))).toEqual(
      blamed('EQ_bizTransaction_abc'),
    );
  });

  test('moments, also where a URL made a blank of the plus', () => {
    for (const form of ['2026-03-04T18:00:00+08:00', '2026-03-04T18:00:00 08:00', '2026-03-04T10:00:00.000Z'])
      expect(valuesOf(ofUrl({ GE_eventTime: form }))).toEqual([['2026-03-04T10:00:00.000000Z']]);
  });

  test('presence, however it is written', () => {
    for (const raw of [true, 1, null])
      expect(valuesOf(ofJson({ EXISTS_errorDeclaration: raw }))).toEqual([['true']]);
    for (const raw of ['', 'true', '1'])
      expect(valuesOf(ofUrl({ EXISTS_errorDeclaration: raw }))).toEqual([['true']]);
    expect(valuesOf(ofJson({ EXISTS_errorDeclaration: false }))).toEqual([['false']]);
  });
});

describe('a query that nobody can have meant', () => {
  test('of too many values is refused', () => {
    const many = Array.from({ length: mostQueryValues + 1 }, (_, n) => `urn:x:${n}`);
    expect(refusal(() => ofJson({ EQ_eventID: many }))[0]).toBe('trace.query-too-complex');
    expect(refusal(() => ofJson({ EQ_eventID: many.slice(1) }))).toEqual(['accepted']);
  });

  test('of too many parameters is refused', () => {
    const raw = Object.fromEntries(
      Array.from({ length: mostQueryParameters + 1 }, (_, n) => [`EXISTS_ex:f${n}`, true]),
    );
    expect(refusal(() => ofJson(raw))[0]).toBe('trace.query-too-complex');
  });

  test('of too many patterns is refused', () => {
    const patterns = Array.from({ length: 11 }, (_, n) => `urn:epc:idpat:sgtin:06141${n + 10}.*.*`);
    expect(refusal(() => ofJson({ MATCH_epc: patterns }))[0]).toBe('trace.query-too-complex');
  });

  test('is read or refused, and never fails, whatever stands in it', () => {
    const forms = queryParameters.map(({ example }) => example[0]);
    const name = fc.oneof(
      fc.constantFrom(...forms),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '__proto__',
        'EQ_',
        'EQ_value_',
        'EQ_INNER_',
        'EQATTR__',
        'HASATTR_',
        'EQ_source_',
        'EQ_:',
      ),
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('|', '\0', '*', 'urn:epc:idpat:sgtin:*', 'a|b', '\\', "';drop table events;--"),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, value), { maxLength: 5 }),
        fc.constantFrom('url' as const, 'json' as const),
        (entries, source) => {
          const outcome = refusal(() => parseEventQuery(Object.fromEntries(entries), { source, namespaces }));
          expect(['accepted', 'trace.wrong-query-parameter']).toContain(outcome[0]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('of 100 kB in one value is read', () => {
    expect(valuesOf(ofJson({ 'EQ_ex:a': ['x'.repeat(100_000)] }))[0]?.[0]).toHaveLength(100_000);
  });
});

test('a resource of the URL narrows the parameters beside it, the same one included', () => {
  const query = narrowedBy(ofUrl({ EQ_bizStep: 'shipping' }), ofUrl({ EQ_bizStep: 'receiving' }));
  expect(query.criteria.map(({ parameter }) => parameter)).toEqual(['EQ_bizStep', 'EQ_bizStep']);
});
