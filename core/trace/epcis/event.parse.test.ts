import { describe, expect, it } from 'vitest';
import { parseEvent } from './event.parse.ts';
import { namesOf } from './names.ts';

const names = namesOf([
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { ex: 'https://ns.example.com/epcis/', yuanliu: 'urn:yuanliu:epcis:' },
]);
const lot = 'https://id.gs1.org/01/04012345111118/10/L1';
const common = { eventTime: '2026-03-04T18:00:30.5+08:00', eventTimeZoneOffset: '+08:00' };
const object = {
  ...common,
  type: 'ObjectEvent',
  action: 'ADD',
  epcList: ['urn:epc:id:sgtin:4012345.011111.987'],
};
const read = (event: Record<string, unknown>) => parseEvent(event, { names });

describe('parseEvent', () => {
  it('reads everything that an event says', () => {
    const event = read({
      ...object,
      eventID: 'urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8',
      bizStep: 'commissioning',
      disposition: 'ex:tempered',
      persistentDisposition: { set: ['recalled'] },
      readPoint: { id: 'urn:epc:id:sgln:4012345.00005.0' },
      bizLocation: { id: 'geo:47.5,11.1' },
      bizTransactionList: [
        { type: 'po', bizTransaction: 'urn:epc:id:gdti:4012345.11111.123' },
        { bizTransaction: 'urn:x:1' },
      ],
      sourceList: [{ type: 'cbv:SDT-location', source: 'urn:epc:id:pgln:4012345.00000' }],
      destinationList: [{ type: 'ex:buyer', destination: 'urn:x:2' }],
      certificationInfo: 'https://example.org/certificate/1',
      errorDeclaration: {
        declarationTime: '2026-03-05T00:00:00Z',
        reason: 'incorrect_data',
        correctiveEventIDs: ['urn:x:3'],
      },
    });
    const { things, searchable, ...rest } = event;
    expect(rest).toEqual({
      type: 'ObjectEvent',
      eventId: 'urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8',
      time: '2026-03-04T10:00:30.500000Z',
      zoneOffset: '+08:00',
      action: 'ADD',
      bizStep: 'https://ref.gs1.org/cbv/BizStep-commissioning',
      disposition: 'https://ns.example.com/epcis/tempered',
      persistentDisposition: { set: ['https://ref.gs1.org/cbv/Disp-recalled'], unset: [] },
      readPoint: 'https://id.gs1.org/414/4012345000054',
      bizLocation: 'geo:47.5,11.1',
      transactions: [
        { type: 'https://ref.gs1.org/cbv/BTT-po', id: 'https://id.gs1.org/253/4012345111118123' },
        { id: 'urn:x:1' },
      ],
      sources: [{ type: 'https://ref.gs1.org/cbv/SDT-location', id: 'https://id.gs1.org/417/4012345000009' }],
      destinations: [{ type: 'https://ns.example.com/epcis/buyer', id: 'urn:x:2' }],
      certification: ['https://example.org/certificate/1'],
      declaration: {
        time: '2026-03-05T00:00:00.000000Z',
        reason: 'https://ref.gs1.org/cbv/ER-incorrect_data',
        correctiveIds: ['urn:x:3'],
      },
    });
    expect(things).toMatchObject([
      {
        field: 'epcList',
        index: 0,
        uri: 'https://id.gs1.org/01/04012345111118/21/987',
        asWritten: object.epcList[0],
      },
    ]);
    expect(searchable.map(({ path }) => path)).toEqual(['persistentDisposition:set']);
  });

  it('names things by field, in the order of the fields', () => {
    const { things } = read({
      ...common,
      type: 'TransformationEvent',
      transformationID: 'urn:x:blend',
      outputEPCList: ['urn:x:out'],
      outputQuantityList: [{ epcClass: lot, quantity: 12.5, uom: 'KGM' }, { epcClass: 'urn:x:rest' }],
      inputEPCList: ['urn:x:in', 'urn:epc:id:sgtin:broken'],
    });
    expect(things.map(({ field, index, uri, quantity, uom }) => [field, index, uri, quantity, uom])).toEqual([
      ['inputEPCList', 0, 'urn:x:in', undefined, undefined],
      ['inputEPCList', 1, 'urn:epc:id:sgtin:broken', undefined, undefined],
      ['outputEPCList', 0, 'urn:x:out', undefined, undefined],
      ['outputQuantityList', 0, lot, '12.5', 'KGM'],
      ['outputQuantityList', 1, 'urn:x:rest', undefined, undefined],
    ]);
    expect(things[1]?.identity).toMatchObject({ level: 'other', doubt: { code: expect.any(String) } });
  });

  it.each([
    ['its own URI', { epcList: ['https://id.gs1.org/01/04012345111118/10/L1/21/987'] }],
    ['the ilmd', { ilmd: { 'cbvmda:lotNumber': 'L1' } }],
    ['the ilmd in the namespace of XML', { ilmd: { '{urn:epcglobal:cbv:mda}lotNumber': 'L1' } }],
    ['our extension', { 'yuanliu:toLot': 'urn:epc:class:lgtin:4012345.011111.L1' }],
  ])('takes the lot of an item from %s', (_, more) => {
    expect(read({ ...object, ...more }).things[0]?.lotUri).toBe(lot);
  });

  it('does not give the lot of an output to an input', () => {
    const item = object.epcList;
    const { things } = read({
      ...common,
      type: 'TransformationEvent',
      inputEPCList: item,
      outputEPCList: item,
      ilmd: { 'cbvmda:lotNumber': 'L1' },
    });
    expect(things.map(({ lotUri }) => lotUri)).toEqual([undefined, lot]);
  });

  it('reads our own extensions', () => {
    const { things, holds, lifts, cleaning } = read({
      ...common,
      type: 'TransformationEvent',
      inputEPCList: ['urn:x:a', 'urn:x:b'],
      outputEPCList: ['urn:x:silo'],
      outputQuantityList: [{ epcClass: lot, quantity: 100 }],
      'yuanliu:evidence': [
        { 'yuanliu:field': 'inputEPCList', 'yuanliu:index': 1, 'yuanliu:evidence': 'posted' },
      ],
      'yuanliu:vessels': ['urn:x:silo'],
      'yuanliu:runs': [
        {
          'yuanliu:epcClass': 'urn:epc:class:lgtin:4012345.011111.L1',
          'yuanliu:low': '001',
          'yuanliu:high': '100',
        },
      ],
      'yuanliu:hold': { 'yuanliu:id': 'H1', 'yuanliu:reason': 'odour', 'yuanliu:person': 'u-7' },
      'yuanliu:lift': [{ 'yuanliu:id': 'H0' }],
      'yuanliu:cleaning': 'verified',
    });
    expect(things.map(({ evidence, vessel, run }) => [evidence, vessel, run])).toEqual([
      [undefined, undefined, undefined],
      ['posted', undefined, undefined],
      [undefined, true, undefined],
      [undefined, undefined, { low: '001', high: '100' }],
    ]);
    expect(holds).toEqual([{ id: 'H1', reason: 'odour', person: 'u-7' }]);
    expect(lifts).toEqual([{ id: 'H0' }]);
    expect(cleaning).toBe('verified');
  });

  it('lets the event say how all its things are known', () => {
    const { things } = read({ ...object, 'yuanliu:evidence': 'inferred' });
    expect(things.map(({ evidence }) => evidence)).toEqual(['inferred']);
  });

  it('takes an item in two spellings for one', () => {
    const { things } = read({
      ...object,
      epcList: [...object.epcList, 'urn:x:1', 'https://id.gs1.org/01/04012345111118/21/987'],
    });
    expect(things.map(({ index, uri }) => [index, uri])).toEqual([
      [0, 'https://id.gs1.org/01/04012345111118/21/987'],
      [1, 'urn:x:1'],
    ]);
  });

  it('knows identities of our own', () => {
    const uri = 'https://trace.example.cn/lot/WO-1/7';
    const event = { ...common, type: 'ObjectEvent', action: 'OBSERVE', epcList: [uri] };
    const { things } = parseEvent(event, { names, identities: { ownHosts: ['trace.example.cn'] } });
    expect(things[0]?.identity).toMatchObject({ level: 'lot', own: { kind: 'lot' } });
  });

  it('writes out the URI of an extension type', () => {
    expect(read({ ...object, type: 'ex:Tempering' }).type).toBe('https://ns.example.com/epcis/Tempering');
    expect(read({ ...object, type: 'epcis:ObjectEvent' }).type).toBe('ObjectEvent');
  });

  it('refuses an event without a time', () => {
    expect(() => read({ ...object, eventTime: 'yesterday' })).toThrow(RangeError);
  });
});
