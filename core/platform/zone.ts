import { addDays, type Day, dayNumber } from './day.ts';

/** The time zone that days and working hours are meant in where nothing else is set (IANA name). */
export const defaultZone = 'Asia/Shanghai';

/** A moment as calendar and clock show it in some zone. */
export interface LocalTime {
  readonly day: Day;
  /** Milliseconds that the clock on the wall shows since midnight. */
  readonly clock: number;
}

const millisecondsPerDay = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, format);
  return format;
};

/** The second that was last asked for in each zone: what is done in one second asks for it over and over. */
const latest = new Map<string, { readonly second: number; readonly offset: number }>();

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds. Throws RangeError for an unknown zone. */
const offsetAt = (moment: number, zone: string): number => {
  const second = Math.floor(moment / 1000);
  const known = latest.get(zone);
  if (known?.second === second) return known.offset;
  const offset = offsetIn(moment, zone);
  latest.set(zone, { second, offset });
  return offset;
};

const offsetIn = (moment: number, zone: string): number => {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(moment / 1000) * 1000;
};

/** What calendar and clock show in `zone` at a moment. Throws RangeError for an unknown zone. */
export const localTime = (at: Date, zone: string): LocalTime => {
  const wall = at.getTime() + offsetAt(at.getTime(), zone);
  const day = new Date(wall).toISOString().slice(0, 10);
  return { day, clock: wall - dayNumber(day) * millisecondsPerDay };
};

/**
 * The moment at which the clocks of `zone` show this day and time; `clock` may run past a day's end. Of a time
 * that summer time skips, the moment just as far behind the gap; of one that it repeats, the earlier moment.
 */
export const momentOf = ({ day, clock }: LocalTime, zone: string): Date => {
  const wall = dayNumber(day) * millisecondsPerDay + clock;
  const before = wall - offsetAt(wall - millisecondsPerDay, zone);
  if (before + offsetAt(before, zone) === wall) return new Date(before);
  const after = wall - offsetAt(wall + millisecondsPerDay, zone);
  return new Date(after + offsetAt(after, zone) === wall ? after : before);
};

/** True for a name that time zones go by, such as `Asia/Shanghai`. */
export const isZone = (zone: string): boolean => {
  try {
    return formatOf(zone) !== undefined;
  } catch {
    return false;
  }
};

/** The moment at which a day begins in `zone`. */
export const startOfDay = (day: Day, zone: string): Date => momentOf({ day, clock: 0 }, zone);

/** The moment at which a day ends in `zone`, which is when the next begins. */
export const endOfDay = (day: Day, zone: string): Date => startOfDay(addDays(day, 1), zone);
