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
 * When a content lay in one container. `handlings` are all that concern the two, in the order of the world, each
 * naming serials of the content. What is not known is taken as long as it can have been: seen inside or taken out
 * without having been put in, it was there since it was last taken out as a whole; taken out in part, or by an amount
 * that does not compare, it is still there; and of what a system booked neither beginning nor end is known.
 */
export const staysOf = (content: SerialRange, handlings: readonly Handling[]): Stay[] => {
  const stays: Stay[] = [];
  let inside: SerialRange[] = [];
  let open: { from: number; by: Handling } | undefined;
  let amount: Amount | undefined;
  let lastOut = -Infinity;
  const takeOut = (by: Handling): void => {
    const piece = by.range === undefined ? content : cut(by.range, content);
    if (piece === undefined) return;
    const told = by.isPosted ? always : { from: lastOut, to: by.time };
    if (by.range !== undefined && !holds(inside, piece)) stays.push(stayOf(by, told, amountOf(by)));
    if (open !== undefined && by.range !== undefined && content === whole && by.quantity !== null) {
      const left = plus(amount, by, -1n);
      if (left === undefined || left.value > 0n) {
        amount = left;
        return;
      }
    }
    inside = without(inside, piece);
    if (open !== undefined && inside.length === 0) {
      stays.push(stayOf(open.by, { from: open.from, to: told.to }, amount));
      open = undefined;
    }
    if (piece.low === content.low && piece.high === content.high) lastOut = by.isPosted ? -Infinity : by.time;
  };
  const putIn = (by: Handling): void => {
    const piece = by.range && cut(by.range, content);
    if (piece === undefined) return;
    const isAdded = by.action === actionCode.ADD;
    if (isAdded || !holds(inside, piece)) {
      const told = isAdded ? by.time : lastOut;
      open = { from: Math.min(by.isPosted ? -Infinity : told, open?.from ?? Infinity), by: open?.by ?? by };
      if (inside.length === 0) amount = amountOf(by);
      else if (isAdded) amount = plus(amount, by, 1n);
    }
    inside = [...without(inside, piece), piece];
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

const without = (set: readonly SerialRange[], gone: SerialRange): SerialRange[] =>
  set.flatMap((range) => {
    if (cut(range, gone) === undefined) return [range];
    return [
      ...(range.low < gone.low ? [{ low: range.low, high: gone.low - 1n }] : []),
      ...(range.high > gone.high ? [{ low: gone.high + 1n, high: range.high }] : []),
    ];
  });

const holds = (set: readonly SerialRange[], piece: SerialRange): boolean =>
  set.reduce<SerialRange[]>((left, range) => without(left, range), [piece]).length === 0;
