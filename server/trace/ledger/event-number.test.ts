import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { eventNr, eventUuid } from './event-number.ts';

test('a number goes into its id and back, and ids sort as numbers do', () => {
  const numbers = fc.integer({ min: 1, max: 2 ** 48 - 1 });
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      expect(eventNr(eventUuid(a))).toBe(a);
      expect(z.uuid().safeParse(eventUuid(a)).success).toBe(true);
      expect(Math.sign(a - b)).toBe(eventUuid(a) < eventUuid(b) ? -1 : Number(eventUuid(a) !== eventUuid(b)));
    }),
  );
});

test.each([0, -1, 1.5, 2 ** 48])('%d is no number of an event', (nr) => {
  expect(() => eventUuid(nr)).toThrow(RangeError);
});

test.each([
  '00000000-0000-7000-8000-000000000000',
  '00000000-0000-8000-8000-000000000000',
  '00000000-0001-8000-8000-000000000001',
  'x',
])('no event has the id %s', (id) => {
  expect(eventNr(id)).toBeUndefined();
});
