import type { DateValue } from './value.ts';

/** Nanoseconds of a second, a minute, an hour and a day. */
export const second = 1_000_000_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

const maxYear = 999_999_999;

/** Days since 1970-01-01 in the proleptic Gregorian calendar, by eras of 400 years. */
export const dayNumberOf = ({ year, month, day: dayOfMonth }: DateValue): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

/** The day of that number; undefined outside the years that are allowed. */
export const dateOfDayNumber = (number: number): DateValue | undefined => {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return dateOf(
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  );
};

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** The date of these parts; undefined when there is no such day. */
export const dateOf = (year: number, month: number, dayOfMonth: number): DateValue | undefined => {
  if (![year, month, dayOfMonth].every(Number.isInteger) || Math.abs(year) > maxYear) return undefined;
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  return { kind: 'date', year, month, day: dayOfMonth };
};

/** Monday 1 to Sunday 7 (ISO 8601). */
export const weekday = (date: DateValue): number => ((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1;

/** The day's number within its year, 1 to 366. */
export const dayOfYear = (date: DateValue): number =>
  dayNumberOf(date) - dayNumberOf({ kind: 'date', year: date.year, month: 1, day: 1 }) + 1;

/** The week of a day (ISO 8601: the week belongs to the year of its Thursday). */
export const weekOfYear = (date: DateValue): number => {
  const thursday = dateOfDayNumber(dayNumberOf(date) + 4 - weekday(date));
  return thursday === undefined ? 1 : Math.ceil(dayOfYear(thursday) / 7);
};

/** The day so many months later; the last of the month where that month is shorter. */
export const addMonths = (date: DateValue, months: number): DateValue | undefined => {
  const index = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dateOf(year, month, Math.min(date.day, daysInMonth(year, month)));
};
