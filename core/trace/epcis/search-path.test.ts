import { describe, expect, it } from 'vitest';
import { namesOf } from './names.ts';
import { searchPathOf, searchValueOf } from './search-path.ts';
import { searchableFields } from './searchable-fields.ts';

const names = namesOf([
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { ex: 'https://ns.example.com/epcis/', cbvmda: 'urn:epcglobal:cbv:mda' },
]);
const name = '{https://ns.example.com/epcis}field';

describe('searchPathOf', () => {
  it.each([
    ['EQ_ex:field', `ext:${name}`, 'EQ', 'open'],
    ['GE_https://ns.example.com/epcis/field', `ext:${name}`, 'GE', 'open'],
    ['LT_INNER_ex:field', `inner-ext:${name}`, 'LT', 'open'],
    ['EXISTS_ex:field', `ext:${name}`, 'EXISTS', 'presence'],
    ['EQ_ILMD_cbvmda:lotNumber', 'ilmd:{urn:epcglobal:cbv:mda}lotNumber', 'EQ', 'open'],
    ['EXISTS_INNER_ILMD_ex:field', `inner-ilmd:${name}`, 'EXISTS', 'presence'],
    ['LE_ERROR_DECLARATION_ex:field', `error:${name}`, 'LE', 'open'],
    ['EQ_INNER_ERROR_DECLARATION_ex:field', `inner-error:${name}`, 'EQ', 'open'],
    ['EQ_readPoint_ex:field', `readPoint:${name}`, 'EQ', 'open'],
    ['EQ_INNER_bizLocation_ex:field', `inner-bizLocation:${name}`, 'EQ', 'open'],
    ['GT_SENSORELEMENT_ex:field', `sensorElement:${name}`, 'GT', 'open'],
    ['EQ_SENSORMETADATA_ex:field', `sensorMetadata:${name}`, 'EQ', 'open'],
    ['EQ_INNER_SENSORREPORT_ex:field', `inner-sensorReport:${name}`, 'EQ', 'open'],
    ['EXISTS_sensorElementList', 'sensorElementList', 'EXISTS', 'presence'],
    ['EQ_type', 'sensor:type', 'EQ', 'measurementType'],
    ['EQ_deviceID', 'sensor:deviceID', 'EQ', 'uri'],
    ['GE_time', 'sensor:time', 'GE', 'time'],
    ['LT_percRank', 'sensor:percRank', 'LT', 'number'],
    ['GE_value_CEL', 'sensor:value@KEL', 'GE', 'measure'],
    ['EQ_sDev_XX1', 'sensor:sDev@XX1', 'EQ', 'difference'],
    ['EQ_value', 'sensor:value', 'EQ', 'measure'],
    ['EQ_persistentDisposition_set', 'persistentDisposition:set', 'EQ', 'disposition'],
  ])('%s', (...[parameter, path, operator, kind]) => {
    expect(searchPathOf(parameter, names)).toMatchObject({ path, operator, kind });
  });

  it.each([
    'EQ_bizStep',
    'MATCH_epc',
    'EQ_quantity',
    'GE_quantity_KGM',
    'GE_eventTime',
    'EQ_bizTransaction_po',
    'EQ_source_urn:epcglobal:cbv:sdt:owning_party',
    'EQ_destination_ex:kind',
    'HASATTR_bizLocation',
    'eventType',
    'GE_deviceID',
    'EQ_time_CEL',
    'EQ_value_cel',
    'GT_persistentDisposition_set',
    'EQ_ex:',
    'XX_ex:field',
    'EQ_field',
  ])('leaves %s to others', (parameter) => {
    expect(searchPathOf(parameter, names)).toBeUndefined();
  });
});

describe('searchValueOf', () => {
  it.each([
    ['EQ_ex:field', '4.50', { text: '4.50', number: '4.5' }],
    [
      'EQ_ex:field',
      '2026-03-04T18:00:00+08:00',
      { text: '2026-03-04T18:00:00+08:00', time: '2026-03-04T10:00:00.000000Z' },
    ],
    ['EQ_ex:field', 4.5, { text: '4.5', number: '4.5' }],
    ['GE_value_KEL', 300, { number: '300' }],
    ['GE_value_FAH', '50', { number: '283.15' }],
    ['EQ_value_XX1', '50', { number: '50' }],
    ['EQ_type', 'gs1:Temperature', { text: 'https://gs1.org/voc/Temperature' }],
    ['EQ_deviceID', 'urn:epc:id:giai:4000001.111', { text: 'https://id.gs1.org/8004/4000001111' }],
    ['EQ_persistentDisposition_set', 'recalled', { text: 'https://ref.gs1.org/cbv/Disp-recalled' }],
    ['EQ_booleanValue', true, { text: 'true' }],
    ['EXISTS_ex:field', true, {}],
  ])('%s %s', (...[parameter, value, expected]) => {
    const path = searchPathOf(parameter, names);
    expect(path && searchValueOf(path, value)).toEqual(expected);
  });

  it.each([
    ['GE_value_KEL', 'warm'],
    ['GE_time', 'yesterday'],
    ['EQ_booleanValue', 'yes'],
  ])('refuses %s %s', (parameter, value) => {
    const path = searchPathOf(parameter, names);
    expect(path && searchValueOf(path, value)).toBeUndefined();
  });
});

