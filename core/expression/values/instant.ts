import { dayOfNumber, isZone, momentOf } from '../../platform/index.ts';
import { dateOfDayNumber, day, dayNumberOf, second } from './calendar.ts';
import type { DateTimeValue, DateValue, Place, TimeValue } from './value.ts';

const secondsPerDay = 86_400;
const daysPerEra = 146_097;

/** True for a zone that the time zone database knows. */
export const isKnownZone = (zone: string): boolean => /^[A-Za-z]/.test(zone) && isZone(zone);

/**
 * How far the clocks of a place are ahead of UTC, in seconds, when they show this day and time. Years outside the
 * four-digit ones have the rules of the year 400, 800, … years away that has four digits.
 */
const offsetOf = (place: Place, date: DateValue, nanos: number): number => {
  if ('offset' in place) return place.offset;
  const number = dayNumberOf(date);
  const eras = date.year < 1000 || date.year > 9000 ? Math.floor((number + daysPerEra) / daysPerEra) : 0;
  const near = number - eras * daysPerEra;
  const clock = Math.floor(nanos / 1e6);
  const moment = momentOf({ day: dayOfNumber(near), clock }, place.zone).getTime();
  return Math.round((near * secondsPerDay * 1000 + clock - moment) / 1000);
};

/** A moment that stands in for "today" where a time of day alone names a zone. */
const anyDay: DateValue = { kind: 'date', year: 2000, month: 1, day: 1 };

/** The offset of a time of day in seconds; undefined where none is said. */
export const timeOffset = (time: TimeValue): number | undefined =>
  time.place === undefined ? undefined : offsetOf(time.place, anyDay, time.nanos);

/** The offset of a date and time in seconds; undefined where none is said. */
export const dateTimeOffset = ({ place, date, nanos }: DateTimeValue): number | undefined =>
  place === undefined ? undefined : offsetOf(place, date, nanos);

const perDay = BigInt(day);
const perSecond = BigInt(second);

/** Nanoseconds since 1970-01-01T00:00:00Z; what says no place is taken as UTC. */
export const instantOf = (at: DateTimeValue): bigint =>
  BigInt(dayNumberOf(at.date)) * perDay + BigInt(at.nanos) - BigInt(dateTimeOffset(at) ?? 0) * perSecond;

/** The day and time that a clock shows so many nanoseconds after 1970-01-01T00:00 of the same clock. */
const wallOf = (nanos: bigint, place: Place | undefined): DateTimeValue | undefined => {
  const rest = ((nanos % perDay) + perDay) % perDay;
  const date = dateOfDayNumber(Number((nanos - rest) / perDay));
  return date === undefined ? undefined : { kind: 'date and time', date, nanos: Number(rest), place };
};

/**
 * A date and time so many nanoseconds later. In a place with a zone the clock runs on through changes of summer
 * time: an hour later is an hour later.
 */
export const later = (at: DateTimeValue, nanos: bigint): DateTimeValue | undefined => {
  if (at.place === undefined || 'offset' in at.place) {
    return wallOf(BigInt(dayNumberOf(at.date)) * perDay + BigInt(at.nanos) + nanos, at.place);
  }
  return atPlace(instantOf(at) + nanos, at.place);
};

/** What the clocks of a place show at an instant. */
export const atPlace = (instant: bigint, place: Place): DateTimeValue | undefined => {
  if ('offset' in place) return wallOf(instant + BigInt(place.offset) * perSecond, place);
  let guess = wallOf(instant, place);
  // Twice: the first guess may lie on the other side of a change of summer time.
  for (let round = 0; round < 2 && guess !== undefined; round += 1) {
    guess = wallOf(instant + BigInt(offsetOf(place, guess.date, guess.nanos)) * perSecond, place);
  }
  return guess;
};

/** A time of day as nanoseconds since midnight UTC; what says no place counts from its own midnight. */
export const timeInstant = (time: TimeValue): number => time.nanos - (timeOffset(time) ?? 0) * second;

/** A time of day so many nanoseconds later, over midnight where need be. */
export const laterTime = (time: TimeValue, nanos: bigint): TimeValue => {
  const sum = (BigInt(time.nanos) + nanos) % perDay;
  return { ...time, nanos: Number(sum < 0n ? sum + perDay : sum) };
};
