import type { Window } from './windows.ts';

/**
 * What a vessel gave and took: a charge reaches every draw that may have come after it, as long as no verified
 * cleaning lies for certain between the two. `cleanings` are sorted moments.
 *
 * Looking back from a draw: the stretch that a charge must touch to be in it.
 */
export const lookedBack = (draw: Window, cleanings: readonly number[]): Window => ({
  from: cleanings.findLast((moment) => moment < draw.from) ?? -Infinity,
  to: draw.to,
});

/** Looking ahead from a charge: the stretch that a draw must touch to hold some of it. */
export const lookedAhead = (charge: Window, cleanings: readonly number[]): Window => ({
  from: charge.from,
  to: cleanings.find((moment) => moment > charge.to) ?? Infinity,
});

/** Whether something of what was charged first is still there at the second charge: the heel. */
export const leavesHeel = (first: Window, second: Window, cleanings: readonly number[]): boolean =>
  !cleanings.some((moment) => moment > first.to && moment < second.from);

/**
 * The identity of a fill: the vessel and the charge that opened it, by moment (microseconds since 1970) and hash:
 * `<vessel>/fill/20260304T100030.125Z-1f0c9a2b`.
 */
export const fillUri = (vessel: string, opened: { readonly time: number; readonly hash: string }): string =>
  `${vessel}/fill/${compactMoment(opened.time)}-${opened.hash.slice(0, 8)}`;

const compactMoment = (time: number): string =>
  isoMoment(time)
    .replaceAll(/[-:]/g, '')
    .replace(/\.0+Z$/, 'Z')
    .replace(/(\.\d*?)0+Z$/, '$1Z');

/** UTC with three digits of a second, six where they are needed; `time` in microseconds since 1970. */
export const isoMoment = (time: number): string => {
  const minutes = Math.floor(time / minute);
  const rest = time - minutes * minute;
  // A one in front keeps the zeros.
  const digits = String(rest % 1000 === 0 ? 100_000 + rest / 1000 : 100_000_000 + rest);
  return `${isoMinute(minutes)}${digits.slice(1, 3)}.${digits.slice(3)}Z`;
};

const minute = 60_000_000;

/** Thousands of moments of an answer lie in few minutes, whose dates are worked out once. */
const isoMinutes = new Map<number, string>();
const mostMinutes = 10_000;

const isoMinute = (minutes: number): string => {
  const known = isoMinutes.get(minutes);
  if (known !== undefined) return known;
  const iso = new Date(minutes * 60_000).toISOString();
  const written = iso.slice(0, iso.lastIndexOf(':') + 1);
  if (isoMinutes.size >= mostMinutes) isoMinutes.clear();
  isoMinutes.set(minutes, written);
  return written;
};

const form = /^(.+)\/fill\/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\.\d{1,6})?Z-([0-9a-f]{8})$/;

/** The vessel, moment and hash that the identity of a fill names; undefined for any other URI. */
export const readFillUri = (
  uri: string,
): { readonly vessel: string; readonly moment: string; readonly hash: string } | undefined => {
  const [, vessel, year, month, day, hour, minute, second, fraction = '', hash] = form.exec(uri) ?? [];
  if (vessel === undefined || hash === undefined) return undefined;
  return { vessel, moment: `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`, hash };
};
