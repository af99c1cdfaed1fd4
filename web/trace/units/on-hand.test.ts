import { expect, test } from 'vitest';
import { withoutAmount } from './on-hand.ts';

const lastTime = '2026-11-24T01:00:00.000Z';

test('a lot of which nothing is left has zero, one that no event names is unknown', () => {
  expect(withoutAmount({ kind: 'lot', lastTime, onHand: {}, isPartlyHidden: false })?.zh).toBe('0');
  expect(withoutAmount({ kind: 'run', lastTime: null, onHand: {}, isPartlyHidden: false })?.zh).toBe('未知');
});

test('what may be told by hidden events is unknown', () => {
  expect(withoutAmount({ kind: 'lot', lastTime, onHand: {}, isPartlyHidden: true })?.en).toBe('unknown');
});

test('an amount speaks for itself, and a single thing has none', () => {
  expect(
    withoutAmount({ kind: 'lot', lastTime, onHand: { KGM: '2' }, isPartlyHidden: false }),
  ).toBeUndefined();
  expect(withoutAmount({ kind: 'item', lastTime, onHand: {}, isPartlyHidden: false })).toBeUndefined();
});
