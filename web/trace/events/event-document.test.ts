import { expect, test } from 'vitest';
import { saidIn } from './event-document.parse.ts';

const said = (event: object) => saidIn(JSON.stringify(event));

test('measurements are read with their unit, span, device and alert', () => {
  const { readings } = said({
    sensorElementList: [
      {
        sensorMetadata: {
          startTime: '2026-11-20T05:40:00Z',
          endTime: '2026-11-20T06:00:00Z',
          deviceID: 'urn:d:1',
        },
        sensorReport: [
          { type: 'gs1:Temperature', value: 3.4, uom: 'CEL', minValue: -1, maxValue: 5.5 },
          {
            type: 'gs1:Count',
            booleanValue: false,
            exception: 'gs1:ALARM_CONDITION',
            time: '2026-11-20T05:50:00Z',
          },
        ],
      },
      'nonsense',
    ],
  });
  expect(readings).toEqual([
    {
      type: 'gs1:Temperature',
      value: '3.4',
      lowest: '-1',
      highest: '5.5',
      uom: 'CEL',
      time: '2026-11-20T05:40:00Z',
      until: '2026-11-20T06:00:00Z',
      device: 'urn:d:1',
    },
    {
      type: 'gs1:Count',
      text: 'false',
      alert: 'gs1:ALARM_CONDITION',
      time: '2026-11-20T05:50:00Z',
      device: 'urn:d:1',
    },
  ]);
});

test('lot data and extensions are read by name, nested and in lists; the standard’s own fields are not', () => {
  const { lot, extensions } = said({
    type: 'ObjectEvent',
    epcList: ['https://id.gs1.org/00/169012345000010009'],
    ilmd: { 'cbvmda:lotNumber': 'L1', 'x:a': { 'x:b': 7 } },
    'x:truck': ['蒙A', '蒙B'],
    'x:ok': true,
    'yuanliu:evidence': 'posted',
    'yuanliu:hold': { id: 'H1' },
    'x:deep': { 'x:one': { '@context': {}, 'x:two': 'z' }, 'x:none': null },
  });
  expect(lot).toEqual([
    { path: ['cbvmda:lotNumber'], value: 'L1' },
    { path: ['x:a', 'x:b'], value: '7' },
  ]);
  expect(extensions).toEqual([
    { path: ['x:truck'], value: '蒙A' },
    { path: ['x:truck'], value: '蒙B' },
    { path: ['x:ok'], value: true },
    { path: ['yuanliu:hold', 'id'], value: 'H1' },
    { path: ['x:deep', 'x:one', 'x:two'], value: 'z' },
  ]);
});

test.for(['no json', '[]', 'null', '{"sensorElementList":{"sensorReport":{"type":7}}}'])(
  '%s says nothing odd',
  (text) => {
    expect(() => saidIn(text)).not.toThrow();
  },
);
