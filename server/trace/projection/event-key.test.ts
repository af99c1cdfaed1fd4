import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareKeys, type EventKey } from '../ledger/recorded-event.ts';
import { momentOf, sortKeyOf } from './event-key.ts';

const keys: fc.Arbitrary<EventKey> = fc.record({
  time: fc
    .tuple(
      fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([date, micros]) => momentOf(date).replace('000Z', `${String(micros).padStart(3, '0')}Z`)),
  position: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  hash: fc.constantFrom('0'.repeat(64), 'a'.repeat(64), 'f'.repeat(64)),
  eventId: fc.constant('urn:uuid:1'),
});

test('the head of a sort key is the microseconds since 1970 with the sign turned', () => {
  fc.assert(
    fc.property(keys, (key) => {
      const micros =
        BigInt(Date.parse(`${key.time.slice(0, 23)}Z`)) * 1_000n + BigInt(key.time.slice(23, 26));
      const head = (BigInt.asUintN(64, micros) ^ (1n << 63n)).toString(16).padStart(16, '0');
      expect(sortKeyOf(key).slice(0, 16)).toBe(head);
    }),
    { numRuns: 1_000 },
  );
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
