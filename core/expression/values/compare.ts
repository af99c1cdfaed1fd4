import { dayNumberOf, second } from './calendar.ts';
import { instantOf, timeInstant } from './instant.ts';
import {
  type ContextValue,
  type DateTimeValue,
  isContext,
  isDate,
  isDateTime,
  isDaysDuration,
  isFunction,
  isList,
  isMonthsDuration,
  isNumber,
  isRange,
  isTime,
  kindOf,
  type Place,
  type RangeValue,
  type TimeValue,
  type Value,
} from './value.ts';
import { type Count, uncounted, Walk } from './walk.ts';

const sign = (left: bigint | number, right: bigint | number): number => {
  if (left < right) return -1;
  return left > right ? 1 : 0;
};

/** Text by code point, which is the order of UTF-8 and of the collation "C". */
export const compareText = (left: string, right: string): number => {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)];
    // Halves of a pair stand for code points above all others.
    if (a !== b) return sign(aboveSurrogates(a), aboveSurrogates(b));
  }
  return sign(left.length, right.length);
};

const aboveSurrogates = (unit: number): number => {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
};

/** Both say a place, or neither does; else they cannot be compared. */
const areComparable = (left: Place | undefined, right: Place | undefined): boolean =>
  (left === undefined) === (right === undefined);

/** Times and moments are compared by whole seconds (DMN 10.3.2.3.4: their value is counted in seconds). */
const wholeSeconds = (at: DateTimeValue): bigint => {
  const nanos = instantOf(at);
  const rest = ((nanos % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  return (nanos - rest) / 1_000_000_000n;
};

const compareTimes = (left: TimeValue, right: TimeValue): number | undefined =>
  areComparable(left.place, right.place)
    ? sign(Math.floor(timeInstant(left) / second), Math.floor(timeInstant(right) / second))
    : undefined;

/** The order of two values: negative, 0, positive; undefined when they have none. */
export const compareValues = (left: Value, right: Value, count: Count = uncounted): number | undefined => {
  if (isNumber(left)) return isNumber(right) ? left.comparedTo(right) : undefined;
  if (typeof left === 'string') {
    if (typeof right !== 'string') return undefined;
    if (left.length > 1000) count(left.length >> 8);
    return compareText(left, right);
  }
  if (isDate(left)) return isDate(right) ? sign(dayNumberOf(left), dayNumberOf(right)) : undefined;
  if (isTime(left)) return isTime(right) ? compareTimes(left, right) : undefined;
  if (isDateTime(left)) {
    if (!isDateTime(right) || !areComparable(left.place, right.place)) return undefined;
    if (left.place !== undefined) count(40);
    return sign(wholeSeconds(left), wholeSeconds(right));
  }
  if (isDaysDuration(left)) return isDaysDuration(right) ? sign(left.nanos, right.nanos) : undefined;
  if (isMonthsDuration(left)) return isMonthsDuration(right) ? sign(left.months, right.months) : undefined;
  return undefined;
};

/** Whether two values are equal (DMN 10.3.2.13.1, table 54); null when their kinds differ. */
export const equalValues = (left: Value, right: Value, count: Count = uncounted): boolean | null => {
  if (left === null || right === null) return left === right;
  if (kindOf(left) !== kindOf(right)) return null;
  if (typeof left === 'string' || typeof left === 'boolean') {
    if (typeof left === 'string' && left.length > 1000) count(left.length >> 8);
    return left === right;
  }
  if (isFunction(left)) return left === right;
  if (isList(left) || isContext(left) || isRange(left)) return equalStructures(left, right, new Walk(count));
  const order = compareValues(left, right, count);
  return order === undefined ? null : order === 0;
};

/** Equal within lists, contexts and ranges: no value equals no value. */
const equalWithin = (left: Value, right: Value, walk: Walk): boolean => {
  const isStructure = isList(left) || isContext(left) || isRange(left);
  return (isStructure ? equalStructures(left, right, walk) : equalValues(left, right)) === true;
};

const equalStructures = (left: Value, right: Value, walk: Walk): boolean | null => {
  if (isList(left) && isList(right)) {
    if (left.length !== right.length) return false;
    return walk.into(left.length, () =>
      left.every((value, index) => equalWithin(value, right[index] ?? null, walk)),
    );
  }
  if (isContext(left) && isContext(right)) return equalContexts(left, right, walk);
  return isRange(left) && isRange(right) ? equalRanges(left, right, walk) : null;
};

const equalContexts = (left: ContextValue, right: ContextValue, walk: Walk): boolean => {
  if (left.entries.size !== right.entries.size) return false;
  return walk.into(left.entries.size, () =>
    [...left.entries].every(([name, value]) => {
      const other = right.entries.get(name);
      return other !== undefined && equalWithin(value, other, walk);
    }),
  );
};

const equalRanges = (left: RangeValue, right: RangeValue, walk: Walk): boolean =>
  left.test === right.test &&
  left.lowIncluded === right.lowIncluded &&
  left.highIncluded === right.highIncluded &&
  equalWithin(left.low, right.low, walk) &&
  equalWithin(left.high, right.high, walk);

/** Whether a value lies in a range; null when it cannot be compared with an end. */
export const isInRange = (value: Value, range: RangeValue, count: Count = uncounted): boolean | null => {
  if (range.test === '=' || range.test === '!=') {
    const isEqual = equalValues(value, range.low);
    return range.test === '=' || isEqual === null ? isEqual : !isEqual;
  }
  if (value === null) return null;
  // An end that a test leaves open is passed by everything; one that has no value decides nothing.
  const { test } = range;
  const isOpenBelow = test === '<' || test === '<=';
  const isOpenAbove = test === '>' || test === '>=';
  const isAbove = isOpenBelow ? true : isBeyond(compareValues(value, range.low, count), range.lowIncluded);
  const isBelow = isOpenAbove ? true : isBeyond(compareValues(range.high, value, count), range.highIncluded);
  if (isAbove === false || isBelow === false) return false;
  return isAbove === null || isBelow === null ? null : true;
};

const isBeyond = (order: number | undefined, included: boolean): boolean | null => {
  if (order === undefined) return null;
  return order > 0 || (included && order === 0);
};

const samePlace = (left: Place | undefined, right: Place | undefined): boolean => {
  if (left === undefined || right === undefined) return left === right;
  if ('zone' in left || 'zone' in right) {
    return 'zone' in left && 'zone' in right && left.zone === right.zone;
  }
  return left.offset === right.offset;
};

/** `is` of DMN 1.3: the same kind and every part of it the same, also where a time is told. */
export const areSame = (left: Value, right: Value): boolean => {
  if (isTime(left) && isTime(right)) {
    return left.nanos === right.nanos && samePlace(left.place, right.place);
  }
  if (isDateTime(left) && isDateTime(right)) {
    const isSameDay = dayNumberOf(left.date) === dayNumberOf(right.date);
    return isSameDay && left.nanos === right.nanos && samePlace(left.place, right.place);
  }
  return kindOf(left) === kindOf(right) && equalValues(left, right) === true;
};
