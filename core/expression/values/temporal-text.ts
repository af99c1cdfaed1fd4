import { dateOf, dateOfDayNumber, dayNumberOf, hour, minute, second } from './calendar.ts';
import { isKnownZone } from './instant.ts';
import type { DateTimeValue, DateValue, DaysDuration, MonthsDuration, Place, TimeValue } from './value.ts';

/** XML Schema Part 2: no leading zero beyond four digits, no plus sign. */
const datePattern = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d{2})-(\d{2})$/;
const timePattern =
  /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:(Z)|([+-])(\d{2}):(\d{2})(?::(\d{2}))?|@([A-Za-z][\w+\-/]*))?$/;
const daysPattern = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;
const monthsPattern = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?$/;

/** Offsets reach from -14:00 to +14:00 (XML Schema). */
const maxOffset = 14 * 3600;

/** The date that a text says; undefined when it says none. */
export const readDate = (text: string): DateValue | undefined => {
  const match = datePattern.exec(text);
  return match === null ? undefined : dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
};

const readPlace = (match: RegExpExecArray): Place | 'none' | undefined => {
  const [, , , , , utc, sign, hours, minutes, seconds, zone] = match;
  if (utc !== undefined) return { offset: 0 };
  if (zone !== undefined) return isKnownZone(zone) ? { zone } : undefined;
  if (sign === undefined) return 'none';
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
  if (Number(minutes) > 59 || Number(seconds ?? 0) > 59 || offset > maxOffset) return undefined;
  return { offset: sign === '-' && offset !== 0 ? -offset : offset };
};

/** Nanoseconds of a fraction's digits; what is finer is cut off. */
const fractionNanos = (digits: string | undefined): number =>
  digits === undefined ? 0 : Number(digits.slice(0, 9).padEnd(9, '0'));

/** A clock's reading; `nanos` is a whole day for 24:00:00, which is the end of the day. */
const readClock = (text: string): { nanos: number; place: Place | undefined } | undefined => {
  const match = timePattern.exec(text);
  if (match === null) return undefined;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const nanos = hours * hour + minutes * minute + seconds * second + fractionNanos(match[4]);
  if (minutes > 59 || seconds > 59 || nanos > 24 * hour) return undefined;
  const place = readPlace(match);
  if (place === undefined) return undefined;
  return { nanos, place: place === 'none' ? undefined : place };
};

/** The time of day that a text says; undefined when it says none. */
export const readTime = (text: string): TimeValue | undefined => {
  const clock = readClock(text);
  if (clock === undefined) return undefined;
  return { kind: 'time', nanos: clock.nanos % (24 * hour), place: clock.place };
};

/** The date and time that a text says (a date alone: its midnight); undefined when it says none. */
export const readDateTime = (text: string): DateTimeValue | undefined => {
  // The first T alone parts the two: the name of a zone may hold more.
  const at = text.indexOf('T');
  const date = readDate(at < 0 ? text : text.slice(0, at));
  if (date === undefined) return undefined;
  if (at < 0) return { kind: 'date and time', date, nanos: 0, place: undefined };
  const clock = readClock(text.slice(at + 1));
  if (clock === undefined) return undefined;
  if (clock.nanos < 24 * hour) return { kind: 'date and time', date, ...clock };
  const next = dateOfDayNumber(dayNumberOf(date) + 1);
  return next === undefined ? undefined : { kind: 'date and time', date: next, nanos: 0, place: clock.place };
};

/** The duration that a text says; undefined when it says none, or both months and days. */
export const readDuration = (text: string): DaysDuration | MonthsDuration | undefined => {
  if (text.length > 40) return undefined;
  const months = monthsPattern.exec(text);
  if (months !== null && (months[2] ?? months[3]) !== undefined) {
    const total = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return monthsOf(months[1] === undefined ? total : -total);
  }
  const match = daysPattern.exec(text);
  if (match === null || text.endsWith('T') || text.endsWith('P')) return undefined;
  const [, sign, days = 0, hours = 0, minutes = 0, seconds = 0, fraction] = match;
  const whole = BigInt(days) * 86_400n + BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
  const nanos = whole * BigInt(second) + BigInt(fractionNanos(fraction));
  return { kind: 'days and time duration', nanos: sign === undefined ? nanos : -nanos };
};

/** A duration of whole months; undefined beyond what whole numbers can hold. */
export const monthsOf = (months: number): MonthsDuration | undefined =>
  Number.isSafeInteger(months)
    ? { kind: 'years and months duration', months: months === 0 ? 0 : months }
    : undefined;

/** What stands behind an @: a date, time, date and time, or duration. */
export const readTemporal = (text: string): TemporalValue | undefined => {
  return (
    readDate(text) ??
    readTime(text) ??
    readDuration(text) ??
    (text.includes('T') ? readDateTime(text) : undefined)
  );
};

type TemporalValue = DateValue | TimeValue | DateTimeValue | DaysDuration | MonthsDuration;

const two = (number: number): string => String(number).padStart(2, '0');

export const dateText = ({ year, month, day }: DateValue): string =>
  `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;

const fractionText = (nanos: number): string =>
  nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;

const clockText = (nanos: number): string => {
  const seconds = Math.floor(nanos / second);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two);
  return parts.join(':') + fractionText(nanos % second);
};

const placeText = (place: Place | undefined): string => {
  if (place === undefined) return '';
  if ('zone' in place) return `@${place.zone}`;
  if (place.offset === 0) return 'Z';
  const size = Math.abs(place.offset);
  const seconds = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `${place.offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${seconds}`;
};

export const timeText = ({ nanos, place }: TimeValue): string => clockText(nanos) + placeText(place);

export const dateTimeText = ({ date, nanos, place }: DateTimeValue): string =>
  `${dateText(date)}T${clockText(nanos)}${placeText(place)}`;

export const monthsText = ({ months }: MonthsDuration): string => {
  const size = Math.abs(months);
  const [years, rest] = [Math.floor(size / 12), size % 12];
  if (size === 0) return 'P0M';
  return `${months < 0 ? '-' : ''}P${years === 0 ? '' : `${years}Y`}${rest === 0 ? '' : `${rest}M`}`;
};

export const daysText = ({ nanos }: DaysDuration): string => {
  if (nanos === 0n) return 'PT0S';
  const size = nanos < 0n ? -nanos : nanos;
  const seconds = size / BigInt(second);
  const days = seconds / 86_400n;
  const rest = Number(seconds % 86_400n);
  const fraction = fractionText(Number(size % BigInt(second)));
  const [hours, minutes] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60];
  const clock = [
    hours === 0 ? '' : `${hours}H`,
    minutes === 0 ? '' : `${minutes}M`,
    rest % 60 === 0 && fraction === '' ? '' : `${rest % 60}${fraction}S`,
  ].join('');
  return `${nanos < 0n ? '-' : ''}P${days === 0n ? '' : `${days}D`}${clock === '' ? '' : `T${clock}`}`;
};
