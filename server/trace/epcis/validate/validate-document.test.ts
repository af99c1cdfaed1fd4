import { describe, expect, it } from 'vitest';
import { validateDocument } from './validate-document.ts';

const common = { eventTime: '2026-03-04T18:00:30+08:00', eventTimeZoneOffset: '+08:00' };
const context = [
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { ex: 'https://ns.example.com/epcis/' },
];
const object = { ...common, type: 'ObjectEvent', action: 'OBSERVE', epcList: ['urn:x:1'] };
const document = (...eventList: unknown[]) => ({
  '@context': context,
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-03-04T18:00:30Z',
  epcisBody: { eventList },
});
const pathsOf = (value: unknown): string[] => {
  const { issues, events } = validateDocument(value);
  return [...issues, ...events.flatMap((event) => event.issues)].map(({ path }) => path);
};
const eventPaths = (event: object): string[] =>
  pathsOf(document(event)).map((path) => path.replace('/epcisBody/eventList/0', ''));

describe('validateDocument', () => {
  it.each([
    ['a document', document(object)],
    ['one event', { '@context': context, ...object }],
    ['a blank node as id', { ...document(object), id: '_:document1' }],
    ['an extension type', document({ ...object, type: 'ex:Tempering', action: undefined })],
    [
      'persistentDisposition on every type',
      document({
        ...common,
        type: 'AssociationEvent',
        action: 'DELETE',
        parentID: 'urn:x:1',
        persistentDisposition: { unset: ['recalled'] },
      }),
    ],
    ['the same event twice', document({ ...object, eventID: 'urn:x:1' }, { ...object, eventID: 'urn:x:1' })],
    [
      'an event and its declaration',
      document(
        { ...object, eventID: 'urn:x:1' },
        { ...object, eventID: 'urn:x:1', errorDeclaration: { declarationTime: common.eventTime } },
      ),
    ],
    ['a prefix in Chinese', document({ ...object, '源流:备注': 'x' })],
  ])('accepts %s', (_, value) => {
    expect(validateDocument(value)).toMatchObject({ issues: [], events: expect.any(Array) });
    expect(pathsOf(value)).toEqual([]);
  });

  it.each([
    ['no object', 7, ['']],
    ['neither document nor event', { type: 'Letter', '@context': context }, ['/type']],
    ['nothing', {}, ['/@context', '/type']],
    [
      'a document without its frame',
      { type: 'EPCISDocument', epcisBody: { eventList: [] } },
      ['/@context', '/schemaVersion', '/creationDate'],
    ],
    ['a key of nobody', { ...document(object), _scenario: 'x' }, ['/_scenario']],
    ['an event without context', object, ['/@context']],
    ['a list that holds text', document('x', object), ['/epcisBody/eventList/0']],
    [
      'another event with the same id',
      document({ ...object, eventID: 'urn:x:1' }, { ...object, eventID: 'urn:x:1', bizStep: 'shipping' }),
      ['/epcisBody/eventList/1/eventID'],
    ],
    [
      'an unknown key in the body of a query',
      {
        '@context': context,
        type: 'EPCISQueryDocument',
        schemaVersion: '2.0',
        epcisBody: { queryResults: { queryName: 'q', more: 1, resultsBody: { eventList: [] } } },
      },
      ['/epcisBody/queryResults/more'],
    ],
  ])('refuses %s', (...[, value, paths]) => {
    expect(pathsOf(value)).toEqual(paths);
  });

  it.each([
    ['a time without offset', { eventTime: '2026-03-04T18:00:30' }, ['/eventTime']],
    ['an offset too far', { eventTimeZoneOffset: '+15:00' }, ['/eventTimeZoneOffset']],
    ['a word that CBV does not know', { bizStep: 'transforming' }, ['/bizStep']],
    ['null for a word', { disposition: null }, ['/disposition']],
    ['a URN of CBV in JSON', { bizStep: 'urn:epcglobal:cbv:bizstep:shipping' }, ['/bizStep']],
    ['an action that is none', { action: 'CREATE' }, ['/action']],
    ['no action', { action: undefined }, ['/action']],
    ['an identifier with a blank', { epcList: ['urn:x:1', 'urn:x: 2'] }, ['/epcList/1']],
    ['no list of things', { epcList: undefined }, ['/epcList']],
    [
      'a quantity as text',
      { quantityList: [{ epcClass: 'urn:x:1', quantity: '5' }] },
      ['/quantityList/0/quantity'],
    ],
    [
      'a unit in small letters',
      { quantityList: [{ epcClass: 'urn:x:1', quantity: 5, uom: 'kg' }] },
      ['/quantityList/0/uom'],
    ],
    ['ilmd of what is not new', { ilmd: { 'cbvmda:lotNumber': '1' } }, ['/ilmd']],
    ['ilmd without namespace', { action: 'ADD', ilmd: { lotNumber: '1' } }, ['/ilmd/lotNumber']],
    ['a misspelt field', { bizstep: 'shipping' }, ['/bizstep']],
    ['a field that belongs to another type', { parentID: 'urn:x:1' }, ['/parentID']],
    ['a source without type', { sourceList: [{ source: 'urn:x:1' }] }, ['/sourceList/0/type']],
    ['an empty persistentDisposition', { persistentDisposition: {} }, ['/persistentDisposition']],
    [
      'a sensor element without report',
      { sensorElementList: [{ sensorMetadata: {} }] },
      ['/sensorElementList/0/sensorReport'],
    ],
    ['an empty report', { sensorElementList: [{ sensorReport: [] }] }, ['/sensorElementList/0/sensorReport']],
    [
      'a measurement type of nobody',
      { sensorElementList: [{ sensorReport: [{ type: 'Warmth' }] }] },
      ['/sensorElementList/0/sensorReport/0/type'],
    ],
    ['a certificate that is no URI', { certificationInfo: 'ISO' }, ['/certificationInfo']],
    [
      'one among certificates that is none',
      { certificationInfo: ['urn:x:1', 'ISO'] },
      ['/certificationInfo/1'],
    ],
    [
      'several faults',
      { action: 'CREATE', bizStep: 'transforming', eventTime: 'x' },
      ['/eventTime', '/action', '/bizStep'],
    ],
  ])('names the field: %s', (...[, more, paths]) => {
    expect(eventPaths({ ...object, ...more })).toEqual(paths);
  });

  it.each([
    ['AggregationEvent', { action: 'ADD', parentID: 'urn:x:1' }, ['/childEPCs']],
    ['AggregationEvent', { action: 'ADD', childEPCs: ['urn:x:1'] }, ['/parentID']],
    ['AssociationEvent', { action: 'ADD', childEPCs: ['urn:x:1'] }, ['/parentID']],
    [
      'TransactionEvent',
      { action: 'ADD', bizTransactionList: [{ bizTransaction: 'urn:x:1' }] },
      ['/epcList'],
    ],
    ['TransactionEvent', { action: 'ADD', epcList: ['urn:x:1'] }, ['/bizTransactionList']],
    ['TransformationEvent', { inputEPCList: ['urn:x:1'] }, ['/inputEPCList']],
    ['ex:Tempering', { eventTime: undefined }, ['/eventTime']],
  ])('names what %s lacks', (...[type, more, paths]) => {
    expect(eventPaths({ ...common, type, ...more })).toEqual(paths);
  });

  it('judges each event by itself', () => {
    const { events } = validateDocument(document(object, { ...object, action: 'CREATE' }, object));
    expect(events.map(({ position, issues }) => [position, issues.length])).toEqual([
      [0, 0],
      [1, 1],
      [2, 0],
    ]);
  });

  it('says in both languages what is wrong and what to do', () => {
    const { events } = validateDocument(document({ ...object, bizStep: 'transforming' }));
    expect(events[0]?.issues).toEqual([
      {
        path: '/epcisBody/eventList/0/bizStep',
        text: {
          zh: '“transforming”不是 CBV 2.0 的业务步骤；请用 CBV 的词（不带前缀），或用自己命名空间的 URI',
          en: '"transforming" is no business step of CBV 2.0; use one of its words without a prefix, or a URI of your own namespace',
        },
      },
    ]);
  });

  it('passes doubts on without refusing', () => {
    const late = { sensorReport: [{ type: 'Mass', time: '2027-01-01T00:00:00Z' }] };
    const { events } = validateDocument(document({ ...object, sensorElementList: [late] }));
    expect(events.map(({ issues, doubts }) => [issues, doubts.map(({ path }) => path)])).toEqual([
      [[], ['/epcisBody/eventList/0/sensorElementList/0/sensorReport/0/time']],
    ]);
  });

  it('judges a long list of things in linear time', () => {
    const epcList = Array.from({ length: 20_000 }, (_, n) => `urn:epc:id:sgtin:4012345.011111.${n}`);
    const started = performance.now();
    expect(pathsOf(document({ ...object, epcList }))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
