import { type Day, isDay } from '../../platform/index.ts';
import { plain } from './plain.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const yearFirst = /^(\d{4})\s*([-/.年])\s*(\d{1,2})\s*(?:月|\2)\s*(\d{1,2})\s*[日号]?/;
const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const dayThenMonth = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})(?!\d)/i;
const monthThenDay = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i;

const monthNumber = (name: string): string => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);

const dayOf = (year: string, month: string, day: string): Day | undefined => {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDay(text) ? text : undefined;
};

/** A day that fields may hold: 0001-01-01 to 9999-12-31. */
export const isCalendarDay = (text: string): boolean => isDay(text) && !text.startsWith('0000');

/** The day that a text begins with, and what stands behind it. */
export interface LeadingDay {
  readonly day: Day;
  readonly rest: string;
}

const found = (match: RegExpExecArray, day: Day | undefined): LeadingDay | undefined =>
  day === undefined ? undefined : { day, rest: match.input.slice(match[0].length).trim() };

/**
 * Reads the day at the beginning of a text: `2026-03-04`, `2026/3/4`, `2026.3.4`, `20260304`, `２０２６年3月4日`,
 * `4 Mar 2026`, `March 4, 2026`. Undefined where there is none, and for `3/4/2026`, which means two days.
 */
export const readLeadingDay = (text: string): LeadingDay | undefined => {
  const tidy = plain(text);
  const first = yearFirst.exec(tidy);
  if (first !== null) return found(first, dayOf(first[1] ?? '', first[3] ?? '', first[4] ?? ''));
  const dense = compact.exec(tidy);
  if (dense !== null) return found(dense, dayOf(dense[1] ?? '', dense[2] ?? '', dense[3] ?? ''));
  const english = dayThenMonth.exec(tidy);
  if (english !== null)
    return found(english, dayOf(english[3] ?? '', monthNumber(english[2] ?? ''), english[1] ?? ''));
  const american = monthThenDay.exec(tidy);
  if (american === null) return undefined;
  return found(american, dayOf(american[3] ?? '', monthNumber(american[1] ?? ''), american[2] ?? ''));
};
