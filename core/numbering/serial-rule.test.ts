import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../platform/index.ts';
import {
  checkSegments,
  counterOf,
  numberPeriod,
  periodOf,
  previewNumbers,
  type Reset,
  render,
  resets,
  type Segment,
  segment,
} from './index.ts';

const lot = (pattern: string, reset: Reset, width = 4): Segment[] => [
  { kind: 'constant', text: 'LOT-' },
  { kind: 'date', pattern },
  { kind: 'constant', text: '-' },
  { kind: 'counter', width, reset },
];

test.each([
  ['yyyyMMdd', '2026-11-24', 'LOT-20261124-0007'],
  ['yy', '2026-11-24', 'LOT-26-0007'],
  ['yyDDD', '2026-11-24', 'LOT-26328-0007'],
  ['yyyy-MM', '2026-11-24', 'LOT-2026-11-0007'],
  ['yyww', '2026-11-24', 'LOT-2648-0007'],
  ['yyyyww', '2027-01-01', 'LOT-202653-0007'],
])('pattern %s on %s gives %s', (pattern, day, text) => {
  expect(render(lot(pattern, 'never'), { day, value: 7 })).toBe(text);
});

test('the day of a number is the day in the enterprise’s zone', () => {
  const at = new Date('2026-11-30T16:30:00Z');
  expect(numberPeriod('month', { at, zone: 'Asia/Shanghai' })).toMatchObject({
    key: '2026-12',
    day: '2026-12-01',
  });
  expect(numberPeriod('month', { at, zone: 'UTC' })).toMatchObject({ key: '2026-11', day: '2026-11-30' });
});

test('past its width the counter grows and never wraps', () => {
  expect(previewNumbers(lot('yyyy', 'year', 2), { day: '2026-11-24', value: 98, count: 3 })).toEqual([
    'LOT-2026-99',
    'LOT-2026-100',
    'LOT-2026-101',
  ]);
});

test.each<[string, Reset]>([
  ['yyyy', 'month'],
  ['yyyyMM', 'day'],
  ['MMdd', 'day'],
  ['yyww', 'year'],
  ['yyyyww', 'day'],
  ['yyyyMM', 'week'],
])('date %s does not tell periods of reset %s apart and is refused', (pattern, reset) => {
  expect(() => checkSegments(lot(pattern, reset))).toThrow(
    expect.objectContaining({ kind: expect.objectContaining({ code: 'numbering.numbers-would-repeat' }) }),
  );
});

test('a rule has one counter', () => {
  const counter: Segment = { kind: 'counter', width: 3, reset: 'never' };
  expect(() => checkSegments([{ kind: 'constant', text: 'A' }])).toThrow(/exactly one/);
  expect(() => checkSegments([counter, counter])).toThrow(/exactly one/);
});

test('patterns with unknown letters do not pass the schema', () => {
  expect(segment.safeParse({ kind: 'date', pattern: 'yyyyMMddHH' }).success).toBe(false);
  expect(segment.safeParse({ kind: 'date', pattern: 'YYYY' }).success).toBe(false);
});

const days = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('2001-01-01', offset));
const rules = fc
  .record({
    pattern: fc.constantFrom('yyyy', 'yyyyMM', 'yyyyMMdd', 'yyyyDDD', 'yyyyww', 'dd-MM-yyyy', 'yyyy/ww'),
    reset: fc.constantFrom(...resets),
    width: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ pattern, reset, width }) => lot(pattern, reset, width))
  .filter((segments) => {
    try {
      checkSegments(segments);
      return true;
    } catch {
      return false;
    }
  });

test('a rule that is accepted gives no number twice: other period or other value, other text', () => {
  const taken = fc.record({ day: days, value: fc.integer({ min: 1, max: 2_000_000 }) });
  fc.assert(
    fc.property(rules, fc.tuple(taken, taken), (segments, [one, other]) => {
      const identity = ({ day, value }: { day: Day; value: number }): string =>
        `${periodOf(counterOf(segments).reset, day).key} ${value}`;
      fc.pre(identity(one) !== identity(other));
      expect(render(segments, one)).not.toBe(render(segments, other));
    }),
    { numRuns: 2_000 },
  );
});

test('a period begins on its first day and not before', () => {
  fc.assert(
    fc.property(days, fc.constantFrom('year', 'month', 'week', 'day'), (day, reset) => {
      const period = periodOf(reset, day);
      const first = period.firstDay ?? '';
      expect(periodOf(reset, first).key).toBe(period.key);
      expect(periodOf(reset, addDays(first, -1)).key).not.toBe(period.key);
      expect(first <= day).toBe(true);
    }),
  );
});
