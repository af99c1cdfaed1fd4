import { describe, expect, test } from 'vitest';
import { emptyLedger } from '../../test/sample-events.ts';
import { testDatabase } from '../../test/test-database.ts';
import { scenario } from './test-scenario.ts';
import { at } from './test-teller.ts';
import { item, lot } from './test-words.ts';

const { it } = scenario({ open: testDatabase, empty: emptyLedger });

const of = (epcClass: string, quantity?: number, uom?: string) => ({
  epcClass,
  ...(quantity !== undefined && { quantity }),
  ...(uom !== undefined && { uom }),
});

describe('values that no index holds', () => {
  const long = Array.from({ length: 12_500 }, (_, n) =>
    ((n * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0'),
  ).join('');
  const seen = { ...at('08:00'), action: 'OBSERVE', epcList: [item('B1')] };
  test.for([
    ['hold', { ...seen, 'yuanliu:hold': { 'yuanliu:id': long } }],
    [
      'reason',
      {
        ...seen,
        'yuanliu:hold': {
          'yuanliu:id': 'A',
          'yuanliu:reason': long,
          'yuanliu:paper': long,
          'yuanliu:person': long,
        },
      },
    ],
    ['lift', { ...seen, 'yuanliu:lift': { 'yuanliu:id': long } }],
    ['toLot', { ...seen, 'yuanliu:toLot': long }],
    ['vessel', { ...seen, 'yuanliu:vessels': [long] }],
    ['lot in ilmd', { ...seen, action: 'ADD', ilmd: { 'cbvmda:lotNumber': long } }],
    ['set', { ...seen, persistentDisposition: { set: [`urn:x:${long}`] } }],
    ['extension', { ...seen, 'yuanliu:note': long }],
    [
      'run',
      {
        ...at('08:00'),
        action: 'ADD',
        quantityList: [of(lot('L1'), 5)],
        'yuanliu:runs': {
          'yuanliu:field': 'quantityList',
          'yuanliu:index': 0,
          'yuanliu:low': long.replace(/\D/g, '1'),
          'yuanliu:high': long.replace(/\D/g, '1'),
        },
      },
    ],
    ['zone', { ...seen, eventTimeZoneOffset: long }],
    ['uom', { ...at('08:00'), action: 'ADD', quantityList: [of(lot('L1'), 5, long)] }],
    [
      'sensor',
      {
        ...seen,
        sensorElementList: [
          { sensorReport: [{ type: `urn:x:${long}`, value: 1, deviceID: `urn:x:${long}` }] },
        ],
      },
    ],
  ] as const)('%s of 100,000 characters is kept or refused with its field', async ([, event]) => {
    const outcome = await it.record([event]).then(
      () => 'kept',
      (error: unknown) => (error instanceof Error && 'kind' in error ? 'refused' : String(error)),
    );
    expect(['kept', 'refused']).toContain(outcome);
  });
});
