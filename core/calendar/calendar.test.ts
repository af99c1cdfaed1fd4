import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localTime } from '../platform/index.ts';
import {
  addWorkingTime,
  type CalendarDay,
  checkHours,
  firstPattern,
  isWorkingDay,
  nationalYears,
  type WorkCalendar,
  workingDaysBetween,
  workingMinutesBetween,
} from './index.ts';

const china: WorkCalendar = {
  zone: 'Asia/Shanghai',
  patterns: [firstPattern],
  days: new Map(nationalYears.flatMap(({ days }) => days.map((each) => [each.day, each]))),
  certainYears: new Set(nationalYears.filter(({ announced }) => announced).map(({ year }) => year)),
};

// Days off of the whole year and working days per year, counted by hand from the State Council's notices.
test.each([
  [2024, 251],
  [2025, 248],
  [2026, 248],
])('%i has %i working days', (year, days) => {
  expect(workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`, china)).toBe(days);
});

test.each([
  ['2026-02-14', true],
  ['2026-02-15', false],
  ['2026-02-23', false],
  ['2026-02-28', true],
  ['2026-10-10', true],
  ['2026-10-11', false],
  ['2025-10-06', false],
  ['2026-11-24', true],
])('%s is a working day: %s', (day, working) => {
  expect(isWorkingDay(china, day)).toBe(working);
});

test('the law gives thirteen days a year, and every day off of a notice holds them', () => {
  const byLaw = nationalYears.find(({ announced }) => !announced);
  expect(byLaw?.days.length).toBe(13);
  for (const { days } of nationalYears) expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
});

const shanghai = (text: string): Date => new Date(`${text}+08:00`);

test.each([
  // Inside hours, over lunch, past the evening, over a weekend, over Spring Festival with its make-up Saturdays.
  ['2026-11-24T09:00', 60, '2026-11-24T10:00'],
  ['2026-11-24T11:30', 60, '2026-11-24T14:00'],
  ['2026-11-24T11:30', 30, '2026-11-24T12:00'],
  ['2026-11-24T17:00', 60, '2026-11-25T09:00'],
  ['2026-11-27T17:00', 60, '2026-11-30T09:00'],
  ['2026-11-28T10:00', 0, '2026-11-30T08:30'],
  ['2026-02-13T17:00', 60, '2026-02-14T09:00'],
  ['2026-02-14T17:00', 60, '2026-02-24T09:00'],
])('%s and %i working minutes is %s', (start, minutes, end) => {
  expect(addWorkingTime(shanghai(start), { minutes }, china)).toEqual({ at: shanghai(end), certain: true });
});

test.each([
  ['2026-11-24T09:00', 1, '2026-11-25T17:30'],
  ['2026-11-27T23:00', 1, '2026-11-30T17:30'],
  ['2026-02-13T09:00', 2, '2026-02-24T17:30'],
])(
  '%s and %i working days is %s: the first day does not count, the last ends with its hours',
  (start, days, end) => {
    expect(addWorkingTime(shanghai(start), { days }, china).at).toEqual(shanghai(end));
  },
);

test('a deadline in a year that is not announced says so', () => {
  expect(addWorkingTime(shanghai('2026-12-31T09:00'), { minutes: 60 }, china).certain).toBe(true);
  expect(addWorkingTime(shanghai('2026-12-31T17:00'), { minutes: 60 }, china)).toEqual({
    at: shanghai('2027-01-04T09:00'),
    certain: false,
  });
});

test('hours that change with the season hold from their day on', () => {
  const summer = [
    { from: '08:30', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ];
  const seasons = {
    ...china,
    patterns: [
      firstPattern,
      { from: '2026-06-01', week: [summer, summer, summer, summer, summer, [], []] },
      { ...firstPattern, from: '2026-10-01' },
    ],
  };
  const afternoon = (day: string) =>
    addWorkingTime(shanghai(`${day}T12:30`), { minutes: 0 }, seasons)
      .at.toISOString()
      .slice(11, 16);
  expect([afternoon('2026-05-29'), afternoon('2026-06-01'), afternoon('2026-10-09')]).toEqual([
    '05:30',
    '06:00',
    '05:30',
  ]);
});

test('a calendar without working time refuses instead of searching for ever', () => {
  const idle = {
    ...china,
    patterns: [{ from: '2000-01-01', week: [[], [], [], [], [], [], []] }],
    days: new Map(),
  };
  expect(() => addWorkingTime(new Date(), { minutes: 1 }, idle)).toThrow(/too little working time/);
  expect(() => addWorkingTime(new Date(), { days: 1 }, idle)).toThrow(/too little working time/);
});

test('hours must be in order and apart', () => {
  expect(() => checkHours([{ from: '09:00', to: '08:00' }])).toThrow(/end after they begin/);
  expect(() =>
    checkHours([
      { from: '08:00', to: '12:00' },
      { from: '11:00', to: '13:00' },
    ]),
  ).toThrow(/not overlap/);
  checkHours([
    { from: '00:00', to: '12:00' },
    { from: '12:00', to: '24:00' },
  ]);
});

const day = fc.integer({ min: 0, max: 1_400 }).map((offset) => addDays('2024-01-15', offset));
const exceptions = fc
  .array(fc.record({ day, kind: fc.constantFrom('holiday', 'working') }), { maxLength: 40 })
  .map(
    (list) =>
      new Map(list.map((each): [string, CalendarDay] => [each.day, { ...each, name: { zh: '', en: '' } }])),
  );
const calendars: fc.Arbitrary<WorkCalendar> = fc.record({
  zone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York'),
  patterns: fc.constant([firstPattern]),
  days: exceptions,
  certainYears: fc.constant(new Set<number>()),
});
const moment = fc.date({ min: new Date('2024-01-15'), max: new Date('2027-06-01'), noInvalidDate: true });
const minutes = fc.integer({ min: 0, max: 9_000 });

test('adding and measuring are each other’s inverse, in parts as well as at once, and time only moves on', () => {
  fc.assert(
    fc.property(
      calendars,
      moment,
      fc.tuple(
        minutes,
        minutes.filter((each) => each > 0),
      ),
      (calendar, start, [one, two]) => {
        const first = addWorkingTime(start, { minutes: one }, calendar).at;
        expect(workingMinutesBetween(start, first, calendar)).toBeCloseTo(one, 6);
        const inParts = addWorkingTime(first, { minutes: two }, calendar).at;
        expect(workingMinutesBetween(start, inParts, calendar)).toBeCloseTo(one + two, 6);
        expect(inParts).toEqual(addWorkingTime(start, { minutes: one + two }, calendar).at);
        expect(inParts.getTime()).toBeGreaterThanOrEqual(first.getTime());
      },
    ),
    { numRuns: 150 },
  );
});

test('working days add up, and a deadline of n days lies n working days on, on a working day', () => {
  fc.assert(
    fc.property(
      calendars,
      fc.tuple(day, day, day),
      fc.integer({ min: 1, max: 60 }),
      (calendar, [a, b, c], days) => {
        expect(workingDaysBetween(a, b, calendar) + workingDaysBetween(b, c, calendar)).toBe(
          workingDaysBetween(a, c, calendar),
        );
        const start = new Date(`${a}T03:00:00Z`);
        const end = localTime(addWorkingTime(start, { days }, calendar).at, calendar.zone).day;
        expect(workingDaysBetween(localTime(start, calendar.zone).day, end, calendar)).toBe(days);
        expect(isWorkingDay(calendar, end)).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});
