import { type Day, localTime, Problem } from '../platform/index.ts';
import { z } from 'zod';
import { counterNotOne, numbersWouldRepeat } from './numbering.problems.ts';
import { type Period, periodOf, type Reset, resetText, tellsPeriodsApart } from './reset.ts';
import type { CounterSegment } from './segments/counter.ts';
import { dateTokens } from './segments/date.ts';
import { render, type Segment, segment } from './segments/segments.ts';

/**
 * How numbers are taken. `gap-free`: the counter moves in the caller's transaction, so takers of one rule wait for
 * each other's commits and a rollback gives its number back. `fast`: every process reserves a block ahead, nobody
 * waits, and a rollback or a crash leaves gaps. Neither ever gives a number twice.
 */
export const numberModes = ['gap-free', 'fast'] as const;
export type NumberMode = (typeof numberModes)[number];

/** What a rule says; every change makes a new version of it. */
export const serialRuleDefinition = z.strictObject({
  name: z.string().trim().min(1).max(60).describe('名称，例如 生产批号'),
  mode: z.enum(numberModes).describe('gap-free 连号，fast 高速（可能跳号）'),
  segments: z.array(segment).min(1).max(12),
});
export type SerialRuleDefinition = z.output<typeof serialRuleDefinition>;

const isCounter = (each: Segment): each is CounterSegment => each.kind === 'counter';

/** The counter of a rule. Throws `numbering.counter-not-one` where there is none or more than one. */
export const counterOf = (segments: readonly Segment[]): CounterSegment => {
  const [counter, second] = segments.filter(isCounter);
  if (counter === undefined || second !== undefined) throw new Problem(counterNotOne, {});
  return counter;
};

/**
 * Refuses a rule that would give the same number twice: one without exactly one counter, or one whose counter
 * starts again more often than its date shows.
 */
export const checkSegments = (segments: readonly Segment[]): void => {
  const { reset } = counterOf(segments);
  const dates = segments.flatMap((each) => (each.kind === 'date' ? [dateTokens(each)] : []));
  if (!tellsPeriodsApart(reset, dates))
    throw new Problem(numbersWouldRepeat, { reset: resetText(reset).zh, resetEnglish: resetText(reset).en });
};

/** When and where a number is taken. */
export interface NumberTime {
  readonly at: Date;
  /** The enterprise's time zone, which decides the day. */
  readonly zone: string;
}

/** The day on which a number counts as taken, and the period whose counter gives it. */
export const numberPeriod = (reset: Reset, { at, zone }: NumberTime): Period & { readonly day: Day } => {
  const { day } = localTime(at, zone);
  return { ...periodOf(reset, day), day };
};

/** The numbers that a rule gives next, as a person sees them before saving: the first behind `value`, then on. */
export const previewNumbers = (
  segments: readonly Segment[],
  { day, value, count }: { readonly day: Day; readonly value: number; readonly count: number },
): string[] =>
  Array.from({ length: count }, (_, index) => render(segments, { day, value: value + 1 + index }));
