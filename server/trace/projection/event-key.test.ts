import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareKeys, type EventKey } from '../ledger/recorded-event.ts';
import { momentOf, sortKeyOf } from './event-key.ts';

const keys: fc.Arbitrary<EventKey> = fc.record({
  time: fc
    .tuple(
      fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([date, micros]) => momentOf(date).replace('000Z', `${String(micros).padStart(3, '0')}Z`)),
  position: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  hash: fc.constantFrom('0'.repeat(64), 'a'.repeat(64), 'f'.repeat(64)),
  eventId: fc.constant('urn:uuid:1'),
});

test('sort keys sort as the keys of events do', () => {
  fc.assert(
    fc.property(keys, keys, (a, b) => {
      const [x, y] = [sortKeyOf(a), sortKeyOf(b)];
      expect(x).toHaveLength(104);
      expect(Math.sign(compareKeys(a, b))).toBe(x < y ? -1 : Number(x !== y));
    }),
  );
});
