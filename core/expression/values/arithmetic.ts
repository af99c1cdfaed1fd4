import type { Decimal } from 'decimal.js';
import { addMonths, dateOfDayNumber, day, dayNumberOf } from './calendar.ts';
import { instantOf, later, laterTime, timeInstant } from './instant.ts';
import { monthsOf } from './temporal-text.ts';
import {
  type DateTimeValue,
  type DateValue,
  type DaysDuration,
  Exact,
  isDate,
  isDateTime,
  isDaysDuration,
  isMonthsDuration,
  isNumber,
  isTime,
  type MonthsDuration,
  type Value,
} from './value.ts';

/** What an operation gave: a value, nothing because the kinds do not go together, or nothing of such a size. */
export type Outcome = { readonly value: Value } | 'kinds' | 'size' | 'zero';

const give = (value: Value | undefined): Outcome => (value === undefined ? 'size' : { value });

const giveNumber = (number: Decimal): Outcome => (number.isFinite() ? { value: number } : 'size');

/** Longest duration: as far as the years reach, both ways. */
const maxNanos = 10n ** 28n;

/** A duration of so many nanoseconds; undefined beyond the years that there are. */
const daysOf = (nanos: bigint): DaysDuration | undefined =>
  nanos > maxNanos || nanos < -maxNanos ? undefined : { kind: 'days and time duration', nanos };

const midnight = (date: DateValue): DateTimeValue => ({
  kind: 'date and time',
  date,
  nanos: 0,
  place: { offset: 0 },
});

/** A date or date and time with a duration added; a date stays a date. */
const addToMoment = (moment: DateValue | DateTimeValue, duration: DaysDuration | MonthsDuration): Outcome => {
  const isDay = isDate(moment);
  const date = isDay ? moment : moment.date;
  if (isMonthsDuration(duration)) {
    const moved = addMonths(date, duration.months);
    if (moved === undefined) return 'size';
    return { value: isDay ? moved : { ...moment, date: moved } };
  }
  if (isDay) {
    const days = duration.nanos / BigInt(day);
    const floor = duration.nanos % BigInt(day) < 0n ? days - 1n : days;
    return give(dateOfDayNumber(dayNumberOf(date) + Number(floor)));
  }
  return give(later(moment, duration.nanos));
};

const negated = (value: DaysDuration | MonthsDuration): DaysDuration | MonthsDuration =>
  isDaysDuration(value)
    ? { ...value, nanos: -value.nanos }
    : { ...value, months: value.months === 0 ? 0 : -value.months };

const isMoment = (value: Value): value is DateValue | DateTimeValue => isDate(value) || isDateTime(value);

const isDuration = (value: Value): value is DaysDuration | MonthsDuration =>
  isDaysDuration(value) || isMonthsDuration(value);

/** The sum of two values (DMN 10.3.2.9, table 45). */
export const add = (left: Value, right: Value): Outcome => {
  if (isNumber(left) && isNumber(right)) return giveNumber(left.plus(right));
  if (typeof left === 'string' && typeof right === 'string') return { value: left + right };
  if (isMoment(left) && isDuration(right)) return addToMoment(left, right);
  if (isDuration(left) && isMoment(right)) return addToMoment(right, left);
  if (isTime(left) && isDaysDuration(right)) return { value: laterTime(left, right.nanos) };
  if (isDaysDuration(left) && isTime(right)) return { value: laterTime(right, left.nanos) };
  if (isDaysDuration(left) && isDaysDuration(right)) return give(daysOf(left.nanos + right.nanos));
  if (isMonthsDuration(left) && isMonthsDuration(right)) return give(monthsOf(left.months + right.months));
  return 'kinds';
};

export const subtract = (left: Value, right: Value): Outcome => {
  if (isNumber(left) && isNumber(right)) return giveNumber(left.minus(right));
  if (isMoment(left) && isMoment(right)) return subtractMoments(left, right);
  if (isTime(left) && isTime(right)) {
    if ((left.place === undefined) !== (right.place === undefined)) return 'kinds';
    return give(daysOf(BigInt(timeInstant(left) - timeInstant(right))));
  }
  return isDuration(right) ? add(left, negated(right)) : 'kinds';
};

const subtractMoments = (left: DateValue | DateTimeValue, right: DateValue | DateTimeValue): Outcome => {
  if (isDate(left) && isDate(right)) {
    return give(daysOf(BigInt(dayNumberOf(left) - dayNumberOf(right)) * BigInt(day)));
  }
  const [a, b] = [left, right].map((moment) => (isDate(moment) ? midnight(moment) : moment));
  if (a === undefined || b === undefined || (a.place === undefined) !== (b.place === undefined))
    return 'kinds';
  return give(daysOf(instantOf(a) - instantOf(b)));
};

/** A duration times a number, cut to whole nanoseconds or months. */
const scale = (duration: DaysDuration | MonthsDuration, factor: Decimal): Outcome => {
  const size = new Exact(isDaysDuration(duration) ? duration.nanos.toString() : duration.months);
  const scaled = size.times(factor).trunc();
  if (scaled.abs().greaterThan(1e28)) return 'size';
  if (isDaysDuration(duration)) return give(daysOf(BigInt(scaled.toFixed())));
  return give(monthsOf(scaled.toNumber()));
};

export const multiply = (left: Value, right: Value): Outcome => {
  if (isNumber(left) && isNumber(right)) return giveNumber(left.times(right));
  if (isDuration(left) && isNumber(right)) return scale(left, right);
  if (isNumber(left) && isDuration(right)) return scale(right, left);
  return 'kinds';
};

export const divide = (left: Value, right: Value): Outcome => {
  if (isNumber(left) && isNumber(right)) return right.isZero() ? 'zero' : giveNumber(left.div(right));
  if (isDuration(left) && isNumber(right)) {
    return right.isZero() ? 'zero' : scale(left, new Exact(1).div(right));
  }
  if (isDaysDuration(left) && isDaysDuration(right)) return ratio(left.nanos, right.nanos);
  if (isMonthsDuration(left) && isMonthsDuration(right)) return ratio(left.months, right.months);
  return 'kinds';
};

const ratio = (left: bigint | number, right: bigint | number): Outcome => {
  const divisor = new Exact(right.toString());
  return divisor.isZero() ? 'zero' : giveNumber(new Exact(left.toString()).div(divisor));
};

export const power = (left: Value, right: Value): Outcome => {
  if (!isNumber(left) || !isNumber(right)) return 'kinds';
  if (left.isZero() && right.isNegative()) return 'zero';
  return giveNumber(left.pow(right));
};

/** The value with its sign turned; undefined for kinds that have none. */
export const negate = (value: Value): Value | undefined => {
  if (isNumber(value)) return value.isZero() ? value : value.negated();
  return isDuration(value) ? negated(value) : undefined;
};
