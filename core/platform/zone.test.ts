import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayNumber, isDay, localTime, momentOf, startOfDay, weekdayOf, weekOf } from './index.ts';

const moments = fc.date({ min: new Date('1995-01-01'), max: new Date('2099-01-01'), noInvalidDate: true });
const zones = fc.constantFrom(
  'Asia/Shanghai',
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Pacific/Auckland',
);

test('China is eight hours ahead of UTC the whole year', () => {
  expect(localTime(new Date('2026-11-24T15:59:59.250Z'), 'Asia/Shanghai')).toEqual({
    day: '2026-11-24',
    clock: 24 * 3_600_000 - 750,
  });
  expect(localTime(new Date('2026-11-24T16:00:00Z'), 'Asia/Shanghai')).toEqual({
    day: '2026-11-25',
    clock: 0,
  });
  expect(startOfDay('2026-07-01', 'Asia/Shanghai').toISOString()).toBe('2026-06-30T16:00:00.000Z');
});

test('a moment survives the way to the wall clock and back, but for the hour that summer time repeats', () => {
  fc.assert(
    fc.property(moments, zones, (at, zone) => {
      const back = momentOf(localTime(at, zone), zone).getTime();
      const repeated = at.getTime() - back;
      expect(repeated === 0 || repeated === 3_600_000).toBe(true);
      expect(localTime(new Date(back), zone)).toEqual(localTime(at, zone));
    }),
  );
});

test('a time that summer time skips becomes the moment as far behind the gap', () => {
  expect(momentOf({ day: '2026-03-29', clock: 2.5 * 3_600_000 }, 'Europe/Berlin').toISOString()).toBe(
    '2026-03-29T01:30:00.000Z',
  );
});

test.each([
  ['2027-01-01', 2026, 53],
  ['2026-12-31', 2026, 53],
  ['2024-12-30', 2025, 1],
  ['2026-01-01', 2026, 1],
  ['2026-11-24', 2026, 48],
])('%s lies in week %i-W%i (ISO 8601)', (day, year, week) => {
  expect(weekOf(day)).toEqual({ year, week });
});

test('weekdays follow each other and days that do not exist are known', () => {
  expect(weekdayOf('2026-11-24')).toBe(2);
  expect(weekdayOf('1969-12-28')).toBe(7);
  expect(isDay('2027-02-29')).toBe(false);
  expect(isDay('2028-02-29')).toBe(true);
  expect(isDay('2028-2-9')).toBe(false);
  fc.assert(
    fc.property(fc.integer({ min: -30_000, max: 60_000 }), (days) => {
      const day = addDays('2000-01-03', days);
      expect(weekdayOf(day)).toBe((((days % 7) + 7) % 7) + 1);
      expect(dayNumber(day) - dayNumber('2000-01-03')).toBe(days);
    }),
  );
});
