import type { Amounts, Evidence } from '@yuanliu/core/trace';
import type { FoundAnomaly } from './anomaly.ts';
import type { SortKey } from './event-key.ts';
import type { Place } from './place.ts';

/** A place in the order of the world, and its time. */
export interface Moment {
  readonly key: SortKey;
  readonly time: string;
}

/** An event in the memory of a unit. */
export interface Remembered extends Moment {
  readonly eventNr: number;
}

/** How the first of a unit is known: not at all, by its receipt (or a count), or by its creation. */
export type Origin = 'unknown' | 'received' | 'created';

/** Sums of everything that went in and out, by unit of measure. */
export interface Sums {
  made: Amounts;
  /** Must have been there before we knew of it. */
  opening: Amounts;
  consumed: Amounts;
  /** Taken off the books otherwise. */
  removed: Amounts;
  samples: Amounts;
  loss: Amounts;
  adjusted: Amounts;
}

/** A hold that lies on the unit. */
export interface ActiveHold extends Remembered {
  readonly holdId: string;
  readonly reason?: string;
  readonly paper?: string;
  readonly person?: string;
}

/** The fill that a vessel holds. */
export interface CurrentFill {
  readonly ordinal: number;
  readonly uri: string;
  readonly opened: Remembered;
  readonly isAssumed: boolean;
  readonly hasHeel: boolean;
  readonly heel: Amounts;
  readonly charged: Amounts;
  readonly drawn: Amounts;
  /** A verified cleaning came since. */
  readonly isCleaned: boolean;
  /** All that went in was stated, and so was all that was left over. */
  readonly isExact: boolean;
}

/** The accumulator of one unit. Grows with the places where it lies and with its open holds, not with its events. */
export interface UnitState {
  /** The last step; empty before the first. */
  lastKey: SortKey;
  lastTime: string;
  firstTime: string;
  /** Own events. */
  eventCount: number;
  lastLeavingTime: string;
  disposition: string;
  persistent: readonly string[];
  place: Place;
  holder: string;
  owner: string;
  lotNr: number;
  /** Of counted serials: when they were first packed or taken out by themselves, as against with a larger run. */
  apart: Moment | null;
  origin: Origin;
  /** The event that made it; 0 while none is known. */
  createdNr: number;
  ended: (Remembered & { readonly flowNr: number; readonly isConsumed: boolean }) | null;
  /** By `placeWord`. */
  stocks: Record<string, Amounts>;
  /** Inside of containers. */
  packed: Amounts;
  sums: Sums;
  holds: readonly ActiveHold[];
  fill: CurrentFill | null;
  /** Events of the last moment that name this unit first, to know one that is told twice: same hash, same time. */
  recent: { readonly time: string; readonly seen: readonly { hash: string; eventNr: number }[] };
}

/** A unit before its first event. */
export const emptyState = (): UnitState => ({
  lastKey: '',
  lastTime: '',
  firstTime: '',
  eventCount: 0,
  lastLeavingTime: '',
  disposition: '',
  persistent: [],
  place: { kind: 'unknown', uri: '' },
  holder: '',
  owner: '',
  lotNr: 0,
  apart: null,
  origin: 'unknown',
  createdNr: 0,
  ended: null,
  stocks: {},
  packed: {},
  sums: { made: {}, opening: {}, consumed: {}, removed: {}, samples: {}, loss: {}, adjusted: {} },
  holds: [],
  fill: null,
  recent: { time: '', seen: [] },
});

/** Bonds between a container and what is in it, as numbers in `containments`. */
export const bondCode = { packed: 1, fitted: 2 } as const;
/** Packed by aggregation, or fitted by association. */
export type Bond = keyof typeof bondCode;

/** An interval of one unit inside another. */
export interface Containment {
  readonly childNr: number;
  readonly parentNr: number;
  readonly bond: Bond;
  readonly from: Remembered;
  readonly to: Remembered | null;
  readonly evidence: Evidence;
  /** Of a quantity: put in during the interval, and still inside. Null for a single thing. */
  readonly put: Amounts | null;
  readonly inside: Amounts | null;
  /** Of a quantity: the event that first took some of it out; from then on nobody can tell it from the rest of its lot. */
  readonly unpackedKey: SortKey | null;
}

/** A hold on one unit, or an exemption of the unit from a hold that lies elsewhere. */
export interface Hold {
  readonly unitNr: number;
  readonly holdId: string;
  readonly isExemption: boolean;
  readonly from: Remembered;
  readonly reason?: string;
  readonly paper?: string;
  readonly person?: string;
  readonly to: (Remembered & { readonly reason?: string; readonly person?: string }) | null;
}

/** What a vessel held between two charges. */
export interface Fill extends Omit<CurrentFill, 'isCleaned' | 'isExact'> {
  readonly vesselNr: number;
  readonly closed: Remembered | null;
}

/** What the fold of one unit made: the accumulator, and the rows that came or changed since it was last folded. */
export interface Folded {
  readonly unitNr: number;
  readonly state: UnitState;
  readonly containments: readonly Containment[];
  readonly holds: readonly Hold[];
  readonly fills: readonly Fill[];
  readonly anomalies: readonly FoundAnomaly[];
}
