import { describe, expect, it } from 'vitest';
import { namesOf } from '../names.ts';
import { eventDoubts, eventIssues } from './event-issues.ts';

const names = namesOf([
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { yuanliu: 'urn:yuanliu:epcis:' },
]);
const common = { eventTime: '2026-03-04T18:00:30+08:00', eventTimeZoneOffset: '+08:00' };
const item = 'urn:epc:id:sgtin:4012345.011111.987';
const sameItem = 'https://id.gs1.org/01/04012345111118/21/987';
const pallet = 'urn:epc:id:sscc:4012345.3111111111';
const object = { ...common, type: 'ObjectEvent', action: 'OBSERVE', epcList: [item] };
const aggregation = {
  ...common,
  type: 'AggregationEvent',
  action: 'ADD',
  parentID: pallet,
  childEPCs: [item],
};
const report = { type: 'Temperature', value: 1, uom: 'CEL' };
const sensor = (sensorMetadata: object, more: object = {}) => ({
  ...object,
  sensorElementList: [{ sensorMetadata, sensorReport: [report, { ...report, ...more }] }],
});
const extended = (more: object) => ({ ...object, ...more });
const nested = (depth: number): object => (depth === 0 ? {} : { 'ex:a': nested(depth - 1) });
const run = {
  'yuanliu:field': 'quantityList',
  'yuanliu:index': 0,
  'yuanliu:low': '001',
  'yuanliu:high': '100',
};

