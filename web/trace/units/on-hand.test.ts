import { expect, test } from 'vitest';
import { onHandOf } from './on-hand.ts';

const lot = {
  kind: 'lot',
  lastTime: '2026-11-24T01:00:00.000Z',
  onHand: {},
  uom: 'KGM',
  isPartlyHidden: false,
} as const;
const unknown = { instead: { zh: '未知', en: 'unknown' } };

test('a lot of which nothing is left has zero in its unit of measure', () => {
  expect(onHandOf(lot)).toEqual({ amounts: { KGM: '0' } });
  expect(onHandOf({ ...lot, kind: 'run', uom: null })).toEqual({ amounts: { '': '0' } });
});

test('what no event names is unknown, and what hidden events may tell is not shown', () => {
  expect(onHandOf({ ...lot, lastTime: null })).toEqual(unknown);
  expect(onHandOf({ ...lot, isPartlyHidden: true })).toEqual({ instead: { zh: '不可见', en: 'hidden' } });
});

test('an amount speaks for itself, and a single thing has none', () => {
  expect(onHandOf({ ...lot, onHand: { KGM: '2' } })).toEqual({ amounts: { KGM: '2' } });
  expect(onHandOf({ ...lot, kind: 'item' })).toBeUndefined();
});