describe('searchableFields', () => {
  const event = {
    type: 'ObjectEvent',
    'ex:field': 'text',
    'ex:list': [1, '2'],
    'ex:outer': { 'ex:inner': { 'ex:leaf': '2026-03-04T10:00:00Z' }, 'rdfs:comment': 'unread' },
    'rdfs:comment': 'unread',
    ilmd: { 'cbvmda:lotNumber': 'L1', 'ex:lab': { 'ex:leaf': true } },
    readPoint: { id: 'urn:epc:id:sgln:4012345.00005.0', 'ex:gate': 3 },
    errorDeclaration: { declarationTime: '2026-03-04T10:00:00Z', 'ex:why': 'typo' },
    persistentDisposition: { set: ['recalled'], unset: ['cbv:Disp-reserved'] },
    sensorElementList: [
      {
        sensorMetadata: {
          time: '2026-03-04T10:00:00Z',
          deviceID: 'urn:epc:id:giai:4000001.111',
          'ex:probe': 'P',
        },
        sensorReport: [
          { type: 'Temperature', value: 26, uom: 'CEL', 'ex:note': 'n' },
          { type: 'gs1:RelativeHumidity', minValue: 40.5, percRank: 90, uom: 'XX1' },
        ],
        'ex:shelf': 'S',
      },
    ],
  };
  const rows = searchableFields(event, names);
  const at = (path: string) =>
    rows.filter((row) => row.path === path).map((row) => ({ ...row, path: undefined }));

  it.each([
    ['ext:{https://ns.example.com/epcis}field', [{ text: 'text' }]],
    [
      'ext:{https://ns.example.com/epcis}list',
      [
        { text: '1', number: '1' },
        { text: '2', number: '2' },
      ],
    ],
    ['ext:{https://ns.example.com/epcis}outer', [{}]],
    ['inner-ext:{https://ns.example.com/epcis}inner', [{}]],
    [
      'inner-ext:{https://ns.example.com/epcis}leaf',
      [{ text: '2026-03-04T10:00:00Z', time: '2026-03-04T10:00:00.000000Z' }],
    ],
    ['ilmd:{urn:epcglobal:cbv:mda}lotNumber', [{ text: 'L1' }]],
    ['inner-ilmd:{https://ns.example.com/epcis}leaf', [{ text: 'true' }]],
    ['readPoint:{https://ns.example.com/epcis}gate', [{ text: '3', number: '3' }]],
    ['error:{https://ns.example.com/epcis}why', [{ text: 'typo' }]],
    ['persistentDisposition:set', [{ text: 'https://ref.gs1.org/cbv/Disp-recalled' }]],
    ['persistentDisposition:unset', [{ text: 'https://ref.gs1.org/cbv/Disp-reserved' }]],
    ['sensorElementList', [{}]],
    ['sensor:deviceID', [{ text: 'https://id.gs1.org/8004/4000001111' }]],
    ['sensor:time', [{ time: '2026-03-04T10:00:00.000000Z' }]],
    [
      'sensor:type',
      [{ text: 'https://gs1.org/voc/Temperature' }, { text: 'https://gs1.org/voc/RelativeHumidity' }],
    ],
    ['sensor:value@KEL', [{ number: '299.15' }]],
    ['sensor:minValue@XX1', [{ number: '40.5' }]],
    ['sensor:percRank', [{ number: '90' }]],
    ['sensorMetadata:{https://ns.example.com/epcis}probe', [{ text: 'P' }]],
    ['sensorReport:{https://ns.example.com/epcis}note', [{ text: 'n' }]],
    ['sensorElement:{https://ns.example.com/epcis}shelf', [{ text: 'S' }]],
  ])('%s', (...[path, expected]) => {
    expect(at(path)).toEqual(expected.map((value) => ({ ...value, path: undefined })));
  });

  it('holds nothing else', () => {
    // And the container ilmd:ex:lab.
    expect(rows.length).toBe(24);
  });
});
