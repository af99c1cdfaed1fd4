import type { WholeEvent } from '@yuanliu/core/trace';
import { expect, test } from 'vitest';
import { unitLines } from './unit-lines.ts';

type Named = WholeEvent['units'][number];

const lot = { nr: 9, uri: 'l', label: 'L', kind: 'lot' } as const;
const named = (field: string, position: number, over: Partial<Named> = {}): Named => ({
  unit: { nr: position, uri: `u${position}`, label: `${position}`, kind: 'item' },
  role: 'observed',
  field,
  position,
  quantity: null,
  uom: null,
  evidence: 'scanned',
  isVessel: false,
  lot: null,
  ...over,
});

test('the tie to a lot becomes part of the line of its unit, not of another field’s', () => {
  const lines = unitLines([
    named('epcList', 0),
    named('epcList', 0, { role: 'member', lot }),
    named('epcList', 1),
    named('quantityList', 0),
  ]);
  expect(lines.map(({ key }) => key)).toEqual([
    'epcList 0 observed',
    'epcList 1 observed',
    'quantityList 0 observed',
  ]);
  expect(lines.map((line) => line.lot)).toEqual([lot, null, null]);
});
