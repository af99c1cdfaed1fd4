import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWanted, nextAttempt } from './index.ts';

const reset = { name: 'identity.password-reset', defaultChannels: ['inbox', 'mail'] } as const;

test('a person’s choice goes before the default, and a mandatory default before the choice', () => {
  const off = [{ kind: reset.name, channel: 'mail', wanted: false }];
  const on = [{ kind: reset.name, channel: 'sms', wanted: true }];
  expect(isWanted(reset, 'mail', [])).toBe(true);
  expect(isWanted(reset, 'mail', off)).toBe(false);
  expect(isWanted({ ...reset, mandatory: true }, 'mail', off)).toBe(true);
  expect(isWanted(reset, 'sms', [])).toBe(false);
  expect(isWanted({ ...reset, mandatory: true }, 'sms', on)).toBe(true);
  expect(isWanted(reset, 'sms', [{ kind: 'process.task', channel: 'sms', wanted: true }])).toBe(false);
});

test('a delivery is tried six times, each time later than before', () => {
  const now = new Date('2026-11-24T00:00:00Z');
  const waits = [1, 2, 3, 4, 5].map(
    (attempts) => (nextAttempt(attempts, now)?.getTime() ?? 0) - now.getTime(),
  );
  expect(waits).toEqual([1, 5, 30, 120, 360].map((minutes) => minutes * 60_000));
  fc.assert(
    fc.property(fc.integer({ min: 6, max: 100 }), (attempts) => nextAttempt(attempts, now) === undefined),
  );
});
