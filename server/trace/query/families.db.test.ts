import type { JsonObject } from '@yuanliu/core/trace';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { incoming } from '../../test/sample-events.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { type TestLedger, testLedger } from './test-ledger.ts';

let t: TestDatabase;
let ledger: TestLedger;

const gtin = 'https://id.gs1.org/01/09520123456788';
const place = (reference: number) => `urn:epc:id:sgln:0614141.0000${reference}.0`;

/** Each event differs from the bare one in what its name says. */
const events: readonly JsonObject[] = [
  { eventID: 'bare', eventTime: '2026-03-01T00:00:00Z', epcList: [], readPoint: { id: place(9) } },
  { eventID: 'early', eventTime: '2025-12-31T23:59:59.999999Z', epcList: ['urn:other:1'] },
  { eventID: 'add', action: 'ADD', epcList: ['urn:epc:id:sgtin:0614141.107346.2017'] },
  {
    eventID: 'association',
    type: 'AssociationEvent',
    action: 'ADD',
    parentID: place(1),
    childEPCs: ['urn:epc:id:giai:4000001.111'],
  },
  { eventID: 'foreign', type: 'ex:CleaningEvent', epcList: ['urn:other:2'] },
  { eventID: 'shipped', bizStep: 'shipping', disposition: 'in_transit', epcList: ['urn:other:3'] },
  {
    eventID: 'own-step',
    bizStep: 'ex:blending',
    disposition: 'urn:own:disp:resting',
    epcList: ['urn:other:4'],
  },
  {
    eventID: 'persistent',
    persistentDisposition: { set: ['completeness_inferred'], unset: ['completeness_verified'] },
    epcList: ['urn:other:5'],
  },
  { eventID: 'dock', readPoint: { id: place(1) }, bizLocation: { id: place(2) }, epcList: ['urn:other:6'] },
  {
    eventID: 'shelf',
    readPoint: { id: place(3), 'ex:zone': 'cold' },
    bizLocation: { id: place(4), 'ex:zone': 'dry' },
    epcList: ['urn:other:7'],
  },
  {
    eventID: 'order',
    type: 'TransactionEvent',
    action: 'ADD',
    bizTransactionList: [
      { type: 'po', bizTransaction: 'urn:epc:id:gdti:0614141.06012.1234' },
      { type: 'urn:own:btt:slip', bizTransaction: 'urn:own:slip:7' },
      { bizTransaction: 'urn:own:untyped:1' },
    ],
    epcList: ['urn:other:8'],
  },
  {
    eventID: 'transfer',
    sourceList: [{ type: 'owning_party', source: 'urn:epc:id:pgln:4012345.00000' }],
    destinationList: [{ type: 'location', destination: place(2) }],
    epcList: ['urn:other:9'],
  },
  {
    eventID: 'blend',
    type: 'TransformationEvent',
    action: undefined,
    transformationID: 'urn:own:transformation:1',
    inputEPCList: [`${gtin}/21/5001`],
    inputQuantityList: [{ epcClass: `${gtin}/10/IN1`, quantity: 250, uom: 'GRM' }],
    outputEPCList: [`${gtin}/21/6001`],
    outputQuantityList: [{ epcClass: `${gtin}/10/OUT1`, quantity: 4 }],
    ilmd: { 'cbvmda:lotNumber': 'OUT1', 'ex:origin': { 'ex:farm': 'North' } },
  },
  {
    eventID: 'packed',
    type: 'AggregationEvent',
    action: 'ADD',
    parentID: 'urn:epc:id:sscc:0614141.1234567890',
    childEPCs: ['urn:epc:id:sgtin:0614141.107346.2018'],
    childQuantityList: [{ epcClass: 'urn:epc:idpat:sgtin:4012345.098765.*', quantity: 10 }],
  },
  {
    eventID: 'weighed',
    quantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.012345.998877', quantity: 0.25, uom: 'KGM' }],
  },
  {
    eventID: 'row',
    action: 'ADD',
    quantityList: [{ epcClass: `${gtin}/10/R1`, quantity: 1_000 }],
    'yuanliu:runs': [{ epcClass: `${gtin}/10/R1`, low: '00001000', high: '00001999' }],
  },
  { eventID: 'own-row', epcList: ['https://trace.example.cn/run/P1/00001/00050'] },
  {
    eventID: 'extended',
    epcList: ['urn:other:10'],
    'ex:text': 'A7',
    'ex:number': 25.5,
    'ex:when': '2026-03-04T18:00:00+08:00',
    'ex:many': ['one', 'two'],
    'ex:outer': { 'ex:inner': 7, 'ex:deeper': { 'ex:deepest': 'pearl' } },
    'two:name': 'first',
  },
  {
    eventID: 'measured',
    epcList: ['urn:other:11'],
    sensorElementList: [
      {
        sensorMetadata: {
          time: '2026-03-04T09:00:00Z',
          deviceID: 'urn:epc:id:giai:4000001.111',
          dataProcessingMethod: 'https://example.com/253/4012345000054987',
          'ex:shift': 'night',
        },
        sensorReport: [
          { type: 'Temperature', value: 26, uom: 'CEL', 'ex:probe': 'P1' },
          {
            type: 'RelativeHumidity',
            minValue: 12.1,
            maxValue: 13.2,
            meanValue: 12.5,
            sDev: 0.1,
            percRank: 50,
            percValue: 12.7,
            uom: 'A93',
          },
        ],
        'ex:crate': 12,
      },
    ],
  },
  {
    eventID: 'sensed',
    epcList: ['urn:other:12'],
    sensorElementList: [
      {
        sensorMetadata: {
          startTime: '2026-03-01T00:00:00Z',
          endTime: '2026-03-02T00:00:00Z',
          bizRules: 'https://example.com/253/4012345000061',
        },
        sensorReport: [
          {
            type: 'Temperature',
            deviceID: 'urn:epc:id:giai:4000001.222',
            stringValue: 'OK',
            booleanValue: true,
            hexBinaryValue: 'f0f0',
            uriValue: 'https://id.example.com/alarm',
            microorganism: 'https://www.ncbi.nlm.nih.gov/taxonomy/1126011',
            chemicalSubstance: 'https://identifiers.org/inchikey:CZMRCDWAGMRECN',
            time: '2026-03-01T12:00:00Z',
          },
        ],
      },
    ],
  },
  { eventID: 'wrong', epcList: ['urn:other:13'], bizStep: 'packing' },
  {
    eventID: 'wrong',
    epcList: ['urn:other:13'],
    bizStep: 'packing',
    errorDeclaration: {
      declarationTime: '2026-03-05T00:00:00Z',
      reason: 'incorrect_data',
      correctiveEventIDs: ['urn:test:right', 'urn:test:righter'],
      'ex:clerk': 'Wang',
    },
  },
];

