/** A stretch of time, both ends included: microseconds since 1970 in UTC, or infinite. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** All time. */
export const always: Window = { from: -Infinity, to: Infinity };

/**
 * How far a scanned moment may lie from what happened, in microseconds: 5 minutes. Scanners, controls and servers
 * keep different clocks, and a person scans before or after the deed. It only ever widens: two things count as apart
 * when each of them may be wrong by this much and they still do not touch.
 */
const tolerance = 5 * 60 * 1_000_000;

/** The stretch in which something that was noted from `from` to `to` may have happened. */
export const widened = ({ from, to }: Window): Window => ({ from: from - tolerance, to: to + tolerance });

export const touches = (a: Window, b: Window): boolean => a.from <= b.to && b.from <= a.to;

/** What two stretches share; undefined when nothing. */
export const shared = (a: Window, b: Window): Window | undefined =>
  touches(a, b) ? { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) } : undefined;

/** `set` with `window` in it. A set is sorted and its members neither touch nor overlap. */
export const withWindow = (set: readonly Window[], window: Window): Window[] => {
  if (set.length === 0) return [window];
  const before = set.filter(({ to }) => to + 1 < window.from);
  const behind = set.filter(({ from }) => from > window.to + 1);
  const merged = set.slice(before.length, set.length - behind.length);
  const from = Math.min(window.from, merged[0]?.from ?? Infinity);
  const to = Math.max(window.to, merged.at(-1)?.to ?? -Infinity);
  return [...before, { from, to }, ...behind];
};

/** The parts of `window` that `set` does not hold. */
export const missingFrom = (set: readonly Window[], window: Window): Window[] => {
  if (set.length === 0) return [window];
  const missing: Window[] = [];
  let { from } = window;
  for (const held of set) {
    if (held.to < from) continue;
    if (held.from > window.to) break;
    if (held.from > from) missing.push({ from, to: held.from - 1 });
    if (held.to >= window.to) return missing;
    from = held.to + 1;
  }
  return [...missing, { from, to: window.to }];
};
