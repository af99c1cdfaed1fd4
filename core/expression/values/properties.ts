import { second, weekday } from './calendar.ts';
import { dateTimeOffset, timeOffset } from './instant.ts';
import {
  type DateValue,
  type DaysDuration,
  isContext,
  isDate,
  isDateTime,
  isDaysDuration,
  isMonthsDuration,
  isRange,
  isTime,
  numberOf,
  type Place,
  type Value,
} from './value.ts';

/** The names that may stand behind a dot although no context has them. */
export const propertyNames: readonly string[] = [
  'year',
  'month',
  'day',
  'weekday',
  'hour',
  'minute',
  'second',
  'time offset',
  'timezone',
  'years',
  'months',
  'days',
  'hours',
  'minutes',
  'seconds',
  'start',
  'end',
  'start included',
  'end included',
];

const ofDate = (date: DateValue): Record<string, Value> => ({
  year: numberOf(date.year),
  month: numberOf(date.month),
  day: numberOf(date.day),
  weekday: numberOf(weekday(date)),
});

const ofClock = (
  nanos: number,
  offset: number | undefined,
  place: Place | undefined,
): Record<string, Value> => {
  const seconds = Math.floor(nanos / second);
  return {
    hour: numberOf(Math.floor(seconds / 3600)),
    minute: numberOf(Math.floor(seconds / 60) % 60),
    second: numberOf(seconds % 60),
    'time offset':
      offset === undefined
        ? null
        : { kind: 'days and time duration', nanos: BigInt(offset) * BigInt(second) },
    timezone: place !== undefined && 'zone' in place ? place.zone : null,
  };
};

const ofDays = ({ nanos }: DaysDuration): Record<string, Value> => {
  const seconds = nanos / BigInt(second);
  const part = (divisor: bigint, size: bigint): Value => numberOf(Number((seconds / divisor) % size));
  return {
    days: numberOf(Number(seconds / 86_400n)),
    hours: part(3600n, 24n),
    minutes: part(60n, 60n),
    seconds: part(1n, 60n),
  };
};

const propertiesOf = (value: Value): Record<string, Value> => {
  if (isDate(value)) return ofDate(value);
  if (isTime(value)) return ofClock(value.nanos, timeOffset(value), value.place);
  if (isDateTime(value)) {
    return { ...ofDate(value.date), ...ofClock(value.nanos, dateTimeOffset(value), value.place) };
  }
  if (isMonthsDuration(value)) {
    return { years: numberOf(Math.trunc(value.months / 12)), months: numberOf(value.months % 12) };
  }
  if (isDaysDuration(value)) return ofDays(value);
  if (!isRange(value)) return {};
  return {
    start: value.low,
    end: value.high,
    'start included': value.lowIncluded,
    'end included': value.highIncluded,
  };
};

/** A property that the standard gives a kind of value (DMN 10.3.2.5, tables 53 and 65); undefined for any other. */
export const propertyOf = (value: Value, name: string): Value | undefined => {
  if (isContext(value)) return undefined;
  const properties = propertiesOf(value);
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
};
