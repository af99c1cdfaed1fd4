import { actionCode } from '@yuanliu/core/trace';
import { expect, test } from 'vitest';
import { type Handling, staysOf, whole } from './containment.ts';

const hour = 3_600_000_000;

const said = (at: number, action: keyof typeof actionCode, more: Partial<Handling> = {}): Handling => ({
  event: at,
  time: at * hour,
  action: actionCode[action],
  range: whole,
  unit: 1,
  quantity: null,
  uom: null,
  evidence: 1,
  isPosted: false,
  ...more,
});
const kilos = (quantity: string) => ({ quantity, uom: 'KGM' });
const everything = { range: undefined, unit: undefined };

/** From and to in hours, and what was in. */
const told = (handlings: readonly Handling[], content = whole): unknown[] =>
  staysOf(content, handlings).map(({ entered, left, quantity }) => [
    entered === null ? null : entered / hour,
    left === null ? null : left / hour,
    quantity,
  ]);

test.each<[string, Handling[], unknown[]]>([
  ['put in and taken out', [said(1, 'ADD'), said(3, 'DELETE')], [[1, 3, null]]],
  ['emptied without a word of what was in', [said(1, 'ADD'), said(3, 'DELETE', everything)], [[1, 3, null]]],
  ['emptied while it was not in', [said(1, 'DELETE', everything)], []],
  ['taken out without having been put in', [said(3, 'DELETE')], [[null, 3, null]]],
  ['seen inside', [said(2, 'OBSERVE'), said(3, 'DELETE')], [[null, 3, null]]],
  [
    'seen inside after it was taken out',
    [said(1, 'ADD'), said(2, 'DELETE'), said(4, 'OBSERVE')],
    [
      [1, 2, null],
      [2, null, null],
    ],
  ],
  [
    'booked by a system',
    [said(1, 'ADD', { isPosted: true }), said(3, 'DELETE', { isPosted: true })],
    [[null, null, null]],
  ],
  [
    'taken out in part, then the rest',
    [said(1, 'ADD', kilos('10.5')), said(2, 'DELETE', kilos('4')), said(3, 'DELETE', kilos('6.5'))],
    [[1, 3, '6.5']],
  ],
  [
    'more put in',
    [said(1, 'ADD', kilos('10')), said(2, 'ADD', kilos('2.25')), said(3, 'DELETE', everything)],
    [[1, 3, '12.25']],
  ],
  [
    'taken out in a unit that does not compare',
    [said(1, 'ADD', kilos('10')), said(2, 'DELETE', { quantity: '1', uom: 'XBX' })],
    [[1, null, null]],
  ],
])('%s', (_, handlings, stays) => {
  expect(told(handlings)).toEqual(stays);
});

test('serials of a run are told apart', () => {
  const range = { low: 1n, high: 100n };
  const handlings = [
    said(1, 'ADD', { range }),
    said(2, 'DELETE', { range: { low: 5n, high: 5n } }),
    said(3, 'DELETE', everything),
  ];
  expect(told(handlings, range)).toEqual([
    [1, 3, '99'],
    [1, 2, '1'],
  ]);
  expect(told(handlings, { low: 5n, high: 5n })).toEqual([[1, 2, '1']]);
});
