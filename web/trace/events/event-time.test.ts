import { expect, test } from 'vitest';
import { clockThere, formatEventTime } from './event-time.ts';

const now = new Date(2026, 10, 24, 9, 30);

test.for([
  [new Date(2026, 10, 24, 0, 5), '今天 00:05', 'today 00:05'],
  [new Date(2026, 10, 23, 23, 59), '昨天 23:59', 'yesterday 23:59'],
  [new Date(2026, 10, 22, 8, 10), '11月22日 08:10', '22 Nov 08:10'],
  [new Date(2025, 2, 1, 8, 10), '2025年3月1日 08:10', '1 Mar 2025 08:10'],
  [new Date(2026, 10, 25, 8, 10), '11月25日 08:10', '25 Nov 08:10'],
] as const)('%s is %s', ([instant, zh, en]) => {
  expect(formatEventTime(instant, now, 'zh')).toBe(zh);
  expect(formatEventTime(instant, now, 'en')).toBe(en);
});

test('the clock of the sender is shown by the sender’s offset', () => {
  const instant = new Date('2026-11-19T21:40:00Z');
  expect(clockThere(instant, '+08:00')).toBe('2026-11-20 05:40:00');
  expect(clockThere(instant, '-03:30')).toBe('2026-11-19 18:10:00');
  expect(clockThere(instant, 'Z')).toBe('2026-11-19 21:40:00');
  expect(clockThere(instant, 'nonsense')).toBeUndefined();
});
