import { expect, test } from 'vitest';
import { shipmentLines } from './shipment-lines.ts';

const line = (unit: string) => ({ unit, classUri: null, quantity: '24', uom: '' });

test('lots of one destination stand together, the first shipped first, those without one last', () => {
  const lines = shipmentLines([
    { event: null, time: '2026-11-23T02:00:00.000Z', party: null, contents: [line('urn:c')] },
    {
      event: 'e2',
      time: '2026-11-22T02:00:00.000Z',
      party: 'urn:p',
      contents: [line('urn:a'), line('urn:b')],
    },
    { event: 'e1', time: '2026-11-21T02:00:00.000Z', party: 'urn:p', contents: [line('urn:a')] },
  ]);
  expect(lines.map(({ party, unit, time }) => `${party} ${unit} ${time.slice(8, 10)}`)).toEqual([
    'urn:p urn:a 21',
    'urn:p urn:a 22',
    'urn:p urn:b 22',
    'null urn:c 23',
  ]);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(4);
});

test('cases of one lot in one shipment are one line, each unit of measure by itself', () => {
  const contents = [line('urn:a'), line('urn:a'), { ...line('urn:a'), quantity: '0.5', uom: 'KGM' }];
  const lines = shipmentLines([{ event: null, time: '2026-11-23T02:00:00.000Z', party: 'urn:p', contents }]);
  expect(lines.map(({ quantity, uom }) => `${quantity} ${uom}`)).toEqual(['48 ', '0.5 KGM']);
});
