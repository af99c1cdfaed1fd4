import { addDays, type Day } from '../../platform/index.ts';
import { type Reading, read, refused } from '../reading.ts';
import { lintFault } from './faults.ts';
import { pairAt } from './lint.ts';
import { yymmd0 } from './lint-dates.ts';

/**
 * The year that two digits stand for on the day `today`: of the hundred years around it, from 49 before to 50 after
 * (General Specifications 7.12).
 */
export const fullYear = (twoDigits: number, today: Day): number => {
  const current = Number(today.slice(0, 4));
  const century = current - (current % 100);
  const ahead = twoDigits - (current % 100);
  if (ahead >= 51) return century - 100 + twoDigits;
  return ahead <= -50 ? century + 100 + twoDigits : century + twoDigits;
};

const two = (number: number): string => String(number).padStart(2, '0');

/** Reads YYMMDD as a day; day 00 is the last of the month. */
export const readDate = (value: string, today: Day): Reading<Day> => {
  const bad = yymmd0(value);
  if (bad !== undefined) return refused(lintFault(bad));
  const year = fullYear(pairAt(value, 0), today);
  const month = pairAt(value, 2);
  const day = pairAt(value, 4);
  if (day > 0) return read(`${year}-${two(month)}-${two(day)}`);
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`;
  return read(addDays(next, -1));
};

/** Writes a day as YYMMDD. */
export const writeDate = (day: Day): string => `${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8, 10)}`;
