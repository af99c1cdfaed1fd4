import { expect, test } from 'vitest';
import { stretchesAt } from './in-time.ts';
import { momentIn } from './use-moment.ts';

const at = (hour: number): string => `2026-11-22T${String(hour).padStart(2, '0')}:00:00.000Z`;
const first = { from: at(1), to: at(3) };
const second = { from: at(3), to: null };
const stretches = [second, first];

test('now, what has no end lasts', () => {
  expect(stretchesAt(stretches, undefined)).toEqual({ lasting: [second], before: [first] });
});

test.each([
  [0, [], []],
  [1, [first], []],
  [2, [first], []],
  [3, [second], [first]],
  [9, [second], [first]],
])('at %d o’clock', (hour, lasting, before) => {
  expect(stretchesAt(stretches, at(hour))).toEqual({ lasting, before });
});

test('a moment of an address is read with its zone, and nothing else is taken for one', () => {
  expect(momentIn('2026-11-22T08:00:00+08:00')).toBe('2026-11-22T00:00:00.000Z');
  for (const value of ['yesterday', '', 7, undefined]) expect(momentIn(value)).toBeUndefined();
});
