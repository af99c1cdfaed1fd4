import { dateOf, dayOfYear, hour, minute, second, weekday, weekOfYear } from '../values/calendar.ts';
import { areSame } from '../values/compare.ts';
import { atPlace, isKnownZone } from '../values/instant.ts';
import { monthsOf, readDate, readDateTime, readDuration, readTime } from '../values/temporal-text.ts';
import {
  type DateTimeValue,
  type DateValue,
  isDate,
  isDateTime,
  isDaysDuration,
  isTime,
  numberOf,
  type Place,
  type Running,
  type TimeValue,
  type Value,
} from '../values/value.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { type Given, type Signature, signature } from './signature.ts';

const unreadable = (run: Running): null =>
  run.refuse({
    zh: '没有这样的日期、时间或时长。',
    en: 'There is no such date, time or duration.',
  });

/** A date or the date of a date and time. */
const dateIn = (value: Value): DateValue | undefined => {
  if (isDate(value)) return value;
  return isDateTime(value) ? value.date : undefined;
};

const fromText = (result: string, read: (text: string) => Value | undefined): Signature =>
  signature('from: string', result, (given, run) => read(given.text(0)) ?? unreadable(run));

const dateFunction = builtIn(
  'date',
  fromText('date', readDate),
  signature('from: date|date and time', 'date', (given) => dateIn(given.value(0)) ?? null),
  signature('year: number, month: number, day: number', 'date', (given, run) =>
    [0, 1, 2].every((index) => given.number(index).isInteger())
      ? (dateOf(given.whole(0), given.whole(1), given.whole(2)) ?? unreadable(run))
      : unreadable(run),
  ),
);

/** A date that is given as a date and a time that is given as a time, put together. */
const together = (given: Given): Value => {
  const [date, time] = [dateIn(given.value(0)), given.value(1)];
  if (date === undefined || !isTime(time)) return null;
  return { kind: 'date and time', date, nanos: time.nanos, place: time.place };
};

const dateTimeFunction = builtIn(
  'date and time',
  fromText('date and time', readDateTime),
  signature('date: date|date and time, time: time', 'date and time', together),
  signature('from: date|date and time', 'date and time', (given) => {
    const value = given.value(0);
    return isDate(value) ? { kind: 'date and time', date: value, nanos: 0, place: { offset: 0 } } : value;
  }),
);

/** The time of these parts, with an offset from UTC where one is given. */
const timeOfParts = (given: Given, run: Running): Value => {
  const [hours, minutes, seconds] = [given.number(0), given.number(1), given.number(2)];
  const isWhole = hours.isInteger() && minutes.isInteger();
  const fits = [hours, minutes, seconds].every(
    (part, index) => !part.isNegative() && part.lessThan(index === 0 ? 24 : 60),
  );
  if (!isWhole || !fits) return unreadable(run);
  const offset = given.value(3);
  let place: Place | undefined;
  if (isDaysDuration(offset)) {
    const inSeconds = Number(offset.nanos / BigInt(second));
    if (Math.abs(inSeconds) > 14 * 3600) return unreadable(run);
    place = { offset: inSeconds };
  }
  const nanos =
    hours.toNumber() * hour + minutes.toNumber() * minute + seconds.times(second).trunc().toNumber();
  return { kind: 'time', nanos, place };
};

/** The time of day in a date and time; of a date alone it is midnight UTC (DMN 10.3.4.1). */
const timeIn = (value: Value): TimeValue | null => {
  if (isTime(value)) return value;
  if (isDate(value)) return { kind: 'time', nanos: 0, place: { offset: 0 } };
  return isDateTime(value) ? { kind: 'time', nanos: value.nanos, place: value.place } : null;
};

const timeFunction = builtIn(
  'time',
  fromText('time', readTime),
  signature('from: time|date and time|date', 'time', (given) => timeIn(given.value(0))),
  signature(
    'hour: number, minute: number, second: number, offset?: days and time duration?',
    'time',
    timeOfParts,
  ),
);

/** Whole months between two days, cut off towards zero; times of day do not count. */
const monthsBetween = (given: Given, run: Running): Value => {
  const [from, to] = [dateIn(given.value(0)), dateIn(given.value(1))];
  if (from === undefined || to === undefined) return null;
  const months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && to.day < from.day) return monthsOf(months - 1) ?? unreadable(run);
  if (months < 0 && to.day > from.day) return monthsOf(months + 1) ?? unreadable(run);
  return monthsOf(months) ?? unreadable(run);
};

const moment = 'date: date|date and time';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const ofDay = (name: string, result: string, tell: (date: DateValue) => Value): BuiltIn =>
  builtIn(
    name,
    signature(moment, result, (given) => {
      const date = dateIn(given.value(0));
      return date === undefined ? null : tell(date);
    }),
  );

/** The clock of the evaluation, cut to milliseconds, in the zone of the evaluation. */
const nowOf = (run: Running): DateTimeValue | null => {
  run.step(20);
  const place = isKnownZone(run.zone) ? { zone: run.zone } : { offset: 0 };
  return atPlace(run.now, place) ?? null;
};

/** The functions about dates, times and durations (DMN 10.3.4.1, 10.3.4.7, 10.3.4.8). */
export const temporalFunctions: readonly BuiltIn[] = [
  dateFunction,
  dateTimeFunction,
  timeFunction,
  builtIn(
    'duration',
    fromText('any', readDuration),
    signature('from: days and time duration|years and months duration', 'any', (given) => given.value(0)),
  ),
  builtIn(
    'years and months duration',
    signature('from: date|date and time, to: date|date and time', 'years and months duration', monthsBetween),
  ),
  ofDay('day of year', 'number', (date) => numberOf(dayOfYear(date))),
  ofDay('day of week', 'string', (date) => dayNames[weekday(date) - 1] ?? null),
  ofDay('month of year', 'string', (date) => monthNames[date.month - 1] ?? null),
  ofDay('week of year', 'number', (date) => numberOf(weekOfYear(date))),
  builtIn(
    'is',
    signature('value1?: any, value2?: any', 'boolean', (given) => areSame(given.value(0), given.value(1))),
  ),
  builtIn(
    'now',
    signature('', 'date and time', (_, run) => nowOf(run)),
  ),
  builtIn(
    'today',
    signature('', 'date', (_, run) => nowOf(run)?.date ?? null),
  ),
];
