import { addDays, type Day, type Text, weekdayOf, weekOf } from '../platform/index.ts';

/** The periods after which a counter starts again from 1. */
export const resets = ['never', 'year', 'month', 'week', 'day'] as const;
export type Reset = (typeof resets)[number];

/** A stretch of time with a counter of its own. */
export interface Period {
  /** Tells periods apart, also those of different resets: ``, `2026`, `2026-11`, `2026-W48`, `2026-11-24`. */
  readonly key: string;
  /** The first day; null where the counter never starts again. */
  readonly firstDay: Day | null;
}

interface ResetRule {
  readonly text: Text;
  readonly period: (day: Day) => Period;
  /** Sets of date parts, each of which tells the periods apart. */
  readonly toldBy: readonly (readonly string[])[];
}

const rules: Readonly<Record<Reset, ResetRule>> = {
  never: { text: { zh: '不归零', en: 'never' }, period: () => ({ key: '', firstDay: null }), toldBy: [[]] },
  year: {
    text: { zh: '每年', en: 'every year' },
    period: (day) => ({ key: day.slice(0, 4), firstDay: `${day.slice(0, 4)}-01-01` }),
    toldBy: [['y']],
  },
  month: {
    text: { zh: '每月', en: 'every month' },
    period: (day) => ({ key: day.slice(0, 7), firstDay: `${day.slice(0, 7)}-01` }),
    toldBy: [
      ['y', 'MM'],
      ['y', 'DDD'],
    ],
  },
  week: {
    text: { zh: '每周', en: 'every week' },
    period: (day) => {
      const { year, week } = weekOf(day);
      return {
        key: `${year}-W${String(week).padStart(2, '0')}`,
        firstDay: addDays(day, 1 - weekdayOf(day)),
      };
    },
    toldBy: [
      ['week-y', 'ww'],
      ['y', 'MM', 'dd'],
      ['y', 'DDD'],
    ],
  },
  day: {
    text: { zh: '每天', en: 'every day' },
    period: (day) => ({ key: day, firstDay: day }),
    toldBy: [
      ['y', 'MM', 'dd'],
      ['y', 'DDD'],
    ],
  },
};

/** The period of a day under a reset. */
export const periodOf = (reset: Reset, day: Day): Period => rules[reset].period(day);

/** What a reset is called on the screen. */
export const resetText = (reset: Reset): Text => rules[reset].text;

/**
 * True where numbers that carry these date parts differ between any two periods, so that a counter that starts
 * again gives no number twice (two-digit years repeat after a century). Each inner list is one date segment.
 */
export const tellsPeriodsApart = (reset: Reset, parts: readonly (readonly string[])[]): boolean => {
  const written = new Set(
    parts.flatMap((segment) => {
      // Beside ww the year is that of the week, which around New Year is not the year of the day.
      const year = segment.includes('ww') ? 'week-y' : 'y';
      return segment.map((part) => (part.startsWith('y') ? year : part));
    }),
  );
  return rules[reset].toldBy.some((needed) => needed.every((part) => written.has(part)));
};