const sgtin = 'urn:epc:id:sgtin:0614141.107346.2017';
const link = 'https://id.gs1.org/01/10614141073464/21/2017';

beforeAll(async () => {
  t = await testDatabase();
  ledger = testLedger({ ...t, incoming });
  await ledger.record(events);
  await ledger.describe('urn:epcglobal:epcis:vtype:BusinessLocation', [
    {
      uri: 'https://id.gs1.org/414/0614141000005',
      children: ['https://id.gs1.org/414/0614141000029', 'urn:own:attic'],
    },
    {
      uri: 'urn:own:attic',
      children: ['https://id.gs1.org/414/0614141000043', 'https://id.gs1.org/414/0614141000005'],
    },
    {
      uri: 'https://id.gs1.org/414/0614141000043',
      attributes: { 'urn:epcglobal:cbv:mda:site': '208', 'urn:own:mda:floor': '2' },
    },
  ]);
  await ledger.describe('urn:epcglobal:epcis:vtype:BusinessStep', [
    { uri: 'https://ref.gs1.org/cbv/BizStep-shipping', attributes: { 'urn:own:mda:owner': 'logistics' } },
  ]);
});
afterAll(() => t.close());

/** What each query finds, in alphabetical order. */
const cases: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
  [{ eventType: ['AggregationEvent', 'AssociationEvent'] }, 'association packed'],
  [{ eventType: ['epcis:AggregationEvent'] }, 'packed'],
  [{ eventType: ['https://ns.example.com/epcis/CleaningEvent'] }, 'foreign'],
  [{ eventType: ['ex:CleaningEvent'] }, 'foreign'],
  [{ LT_eventTime: '2026-01-01T00:00:00Z' }, 'early'],
  [{ LT_eventTime: '2025-12-31T23:59:59.999999Z' }, ''],
  [{ GE_eventTime: '2025-12-31T23:59:59.999999Z', LT_eventTime: '2026-03-01T08:00:00+08:00' }, 'early'],
  [{ GE_eventTime: '2026-03-01T08:00:00+08:00', LT_eventTime: '2026-03-01T00:00:01Z' }, 'bare'],
  [{ LT_recordTime: '2020-01-01T00:00:00Z' }, ''],
  [{ GE_recordTime: '2020-01-01T00:00:00Z', EQ_eventID: ['urn:test:bare'] }, 'bare'],
  [{ EQ_action: ['ADD'] }, 'add association order packed row'],
  [{ EQ_action: ['DELETE'] }, ''],
  [{ EQ_bizStep: ['shipping'] }, 'shipped'],
  [{ EQ_bizStep: ['urn:epcglobal:cbv:bizstep:shipping', 'ex:blending'] }, 'own-step shipped'],
  [{ EQ_bizStep: ['https://ns.example.com/epcis/blending'] }, 'own-step'],
  [{ EQ_disposition: ['cbv:Disp-in_transit'] }, 'shipped'],
  [{ EQ_disposition: ['urn:own:disp:resting'] }, 'own-step'],
  [{ EQ_persistentDisposition_set: ['completeness_inferred'] }, 'persistent'],
  [{ EQ_persistentDisposition_unset: ['completeness_inferred'] }, ''],
  [{ EQ_persistentDisposition_unset: ['urn:epcglobal:cbv:disp:completeness_verified'] }, 'persistent'],
  [{ EQ_readPoint: [place(1)] }, 'dock'],
  [{ EQ_readPoint: ['https://id.gs1.org/414/0614141000012', place(3)] }, 'dock shelf'],
  [{ EQ_bizLocation: [place(1)] }, ''],
  [{ WD_bizLocation: ['https://id.gs1.org/414/0614141000005'] }, 'dock shelf'],
  [{ WD_bizLocation: ['urn:own:attic'] }, 'dock shelf'],
  [{ WD_bizLocation: [place(4)] }, 'shelf'],
  [{ WD_readPoint: [place(1)] }, 'dock'],
  [{ EQ_bizTransaction_po: ['https://id.gs1.org/253/06141410601241234'] }, ''],
  [{ EQ_bizTransaction_po: ['urn:epc:id:gdti:0614141.06012.1234'] }, 'order'],
  [{ EQ_bizTransaction_inv: ['urn:epc:id:gdti:0614141.06012.1234'] }, ''],
  [{ 'EQ_bizTransaction_urn:own:btt:slip': ['urn:own:slip:6', 'urn:own:slip:7'] }, 'order'],
  [{ EQ_source_owning_party: ['https://id.gs1.org/417/4012345000009'] }, 'transfer'],
  [{ EQ_destination_owning_party: ['https://id.gs1.org/417/4012345000009'] }, ''],
  [{ 'EQ_destination_urn:epcglobal:cbv:sdt:location': [place(2)] }, 'transfer'],
  [{ EQ_transformationID: ['urn:own:transformation:1', 'urn:own:transformation:2'] }, 'blend'],
  [{ MATCH_epc: [sgtin] }, 'add'],
  [{ MATCH_epc: [link] }, 'add'],
  [{ MATCH_epc: ['https://example.com/01/10614141073464/10/LOT/21/2017?17=261231'] }, 'add'],
  [{ MATCH_epc: ['urn:epc:idpat:sgtin:0614141.107346.*'] }, 'add packed'],
  [{ MATCH_epc: ['urn:epc:id:sgtin:0614141.107346.*'] }, 'add packed'],
  [{ MATCH_epc: ['urn:epc:idpat:sgtin:0614141.*.*', 'urn:other:1'] }, 'add early packed'],
  [{ MATCH_epc: ['urn:epc:idpat:sscc:0614141.*'] }, ''],
  [{ MATCH_epc: [`${gtin}/21/5001`] }, ''],
  [{ MATCH_epc: ['urn:epc:id:giai:4000001.111'] }, 'association'],
  [{ MATCH_epc: [`${gtin}/21/00001000`] }, 'row'],
  [{ MATCH_epc: [`${gtin}/21/00001999`] }, 'row'],
  [{ MATCH_epc: [`${gtin}/21/00002000`] }, ''],
  [{ MATCH_epc: [`${gtin}/21/00000999`] }, ''],
  [{ MATCH_epc: [`${gtin}/21/1500`] }, ''],
  [{ MATCH_epc: ['https://trace.example.cn/item/P1/00050'] }, 'own-row'],
  [{ MATCH_epc: ['https://trace.example.cn/item/P1/00051'] }, ''],
  [{ MATCH_inputEPC: [`${gtin}/21/00001500`] }, ''],
  [{ MATCH_anyEPC: [`${gtin}/21/00001500`] }, 'row'],
  [{ MATCH_anyEPC: ['urn:epc:idpat:sgtin:9520123.045678.*'] }, 'blend row'],
  [{ MATCH_parentID: ['urn:epc:id:sscc:0614141.1234567890'] }, 'packed'],
  [{ MATCH_parentID: ['urn:epc:idpat:sscc:0614141.*'] }, 'packed'],
  [{ MATCH_parentID: [sgtin] }, ''],
  [{ MATCH_inputEPC: [`${gtin}/21/5001`] }, 'blend'],
  [{ MATCH_inputEPC: [`${gtin}/21/6001`] }, ''],
  [{ MATCH_outputEPC: [`${gtin}/21/6001`] }, 'blend'],
  [
    { MATCH_anyEPC: [`${gtin}/21/6001`, sgtin, 'https://id.gs1.org/00/106141412345678908'] },
    'add blend packed',
  ],
  [{ MATCH_epcClass: ['urn:epc:idpat:sgtin:4012345.098765.*'] }, 'packed'],
  [{ MATCH_epcClass: ['https://id.gs1.org/01/04012345987652'] }, 'packed'],
  [{ MATCH_epcClass: ['urn:epc:idpat:sgtin:4012345.*.*'] }, 'packed'],
  [{ MATCH_epcClass: ['urn:epc:idpat:lgtin:4012345.012345.*'] }, 'weighed'],
  [{ MATCH_epcClass: ['https://id.gs1.org/01/04012345123456/10/998877'] }, 'weighed'],
  [{ MATCH_epcClass: [`${gtin}/10/R1`] }, 'row'],
  [{ MATCH_epcClass: [`${gtin}/10/IN1`] }, ''],
  [{ MATCH_inputEPCClass: [`${gtin}/10/IN1`] }, 'blend'],
  [{ MATCH_outputEPCClass: [`${gtin}/10/IN1`] }, ''],
  [{ MATCH_outputEPCClass: [`${gtin}/10/OUT1`] }, 'blend'],
  [{ MATCH_anyEPCClass: [`${gtin}/10/OUT1`, `${gtin}/10/R1`] }, 'blend row'],
  [{ EQ_quantity: 10 }, 'packed'],
  [{ EQ_quantity: [4, 250] }, 'blend'],
  // Each parameter by itself: 250 is above 4, and 4 is below 11.
  [{ GT_quantity: 4, LT_quantity: 11 }, 'blend packed'],
  [{ GE_quantity: 4, LE_quantity: 4 }, 'blend'],
  [{ LE_quantity: 0.25 }, 'weighed'],
  [{ EQ_quantity_KGM: 0.25 }, 'blend weighed'],
  [{ EQ_quantity_GRM: [250, 9] }, 'blend weighed'],
  [{ GT_quantity_GRM: 250 }, ''],
  [{ GE_quantity_MTR: 0 }, ''],
  [{ LT_quantity_TNE: 1 }, 'blend weighed'],
  [{ EQ_eventID: ['urn:test:bare', 'urn:test:none'] }, 'bare'],
  [{ EQ_eventID: ['urn:test:wrong'] }, 'wrong wrong'],
  [{ EQ_eventID: ['urn:test:wrong'], EXISTS_errorDeclaration: true }, 'wrong'],
  [{ EQ_eventID: ['urn:test:wrong'], EXISTS_errorDeclaration: false }, 'wrong wrong'],
  [{ EXISTS_errorDeclaration: null }, 'wrong'],
  [{ GE_errorDeclarationTime: '2026-03-05T00:00:00Z' }, 'wrong'],
  [{ LT_errorDeclarationTime: '2026-03-05T00:00:00Z' }, ''],
  [{ LT_errorDeclaration_Time: '2026-03-05T00:00:01Z' }, 'wrong'],
  [{ EQ_errorReason: ['incorrect_data'] }, 'wrong'],
  [{ EQ_errorReason: ['urn:epcglobal:cbv:er:did_not_occur'] }, ''],
  [{ EQ_correctiveEventID: ['urn:test:righter', 'urn:test:x'] }, 'wrong'],
  [{ 'EQ_ERROR_DECLARATION_ex:clerk': ['Wang'] }, 'wrong'],
  [{ 'EQ_ex:text': ['A7'] }, 'extended'],
  [{ 'EQ_ex:text': ['a7'] }, ''],
  [{ 'EQ_https://ns.example.com/epcis/text': ['A7'] }, 'extended'],
  [{ 'EQ_ex:number': 25.5 }, 'extended'],
  [{ 'EQ_ex:number': ['25.50'] }, 'extended'],
  [{ 'GT_ex:number': 25.5 }, ''],
  [{ 'GE_ex:number': 25.5, 'LE_ex:number': 25.5 }, 'extended'],
  [{ 'LT_ex:number': 26 }, 'extended'],
  [{ 'EQ_ex:when': '2026-03-04T10:00:00.000Z' }, 'extended'],
  [{ 'GE_ex:when': '2026-03-04T10:00:00Z' }, 'extended'],
  [{ 'LT_ex:when': '2026-03-04T10:00:00Z' }, ''],
  [{ 'EQ_ex:many': ['two'] }, 'extended'],
  [{ 'EXISTS_ex:outer': true }, 'extended'],
  [{ 'EXISTS_ex:inner': true }, ''],
  [{ 'EXISTS_INNER_ex:inner': true }, 'extended'],
  [{ 'EQ_INNER_ex:inner': 7 }, 'extended'],
  [{ 'GT_INNER_ex:inner': 7 }, ''],
  [{ 'EQ_INNER_ex:deepest': ['pearl'] }, 'extended'],
  [{ 'EQ_two:name': ['first'] }, 'extended'],
  [{ 'EQ_never-declared:name': ['first'] }, ''],
  [{ 'EQ_ILMD_cbvmda:lotNumber': ['OUT1'] }, 'blend'],
  [{ 'EQ_cbvmda:lotNumber': ['OUT1'] }, ''],
  [{ 'EQ_INNER_ILMD_ex:farm': ['North'] }, 'blend'],
  [{ 'EQ_readPoint_ex:zone': ['cold'] }, 'shelf'],
  [{ 'EQ_bizLocation_ex:zone': ['cold'] }, ''],
  [{ EXISTS_sensorElementList: true }, 'measured sensed'],
  [{ EXISTS_sensorElement: 1 }, 'measured sensed'],
  [{ EQ_type: ['RelativeHumidity'] }, 'measured'],
  [{ EQ_type: ['gs1:Temperature'] }, 'measured sensed'],
  [{ EQ_deviceID: ['https://id.gs1.org/8004/4000001111'] }, 'measured'],
  [{ EQ_deviceID: ['urn:epc:id:giai:4000001.222'] }, 'sensed'],
  [{ EQ_dataProcessingMethod: ['https://id.gs1.org/253/4012345000054987'] }, 'measured'],
  [{ EQ_bizRules: ['https://id.gs1.org/253/4012345000061'] }, 'sensed'],
  [{ EQ_microorganism: ['https://www.ncbi.nlm.nih.gov/taxonomy/1126011'] }, 'sensed'],
  [{ EQ_chemicalSubstance: ['https://identifiers.org/inchikey:CZMRCDWAGMRECN'] }, 'sensed'],
  [{ EQ_stringValue: ['OK'] }, 'sensed'],
  [{ EQ_booleanValue: true }, 'sensed'],
  [{ EQ_booleanValue: false }, ''],
  [{ EQ_hexBinaryValue: ['f0f0'] }, 'sensed'],
  [{ EQ_uriValue: ['https://id.example.com/alarm'] }, 'sensed'],
  [{ GE_time: '2026-03-04T09:00:00Z' }, 'measured'],
  [{ LT_time: '2026-03-04T09:00:00Z' }, 'sensed'],
  [{ GE_startTime: '2026-03-01T00:00:00Z', LT_endTime: '2026-03-02T00:00:01Z' }, 'sensed'],
  [{ EQ_value_CEL: [26] }, 'measured'],
  [{ EQ_value_KEL: [299.15] }, 'measured'],
  [{ GE_value_KEL: 300 }, ''],
  [{ LT_value_FAH: 79 }, 'measured'],
  [{ GT_minValue_A93: 12, LE_maxValue_A93: 13.2 }, 'measured'],
  [{ GE_meanValue_A93: 12.5, LT_sDev_A93: 0.2, GT_percValue_A93: 12 }, 'measured'],
  [{ GE_percRank: 50 }, 'measured'],
  [{ LT_percRank: 50 }, ''],
  [{ 'EQ_SENSORELEMENT_ex:crate': 12 }, 'measured'],
  [{ 'EQ_SENSORMETADATA_ex:shift': ['night'] }, 'measured'],
  [{ 'EXISTS_SENSORREPORT_ex:probe': true }, 'measured'],
  [{ 'EXISTS_SENSORMETADATA_ex:probe': true }, ''],
  [{ HASATTR_bizLocation: ['urn:own:mda:floor', 'urn:own:mda:other'] }, 'shelf'],
  [{ HASATTR_bizLocation: ['cbvmda:site'] }, 'shelf'],
  [{ HASATTR_readPoint: ['urn:own:mda:floor'] }, ''],
  [{ 'EQATTR_bizLocation_cbvmda:site': ['207', '208'] }, 'shelf'],
  [{ 'EQ_ATTR_bizLocation_urn:own:mda:floor': ['1'] }, ''],
  [{ 'EQATTR_bizStep_urn:own:mda:owner': ['logistics'] }, 'shipped'],
  [{ EQ_action: ['ADD'], EQ_readPoint: [place(1)] }, ''],
  [
    { EQ_bizLocation: [place(4)], 'EQ_readPoint_ex:zone': ['cold', 'warm'], EQ_action: ['OBSERVE', 'ADD'] },
    'shelf',
  ],
  [{ 'EQ_ex:text': ["A7' or true --"] }, ''],
  [{ 'EQ_ex:text': ['A7\0'] }, ''],
];

describe('a query finds the events that have what it asks for, and no others', () => {
  test.each(cases.map(([query, names]) => [JSON.stringify(query), query, names] as const))(
    '%s',
    async (_, query, names) => {
      expect((await ledger.found(query)).toSorted()).toEqual(names === '' ? [] : names.split(' '));
    },
  );

  test('all events, when nothing is asked for', async () => {
    expect(await ledger.found({})).toHaveLength(events.length);
  });
});
