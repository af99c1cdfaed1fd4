import { nationalYears } from '@yuanliu/core/calendar';
import { expect, test } from 'vitest';
import { differencesBetween, nationalExceptions, stepsBack, stepsFor } from './day-changes.ts';
import {
  calendarOf,
  countWorked,
  daysOfYear,
  type Exception,
  groupsOf,
  lookOf,
  weeksOf,
  workingHours,
} from './year-view.ts';

const office = [
  { from: '08:30', to: '12:00' },
  { from: '13:30', to: '17:30' },
];
const patterns = [{ from: '2000-01-01', week: [office, office, office, office, office, [], []] }];
const national = nationalExceptions(2026) ?? [];
const plant: Omit<Exception, 'day'> = {
  kind: 'holiday',
  name: { zh: '厂休', en: 'Plant holiday' },
  hours: null,
};
const half: Omit<Exception, 'day'> = {
  kind: 'working',
  name: { zh: '半天班', en: 'Half day' },
  hours: [{ from: '08:00', to: '11:30' }],
};
const exceptions = [
  ...national,
  { day: '2026-12-24', ...plant },
  { day: '2026-12-25', ...plant },
  { day: '2026-12-31', ...half },
];
const calendar = calendarOf({ year: 2026, certain: true, patterns, exceptions });

test('a year is counted as the law arranged it, less the days of the enterprise', () => {
  const lawful = calendarOf({ year: 2026, certain: true, patterns, exceptions: [...national] });
  expect(countWorked(lawful, daysOfYear(2026))).toBe(248);
  expect(workingHours(lawful, 2026)).toBe(248 * 7.5);
  expect(countWorked(calendar, daysOfYear(2026))).toBe(246);
  expect(workingHours(calendar, 2026)).toBe(245 * 7.5 + 3.5);
});

test.for([
  ['2026-02-16', 'holiday'],
  ['2026-02-14', 'worked'],
  ['2026-12-31', 'hours'],
  ['2026-12-05', 'rest'],
  ['2026-12-07', 'ordinary'],
] as const)('%s is drawn as %s', ([day, look]) => {
  expect(lookOf(calendar, day)).toBe(look);
});

test('months begin on Monday and fill whole weeks', () => {
  const weeks = weeksOf(2026, 2);
  expect(weeks).toHaveLength(5);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(28);
});

test('neighbouring days that say the same stand together, others do not', () => {
  const groups = groupsOf(exceptions);
  expect(groups.find(({ from }) => from === '2026-02-15')).toMatchObject({ to: '2026-02-23' });
  expect(groups.slice(-2).map(({ from, to }) => [from, to])).toEqual([
    ['2026-12-24', '2026-12-25'],
    ['2026-12-31', '2026-12-31'],
  ]);
});

test('the differences from the national arrangement are exactly the days of the enterprise', () => {
  const moved = exceptions.filter(({ day }) => day !== '2026-01-04');
  expect(differencesBetween(exceptions, exceptions)).toEqual([]);
  expect(
    differencesBetween(moved, national).map(({ days, now, next }) => [
      days.length,
      now?.name.zh,
      next?.name.zh,
    ]),
  ).toEqual([
    [1, undefined, '元旦调休上班'],
    [2, '厂休', undefined],
    [1, '半天班', undefined],
  ]);
});

test('going back asks for each kind of day once, and for what was ordinary to be cleared', () => {
  const steps = stepsBack(exceptions, ['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-31']);
  expect(steps).toEqual([
    { days: ['2026-12-23'], exception: null },
    { days: ['2026-12-24', '2026-12-25'], exception: { kind: 'holiday', name: plant.name } },
    { days: ['2026-12-31'], exception: { kind: 'working', name: half.name, hours: [...(half.hours ?? [])] } },
  ]);
});

test('a long range is sent in parts that one call takes', () => {
  const steps = stepsFor(daysOfYear(2026).slice(0, 130), null);
  expect(steps.map(({ days }) => days.length)).toEqual([62, 62, 6]);
});

test('every shipped year can be shown as the national arrangement', () => {
  for (const { year, days } of nationalYears) expect(nationalExceptions(year)).toHaveLength(days.length);
  expect(nationalExceptions(2050)).toBeUndefined();
});
