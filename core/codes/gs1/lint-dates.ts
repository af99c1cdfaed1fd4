import { finding, type Lint, type LintFinding, onlyDigits, pairAt, wholly } from './lint.ts';
import type { LintCode } from './lint-text.ts';

const daysOf = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

interface DateForm {
  readonly length: 6 | 8;
  /** Day 00 means the end of the month. */
  readonly zeroDay: boolean;
}

/**
 * Year, month, day. A two-digit year counts as 20yy: the rule may not depend on the day of the check, and the one
 * year in which it matters, 00, is a leap year only as 2000.
 */
const date =
  ({ length, zeroDay }: DateForm): Lint =>
  (value) => {
    if (value.length !== length)
      return wholly(value.length < length ? 'DATE_TOO_SHORT' : 'DATE_TOO_LONG', value);
    const bad = onlyDigits(value);
    if (bad !== undefined) return bad;
    const at = length - 4;
    const year = length === 6 ? 2000 + pairAt(value, 0) : pairAt(value, 0) * 100 + pairAt(value, 2);
    const month = pairAt(value, at);
    if (month < 1 || month > 12) return finding('ILLEGAL_MONTH', at, 2);
    const day = pairAt(value, at + 2);
    const isDay = day <= daysOf(year, month) && (day > 0 || zeroDay);
    return isDay ? undefined : finding('ILLEGAL_DAY', at + 2, 2);
  };

export const yymmdd: Lint = date({ length: 6, zeroDay: false });
export const yymmd0: Lint = date({ length: 6, zeroDay: true });
export const yyyymmdd: Lint = date({ length: 8, zeroDay: false });
export const yyyymmd0: Lint = date({ length: 8, zeroDay: true });

interface TimePart {
  readonly largest: number;
  readonly short: LintCode;
  readonly long: LintCode;
  readonly illegal: LintCode;
}

const timePart =
  ({ largest, short, long, illegal }: TimePart): Lint =>
  (value) => {
    if (value.length !== 2) return wholly(value.length < 2 ? short : long, value);
    return onlyDigits(value) ?? (pairAt(value, 0) > largest ? wholly(illegal, value) : undefined);
  };

export const hh: Lint = timePart({
  largest: 23,
  short: 'HOUR_TOO_SHORT',
  long: 'HOUR_TOO_LONG',
  illegal: 'ILLEGAL_HOUR',
});
export const mi: Lint = timePart({
  largest: 59,
  short: 'MINUTE_TOO_SHORT',
  long: 'MINUTE_TOO_LONG',
  illegal: 'ILLEGAL_MINUTE',
});
export const ss: Lint = timePart({
  largest: 59,
  short: 'SECOND_TOO_SHORT',
  long: 'SECOND_TOO_LONG',
  illegal: 'ILLEGAL_SECOND',
});

const shifted = (found: LintFinding | undefined, by: number): LintFinding | undefined =>
  found === undefined ? undefined : finding(found.code, found.at + by, found.length);

export const hhmi: Lint = (value) => {
  if (value.length !== 4)
    return wholly(value.length < 4 ? 'HOUR_WITH_MINUTE_TOO_SHORT' : 'HOUR_WITH_MINUTE_TOO_LONG', value);
  return onlyDigits(value) ?? hh(value.slice(0, 2)) ?? shifted(mi(value.slice(2)), 2);
};
