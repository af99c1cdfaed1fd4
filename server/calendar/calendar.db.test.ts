import { addWorkingTime } from '@yuanliu/core/calendar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../test/test-database.ts';
import { changeDays, restoreNationalYear, setYearCertain } from './change-days.ts';
import { removePattern, setPattern } from './change-pattern.ts';
import { loadCalendar } from './load-calendar.ts';
import { readYear } from './read-year.ts';

const zone = 'Asia/Shanghai';
let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(async () => t.close());

const code = (expected: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code: expected }) });
const factoryHoliday = { kind: 'holiday', name: { zh: '设备检修', en: 'Maintenance' } } as const;

test('a year that nobody touched follows the national arrangement; an unannounced one says so', async () => {
  expect(await readYear(t.ctx(), 2026, zone)).toMatchObject({
    certain: true,
    origin: 'national',
    differsFromNational: false,
    workingDays: 248,
  });
  expect(await readYear(t.ctx(), 2027, zone)).toMatchObject({ certain: false, origin: 'national' });
  expect(await readYear(t.ctx(), 2031, zone)).toMatchObject({ certain: false, origin: 'none', source: null });
});

test('an exception makes the year the enterprise’s own, over New Year too, and is in the audit', async () => {
  await changeDays(t.ctx(), {
    days: ['2025-12-31', '2026-01-05', '2026-01-06'],
    exception: factoryHoliday,
    zone,
  });
  const year = await readYear(t.ctx(), 2026, zone);
  expect(year).toMatchObject({ certain: true, origin: 'own', differsFromNational: true, workingDays: 246 });
  expect(year.exceptions.find(({ day }) => day === '2026-01-05')?.name.zh).toBe('设备检修');
  expect((await readYear(t.ctx(), 2025, zone)).workingDays).toBe(247);
  const audit = await t.asOwner(`select changes from audit_entries where action = 'calendar.days.changed'`);
  expect(audit[0]?.['changes']).toContainEqual({
    field: '2026-01-05',
    from: null,
    to: { kind: 'holiday', name: '设备检修' },
  });
});

test('a national holiday can be cleared, given hours, and had back', async () => {
  await changeDays(t.ctx(), { days: ['2024-10-01'], exception: null, zone });
  await changeDays(t.ctx(), {
    days: ['2024-10-02'],
    exception: {
      kind: 'working',
      name: { zh: '抢修', en: 'Repair' },
      hours: [{ from: '09:00', to: '11:00' }],
    },
    zone,
  });
  const calendar = await loadCalendar(t.db, zone);
  const start = new Date('2024-10-01T17:00:00+08:00');
  expect(addWorkingTime(start, { minutes: 90 }, calendar).at).toEqual(new Date('2024-10-02T10:00:00+08:00'));
  await restoreNationalYear(t.ctx(), 2024);
  expect(await readYear(t.ctx(), 2024, zone)).toMatchObject({ origin: 'national', workingDays: 251 });
  await expect(restoreNationalYear(t.ctx(), 2050)).rejects.toThrow(code('calendar.no-national-year'));
});

test('a year can be confirmed by hand, with the days that were known', async () => {
  await setYearCertain(t.ctx(), { year: 2027, certain: true, zone });
  const year = await readYear(t.ctx(), 2027, zone);
  expect(year).toMatchObject({ certain: true, origin: 'own', differsFromNational: false });
  expect(year.exceptions.length).toBe(13);
});

test('weekly hours hold from their day on and can be taken back', async () => {
  const six = Array.from({ length: 7 }, (_, day) => (day === 6 ? [] : [{ from: '08:00', to: '16:00' }]));
  await setPattern(t.ctx(), { from: '2030-01-01', week: six });
  expect((await readYear(t.ctx(), 2029, zone)).workingDays).toBe(261);
  expect((await readYear(t.ctx(), 2030, zone)).workingDays).toBe(313);
  expect((await readYear(t.ctx(), 2030, zone)).patterns.map(({ from }) => from)).toEqual(['2030-01-01']);
  await removePattern(t.ctx(), '2030-01-01');
  expect((await readYear(t.ctx(), 2030, zone)).workingDays).toBe(261);
  await expect(removePattern(t.ctx(), '2030-01-01')).rejects.toThrow(code('platform.not-found'));
  await expect(setPattern(t.ctx(), { from: '2030-01-01', week: six.map(() => []) })).rejects.toThrow(
    code('calendar.week-without-hours'),
  );
});

test('two people who change one untouched year at once both succeed', async () => {
  await Promise.all(
    ['2033-03-01', '2033-03-02', '2033-03-03'].map((day) =>
      changeDays(t.ctx(), { days: [day], exception: factoryHoliday, zone }),
    ),
  );
  expect((await readYear(t.ctx(), 2033, zone)).exceptions.length).toBe(3);
});

test('hours on a day off and hours out of order are refused, and nothing is kept', async () => {
  const hours = [{ from: '10:00', to: '09:00' }];
  await expect(
    changeDays(t.ctx(), { days: ['2034-05-01'], exception: { ...factoryHoliday, hours }, zone }),
  ).rejects.toThrow(code('calendar.hours-on-holiday'));
  await expect(
    changeDays(t.ctx(), {
      days: ['2034-05-01'],
      exception: { ...factoryHoliday, kind: 'working', hours },
      zone,
    }),
  ).rejects.toThrow(code('calendar.hours-overlap'));
  expect((await readYear(t.ctx(), 2034, zone)).origin).toBe('none');
});
