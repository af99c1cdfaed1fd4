import type { FoundAnomaly } from './anomaly.ts';
import type { SortKey } from './event-key.ts';
import type { EffectiveHold } from './spread-holds.ts';
import type { Containment } from './unit-state.ts';

/** A unit that an event ships or sells. */
export interface Shipment {
  readonly unitNr: number;
  readonly eventNr: number;
  readonly key: SortKey;
  readonly time: string;
  /** Shipped or departed, as against sold. */
  readonly isShipped: boolean;
  /** All units that the event names. */
  readonly named: ReadonlySet<number>;
}

/** What must be known of other units to judge shipments; of any time up to them. */
export interface World {
  /** What the unit was inside of, ever. */
  readonly above: (unitNr: number) => readonly Containment[];
  /** What was inside of the unit, ever. */
  readonly below: (unitNr: number) => readonly Containment[];
  /** The holds that worked on the unit, ever. */
  readonly holds: (unitNr: number) => readonly EffectiveHold[];
  /** Of a run the serials in it that were not packed by themselves before an event, as far as they matter. */
  readonly serials: (unitNr: number, key: SortKey) => readonly number[];
  /** The runs that a single thing lies in and was not packed apart from before an event. */
  readonly carriers: (unitNr: number, key: SortKey) => readonly number[];
  /** Runs that share serials with a run, neither lying in the other: what holds them holds a part of it. */
  readonly overlapping: (unitNr: number) => readonly number[];
}

/** The holds that work on a unit right before an event, each once, however often it came to the unit. */
export const holdsAt = (world: World, unitNr: number, key: SortKey): EffectiveHold[] => {
  const working = world.holds(unitNr).filter(({ from, to }) => from < key && (to === null || to >= key));
  return [...new Map(working.map((effective) => [effective.hold, effective])).values()];
};

const isInside = ({ from, to }: Containment, key: SortKey): boolean =>
  from.key < key && (to === null || to.key >= key);

/** Everything inside of a unit right before an event, at any depth, without the unit itself. */
const contentsAt = (world: World, unitNr: number, key: SortKey): Set<number> => {
  const found = new Set<number>();
  const queue = [unitNr];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const inside = world.below(next).filter((interval) => isInside(interval, key));
    for (const nr of [...inside.map(({ childNr }) => childNr), ...world.serials(next, key)])
      if (nr !== unitNr && !found.has(nr)) {
        found.add(nr);
        queue.push(nr);
      }
  }
  return found;
};

/** Everything that a single thing was packed in right before an event, by itself or with its run, the innermost first. */
const packagesAt = (world: World, unitNr: number, key: SortKey): number[] => {
  const found: number[] = [];
  const queue = [unitNr];
  for (let next = queue.shift(); next !== undefined; next = queue.shift())
    for (const parentNr of directPackages(world, next, key))
      if (parentNr !== unitNr && !found.includes(parentNr)) {
        found.push(parentNr);
        queue.push(parentNr);
      }
  return found;
};

/** Of runs that lie in several packages, or of which some was taken out, nobody knows which serials are where. */
const directPackages = (world: World, unitNr: number, key: SortKey): number[] => {
  const packed = (nr: number): Containment[] =>
    world.above(nr).filter((interval) => interval.bond === 'packed' && isInside(interval, key));
  const own = packed(unitNr).filter(({ put }) => put === null);
  const withRuns = world.carriers(unitNr, key).flatMap((run) => {
    const [only, ...others] = packed(run);
    const isWhole = only !== undefined && (only.unpackedKey === null || only.unpackedKey >= key);
    return isWhole && others.length === 0 ? [only] : [];
  });
  return [...own, ...withRuns].map(({ parentNr }) => parentNr);
};

/**
 * What is wrong with a shipment: something shipped is on hold, or holds something that is (one anomaly per hold), or is
 * inside something that is not shipped with it. What is inside something that the event names too goes with that.
 */
export const judgeShipment = (world: World, shipment: Shipment): FoundAnomaly[] => {
  const { unitNr, eventNr, key, time, isShipped, named } = shipment;
  const packages = packagesAt(world, unitNr, key);
  if (packages.some((nr) => named.has(nr))) return [];
  const about = { unitNr, eventNr, eventTime: time, severity: 'holding' } as const;
  const anomalies: FoundAnomaly[] = [];
  const [package_] = packages;
  if (isShipped && package_ !== undefined)
    anomalies.push({ ...about, kind: 'shipped-inside-other', peerNr: package_, data: {} });
  const whole = [unitNr, ...contentsAt(world, unitNr, key)];
  const units = new Set(whole.flatMap((nr) => [nr, ...world.overlapping(nr)]));
  const first = new Map<string, EffectiveHold>();
  for (const held of [...units].flatMap((nr) => holdsAt(world, nr, key))) {
    const known = first.get(held.hold.holdId);
    if (known === undefined || isEarlier(held, known)) first.set(held.hold.holdId, held);
  }
  for (const { hold, onNr } of first.values())
    anomalies.push({
      ...about,
      kind: 'shipped-on-hold',
      peerNr: onNr,
      otherEventNr: hold.from.eventNr,
      data: { hold: hold.holdId, ...(hold.reason !== undefined && { reason: hold.reason }) },
    });
  return anomalies;
};

const isEarlier = (a: EffectiveHold, b: EffectiveHold): boolean =>
  a.hold.from.key < b.hold.from.key || (a.hold.from.key === b.hold.from.key && a.onNr < b.onNr);
