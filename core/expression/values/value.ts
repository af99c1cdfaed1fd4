import { Decimal } from 'decimal.js';
import type { Text } from '../../platform/index.ts';
import type { Type } from '../types/type.ts';

/** Decimal arithmetic of DMN 10.3.2.3: 34 digits, half to even, the exponents of IEEE 754 decimal128. */
export const Exact = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  maxE: 6144,
  minE: -6176,
  toExpNeg: -6177,
  toExpPos: 6145,
});

/** Where a time lies: at an offset from UTC in seconds, or in a zone that has a name. Absent: nowhere said. */
export type Place = { readonly offset: number } | { readonly zone: string };

/** A calendar day of the proleptic Gregorian calendar; years from -999,999,999 to 999,999,999. */
export interface DateValue {
  readonly kind: 'date';
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What a clock shows: nanoseconds since midnight. */
export interface TimeValue {
  readonly kind: 'time';
  readonly nanos: number;
  readonly place: Place | undefined;
}

/** A day with what the clock shows on it. */
export interface DateTimeValue {
  readonly kind: 'date and time';
  readonly date: DateValue;
  readonly nanos: number;
  readonly place: Place | undefined;
}

/** A length of time in nanoseconds. */
export interface DaysDuration {
  readonly kind: 'days and time duration';
  readonly nanos: bigint;
}

/** A length of time in whole months. */
export interface MonthsDuration {
  readonly kind: 'years and months duration';
  readonly months: number;
}

/** Named values in the order of their writing. */
export interface ContextValue {
  readonly kind: 'context';
  readonly entries: ReadonlyMap<string, Value>;
}

/** How a test such as `< 10` begins. */
export type TestOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/**
 * An interval; an end that is null reaches towards the infinite. `test` marks one that was written as a test
 * (`< 10`), which the standard tells from an interval of the same extent; `!= 10` holds all but its one value.
 */
export interface RangeValue {
  readonly kind: 'range';
  readonly low: Value;
  readonly lowIncluded: boolean;
  readonly high: Value;
  readonly highIncluded: boolean;
  readonly test?: TestOperator;
}

/** A function that an expression wrote or that is built in. */
export interface FunctionValue {
  readonly kind: 'function';
  /** How it is shown. */
  readonly name: string;
  /** What it takes, by name and type; a built-in one tells this by `signatures` of its own. */
  readonly parameters: readonly { readonly name: string; readonly type: Type }[];
  /** Calls it with these arguments; null and a note where it cannot take them. */
  readonly call: (given: readonly Value[], run: Running) => Value;
  /** Calls it with arguments by name. */
  readonly callNamed: (given: ReadonlyMap<string, Value>, run: Running) => Value;
}

/** What a function may use of the evaluation that it runs in. */
export interface Running {
  /** The moment of the evaluation, nanoseconds since 1970, and the zone that its days are meant in. */
  readonly now: bigint;
  readonly zone: string;
  /** Counts work against the budget; throws when it is used up. */
  readonly step: (count: number) => void;
  /** The list, if it is not too long. */
  readonly list: (items: readonly Value[]) => readonly Value[];
  /** The text, if it is not too long. */
  readonly text: (text: string) => string;
  /** Says why what is being called gives null, and gives it. */
  readonly refuse: (text: Text) => null;
  /** Runs a function's body, which is so many floors high. */
  readonly nested: (height: number, body: () => Value) => Value;
}

/** Every value that an expression can have. */
export type Value =
  | null
  | string
  | boolean
  | Decimal
  | readonly Value[]
  | DateValue
  | TimeValue
  | DateTimeValue
  | DaysDuration
  | MonthsDuration
  | ContextValue
  | RangeValue
  | FunctionValue;

/** The name of a value's kind, as the standard spells it. */
export type Kind =
  | 'null'
  | 'string'
  | 'boolean'
  | 'number'
  | 'list'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'context'
  | 'range'
  | 'function';

/** What kind of value this is. */
export const kindOf = (value: Value): Kind => {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (isNumber(value)) return 'number';
  return isList(value) ? 'list' : value.kind;
};

/** True for a decimal. */
export const isNumber = (value: Value): value is Decimal => value instanceof Exact;

/** True for a list. */
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** True for the kinds that are neither a number, a list nor written plainly. */
const isObject = (value: Value): value is Extract<Value, { kind: string }> =>
  typeof value === 'object' && value !== null && !isNumber(value) && !isList(value);

/** True for a context. */
export const isContext = (value: Value): value is ContextValue => isObject(value) && value.kind === 'context';

/** True for a range, and for a test such as `< 10`. */
export const isRange = (value: Value): value is RangeValue => isObject(value) && value.kind === 'range';

export const isFunction = (value: Value): value is FunctionValue =>
  isObject(value) && value.kind === 'function';

export const isDate = (value: Value): value is DateValue => isObject(value) && value.kind === 'date';

export const isTime = (value: Value): value is TimeValue => isObject(value) && value.kind === 'time';

export const isDateTime = (value: Value): value is DateTimeValue =>
  isObject(value) && value.kind === 'date and time';

export const isDaysDuration = (value: Value): value is DaysDuration =>
  isObject(value) && value.kind === 'days and time duration';

export const isMonthsDuration = (value: Value): value is MonthsDuration =>
  isObject(value) && value.kind === 'years and months duration';

/** A context of these entries. */
export const contextOf = (entries: Iterable<readonly [string, Value]>): ContextValue => ({
  kind: 'context',
  entries: new Map(entries),
});

/** The decimal of a whole number. */
export const numberOf = (number: number): Decimal => new Exact(number);

/** The decimal that a text writes; throws for a text that is no number. */
export const numberFrom = (text: string): Decimal => new Exact(text).toSignificantDigits(34);
