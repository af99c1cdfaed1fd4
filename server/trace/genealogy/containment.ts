import { actionCode } from '@yuanliu/core/trace';
import { always, type Window, widened } from './windows.ts';

/** Serials from `low` to `high`; a thing without serials is the one range `whole`. */
export interface SerialRange {
  readonly low: bigint;
  readonly high: bigint;
}

export const whole: SerialRange = { low: 0n, high: 0n };

/** What one event says of a content and its container. */
export interface Handling {
  readonly event: number;
  /** Microseconds since 1970. */
  readonly time: number;
  /** `actionCode`. */
  readonly action: number;
  /** Which serials it names; undefined: everything that was inside (DELETE without children). */
  readonly range: SerialRange | undefined;
  /** The unit that it was named as. */
  readonly unit: number | undefined;
  readonly quantity: string | null;
  readonly uom: string | null;
  readonly evidence: number;
  /** Booked by a system: when it happened is not known. */
  readonly isPosted: boolean;
}

/** A stretch of time in which the content, or a part of it, was inside. */
export interface Stay {
  /** With the tolerance; infinite where it is not known. */
  readonly window: Window;
  /** The moments as they were told. */
  readonly entered: number | null;
  readonly left: number | null;
  /** The event that says so. */
  readonly event: number;
  readonly unit: number | undefined;
  /** What was put in, less what was taken out again before the end; null where the amounts do not tell. */
  readonly quantity: string | null;
  readonly uom: string | null;
  readonly evidence: number;
}

/**
 * When a content lay in one container. `handlings` are all that concern the two, in the order of the world. Serials
 * are told apart, each by what was said of it. What is not known is taken as long as it can have been: seen inside or
 * taken out without having been put in, it was there since it was last taken out; taken out by an amount that is less
 * than what is in, or does not compare with it, some of it is still there; and of what a system booked neither
 * beginning nor end is known.
 */
export const staysOf = (content: SerialRange, handlings: readonly Handling[]): Stay[] => {
  if (content === whole) return staysOfOne(handlings, 'amounts');
  const stays = new Map<string, { readonly stay: Stay; count: bigint }>();
  for (const { range, own } of piecesOf(content, handlings)) {
    for (const stay of staysOfOne(own, 'pieces')) {
      const key = `${stay.event} ${stay.window.from} ${stay.window.to}`;
      const known = stays.get(key) ?? { stay, count: 0n };
      known.count += range.high - range.low + 1n;
      stays.set(key, known);
    }
  }
  return [...stays.values()].map(({ stay, count }) => ({ ...stay, quantity: String(count), uom: null }));
};

/** Serials of which the very same was said, with what was said of them. */
const piecesOf = (
  content: SerialRange,
  handlings: readonly Handling[],
): { readonly range: SerialRange; readonly own: readonly Handling[] }[] => {
  const parts = handlings.map((by) => (by.range === undefined ? content : cut(by.range, content)));
  const starts = [
    content.low,
    ...parts.flatMap((part) => (part === undefined ? [] : [part.low, part.high + 1n])),
  ];
  const bounds = [...new Set(starts)].filter((at) => at <= content.high).toSorted((a, b) => (a < b ? -1 : 1));
  const pieces = bounds.map((low, index) => ({
    range: { low, high: (bounds[index + 1] ?? content.high + 1n) - 1n },
    own: noHandlings(),
  }));
  const placeOf = new Map(bounds.map((at, index) => [at, index]));
  for (const [index, by] of handlings.entries()) {
    const part = parts[index];
    if (part === undefined) continue;
    const first = placeOf.get(part.low) ?? 0;
    const end = placeOf.get(part.high + 1n) ?? pieces.length;
    for (const piece of pieces.slice(first, end)) piece.own.push(by);
  }
  return pieces.filter(({ own }) => own.some(({ range }) => range !== undefined));
};

const noHandlings = (): Handling[] => [];

/** The stays of what is handled as one. */
const staysOfOne = (handlings: readonly Handling[], counting: 'amounts' | 'pieces'): Stay[] => {
  const stays: Stay[] = [];
  let open: { from: number; by: Handling } | undefined;
  let amount: Amount | undefined;
  let lastOut = -Infinity;
  const takeOut = (by: Handling): void => {
    const isNamed = by.range !== undefined;
    const told = by.isPosted ? always : { from: lastOut, to: by.time };
    if (open === undefined) {
      if (isNamed) stays.push(stayOf(by, told, amountOf(by)));
    } else {
      const left = plus(amount, by, -1n);
      if (
        isNamed &&
        counting === 'amounts' &&
        by.quantity !== null &&
        (left === undefined || left.value > 0n)
      ) {
        amount = left;
        return;
      }
      stays.push(stayOf(open.by, { from: open.from, to: told.to }, amount));
      open = undefined;
    }
    lastOut = by.isPosted ? -Infinity : by.time;
  };
  const putIn = (by: Handling): void => {
    const isAdded = by.action === actionCode.ADD;
    if (open === undefined) {
      const told = isAdded ? by.time : lastOut;
      open = { from: by.isPosted ? -Infinity : told, by };
      amount = amountOf(by);
    } else if (isAdded) {
      if (by.isPosted) open = { from: -Infinity, by: open.by };
      amount = plus(amount, by, 1n);
    }
  };
  for (const by of handlings) {
    if (by.action === actionCode.DELETE) takeOut(by);
    else putIn(by);
  }
  if (open !== undefined) stays.push(stayOf(open.by, { from: open.from, to: Infinity }, amount));
  return stays;
};

const stayOf = (by: Handling, told: Window, amount: Amount | undefined): Stay => ({
  window: widened(told),
  entered: Number.isFinite(told.from) ? told.from : null,
  left: Number.isFinite(told.to) ? told.to : null,
  event: by.event,
  unit: by.unit,
  quantity: amount === undefined ? null : written(amount),
  uom: amount?.uom ?? null,
  evidence: by.evidence,
});

/** An exact amount: `value` units of 10^-`scale`. */
interface Amount {
  readonly value: bigint;
  readonly scale: number;
  readonly uom: string | null;
}

const amountOf = ({ quantity, uom }: Handling): Amount | undefined => {
  if (quantity === null) return undefined;
  const [digits = '', decimals = ''] = quantity.split('.');
  return { value: BigInt(digits + decimals), scale: decimals.length, uom };
};

/** What is inside after some more (`sign` 1) or less (−1); undefined where the amounts do not tell. */
const plus = (amount: Amount | undefined, by: Handling, sign: bigint): Amount | undefined => {
  const other = amountOf(by);
  if (amount === undefined || other === undefined || amount.uom !== other.uom) return undefined;
  const scale = Math.max(amount.scale, other.scale);
  const value =
    amount.value * 10n ** BigInt(scale - amount.scale) +
    sign * other.value * 10n ** BigInt(scale - other.scale);
  return { value, scale, uom: amount.uom };
};

const written = ({ value, scale }: Amount): string => {
  if (scale === 0) return value.toString();
  const digits = value.toString().padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '');
};

/** What two ranges share; undefined when nothing. */
export const cut = (a: SerialRange, b: SerialRange): SerialRange | undefined => {
  const low = a.low > b.low ? a.low : b.low;
  const high = a.high < b.high ? a.high : b.high;
  return low <= high ? { low, high } : undefined;
};
