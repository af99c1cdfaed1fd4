/** A moment as RFC 3339 writes it, split so that nothing of it is lost. */
interface Moment {
  /** Milliseconds since 1970, the part behind the decimal point left out. */
  readonly whole: number;
  /** The digits behind the decimal point of the second, as written. */
  readonly fraction: string;
}

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/i;

let last: { readonly text: string; readonly moment: Moment | undefined } | undefined;

/** An event's time is read three times on end: by the schema, for its columns and for its hash. */
function momentOf(text: string): Moment | undefined {
  if (last?.text !== text) last = { text, moment: readMoment(text) };
  return last.moment;
}

function readMoment(text: string): Moment | undefined {
  const found = rfc3339.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', sign, hours = '0', minutes = '0'] = found;
  const parts = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts;
  if (mo < 1 || mo > 12 || d < 1 || d > daysIn(y, mo) || h > 23 || mi > 59 || s > 60) return undefined;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  // Date.UTC reads the years 0 to 99 as 19xx.
  const date = new Date(0);
  date.setUTCFullYear(y, mo - 1, d);
  date.setUTCHours(h, mi, s, 0);
  return { whole: date.getTime() - offset, fraction };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * True for an RFC 3339 date-time with an offset that can be kept: the 31st of April is none, and nor is what lies
 * outside the years 1 to 9999 of UTC.
 */
export const isInstant = (text: string): boolean => instantOf(text) !== undefined;

/**
 * A moment in UTC with six digits of a second, `2026-03-04T10:00:30.125000Z`: text order is time order. Digits past
 * the sixth are dropped. Undefined for text that is no RFC 3339 date-time or falls out of the years 1 to 9999: the
 * database has no year 0.
 */
export const instantOf = (text: string): string | undefined => {
  const moment = momentOf(text);
  if (moment === undefined) return undefined;
  const iso = isoOf(moment.whole);
  return iso === undefined ? undefined : `${iso}.${moment.fraction.slice(0, 6).padEnd(6, '0')}Z`;
};

function isoOf(milliseconds: number): string | undefined {
  const iso = new Date(milliseconds).toISOString();
  return iso.length === 24 && !iso.startsWith('0000') ? iso.slice(0, 19) : undefined;
}

/** A moment as it enters the event hash: UTC, three digits, rounded half up on the fourth (CBV 2.0, 8.9.2). */
export const hashInstantOf = (text: string): string | undefined => {
  const moment = momentOf(text);
  if (moment === undefined) return undefined;
  const milliseconds = Number(moment.fraction.slice(0, 3).padEnd(3, '0'));
  const up = moment.fraction.charCodeAt(3) >= 53 ? 1 : 0;
  return new Date(moment.whole + milliseconds + up).toISOString();
};