describe('eventIssues', () => {
  it.each([
    ['an object event', object],
    ['an aggregation', aggregation],
    ['an item in two spellings', { ...object, epcList: [item, sameItem] }],
    ['an observed aggregation without parent', { ...aggregation, action: 'OBSERVE', parentID: undefined }],
    ['a container emptied whole', { ...aggregation, action: 'DELETE', childEPCs: undefined }],
    [
      'part of a pooled transformation',
      { ...common, type: 'TransformationEvent', transformationID: 'urn:x:1', inputEPCList: [item] },
    ],
    ['ilmd of something new', { ...object, action: 'ADD', ilmd: { 'cbvmda:lotNumber': '1' } }],
    ['a measurement at the time of the event', sensor({ time: '2026-03-04T10:00:30Z' })],
    ['a device that is named twice', sensor({ deviceID: 'urn:x:1' }, { deviceID: 'urn:x:1' })],
    ['a word of CBV in full', extended({ bizStep: 'https://ref.gs1.org/cbv/BizStep-shipping' })],
    ['a step of the sender', extended({ bizStep: 'https://example.org/steps/tempering' })],
    ['a measurement type that GS1 added later', sensor({}, { type: 'gs1:EffectiveDoseRate' })],
    [
      'our extensions',
      extended({
        'yuanliu:evidence': 'inferred',
        'yuanliu:cleaning': 'verified',
        'yuanliu:hold': { 'yuanliu:id': 'H1' },
        'yuanliu:runs': [run],
      }),
    ],
  ])('finds nothing wrong with %s', (_, event) => {
    expect(eventIssues(event, names)).toEqual([]);
  });

  it.each([
    ['/ex:a/0/ex:b', extended({ 'ex:a': [{ 'ex:b': 'x\0y' }] })],
    ['/ex:a', extended({ 'ex:a': { 'ex\0b': 'x' } })],
    ['/ex:a'.repeat(64), extended(nested(64))],
    ['/parentID', { ...aggregation, parentID: undefined }],
    ['/parentID', { ...aggregation, type: 'AssociationEvent', action: 'OBSERVE', parentID: undefined }],
    ['/childEPCs', { ...aggregation, childEPCs: [] }],
    ['/outputEPCList', { ...common, type: 'TransformationEvent', inputEPCList: [item], outputEPCList: [] }],
    ['/inputEPCList', { ...common, type: 'TransformationEvent', transformationID: 'urn:x:1' }],
    ['/ilmd', { ...object, ilmd: { 'cbvmda:lotNumber': '1' } }],
    ['/eventTimeZoneOffset', extended({ eventTimeZoneOffset: '+14:30' })],
    ['/epcList/1', { ...object, epcList: [item, item, sameItem] }],
    ['/childEPCs/0', { ...aggregation, childEPCs: [pallet] }],
    ['/bizStep', extended({ bizStep: 'https://ref.gs1.org/cbv/BizStep-tempering' })],
    ['/bizStep', extended({ bizStep: 'cbv:BizStep-tempering' })],
    ['/disposition', extended({ disposition: 'urn:epcglobal:cbv:disp:lost' })],
    ['/persistentDisposition/unset/0', extended({ persistentDisposition: { unset: ['cbv:Disp-lost'] } })],
    [
      '/bizTransactionList/0/type',
      extended({ bizTransactionList: [{ type: 'cbv:BTT-memo', bizTransaction: 'urn:x:1' }] }),
    ],
    ['/sourceList/0/type', extended({ sourceList: [{ type: 'cbv:SDT-agent', source: 'urn:x:1' }] })],
    [
      '/errorDeclaration/reason',
      extended({ errorDeclaration: { declarationTime: common.eventTime, reason: 'cbv:ER-other' } }),
    ],
    ['/sensorElementList/0/sensorReport/1/component', sensor({}, { component: 'cbv:Comp-w' })],
    [
      '/sensorElementList/0/sensorMetadata/endTime',
      sensor({ startTime: '2026-03-04T10:00:00Z', endTime: '2026-03-04T09:00:00Z' }),
    ],
    [
      '/sensorElementList/0/sensorReport/1/deviceID',
      sensor({ deviceID: 'urn:x:1' }, { deviceID: 'urn:x:2' }),
    ],
    ['/bizStep', extended({ bizStep: `urn:x:${'a'.repeat(1000)}` })],
    ['/readPoint/id', extended({ readPoint: { id: `urn:x:${'库'.repeat(112)}` } })],
    [
      '/bizTransactionList/0/bizTransaction',
      extended({ bizTransactionList: [{ bizTransaction: `urn:x:${'a'.repeat(1000)}` }] }),
    ],
    [`/x:${'y'.repeat(200)}`, extended({ [`x:${'y'.repeat(200)}`]: 1 })],
    ['/yuanliu:evidence', extended({ 'yuanliu:evidence': 'guessed' })],
    ['/yuanliu:cleaning', extended({ 'yuanliu:cleaning': 'yes' })],
    ['/yuanliu:hold', extended({ 'yuanliu:hold': { 'yuanliu:reason': 'x' } })],
    ['/yuanliu:runs', extended({ 'yuanliu:runs': [{ ...run, 'yuanliu:low': '101' }] })],
    ['/yuanliu:runs', extended({ 'yuanliu:runs': [{ ...run, 'yuanliu:low': '1' }] })],
  ])('finds what is wrong at %s', (path, event) => {
    const issues = eventIssues(event, names);
    expect(issues.map((each) => each.path)).toEqual([path]);
    expect(
      issues.every(({ text }) => /\p{Script=Han}/u.test(text.zh) && !/\p{Script=Han}/u.test(text.en)),
    ).toBe(true);
  });
});

describe('eventDoubts', () => {
  it.each([
    ['/sensorElementList/0/sensorMetadata/time', sensor({ time: '2026-03-04T10:00:30.001Z' })],
    ['/sensorElementList/0/sensorReport/1/time', sensor({}, { time: '2026-03-04T18:00:30+07:00' })],
  ])('doubts a measurement later than its event at %s', (path, event) => {
    expect(eventDoubts(event).map((each) => each.path)).toEqual([path]);
    expect(eventIssues(event, names)).toEqual([]);
  });

  it('does not doubt one of the same moment', () => {
    expect(eventDoubts(sensor({ time: '2026-03-04T10:00:30Z' }))).toEqual([]);
  });
});
