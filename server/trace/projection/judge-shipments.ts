import type { FoundAnomaly } from './anomaly.ts';
import type { SortKey } from './event-key.ts';
import type { Containment, Hold } from './unit-state.ts';

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

/** What must be known of other units to judge shipments; intervals and holds of any time up to them. */
export interface World {
  /** What the unit was inside of, ever. */
  readonly above: (unitNr: number) => readonly Containment[];
  /** What was inside of the unit, ever. */
  readonly below: (unitNr: number) => readonly Containment[];
  /** Holds and exemptions of the unit itself. */
  readonly holds: (unitNr: number) => readonly Hold[];
  /** Its lot, the runs that its serial lies in, and their lots. */
  readonly groups: (unitNr: number) => readonly number[];
}

/** A hold that works on a unit, and the unit that it lies on. */
export interface EffectiveHold {
  readonly hold: Hold;
  readonly onNr: number;
}

interface Span {
  readonly from: SortKey;
  readonly to: SortKey;
}

const beforeAll: SortKey = '';

const overlap = (a: Span, from: SortKey, to: SortKey | undefined): Span | undefined => {
  const span = { from: a.from > from ? a.from : from, to: to === undefined || a.to < to ? a.to : to };
  return span.from < span.to ? span : undefined;
};

interface Climb {
  readonly world: World;
  readonly key: SortKey;
  readonly found: EffectiveHold[];
}

interface PathNode extends Span {
  readonly unitNr: number;
}

/**
 * The holds that work on a unit right before an event: its own, its lot's, its runs', and those that lay on a
 * container while the unit was in it and are not lifted yet. A lift that names the unit, or something that it was
 * inside of then, frees it from a hold that lies elsewhere.
 */
export const effectiveHolds = (world: World, unitNr: number, key: SortKey): EffectiveHold[] => {
  const found: EffectiveHold[] = [];
  climb({ world, key, found }, [{ unitNr, from: beforeAll, to: key }]);
  return found;
};

const climb = (climbing: Climb, path: readonly PathNode[]): void => {
  const { world } = climbing;
  const at = path.at(-1);
  if (at === undefined) return;
  collect(climbing, path, at.unitNr);
  for (const group of world.groups(at.unitNr)) collect(climbing, path, group);
  for (const interval of world.above(at.unitNr)) {
    const { parentNr, from, to } = interval;
    if (path.some(({ unitNr }) => unitNr === parentNr)) continue;
    const span = overlap(at, from.key, to?.key);
    if (span !== undefined) climb(climbing, [...path, { unitNr: parentNr, ...span }]);
  }
};

const collect = ({ world, key, found }: Climb, path: readonly PathNode[], onNr: number): void => {
  const at = path.at(-1);
  for (const hold of world.holds(onNr)) {
    if (hold.isExemption || at === undefined || hold.from.key >= key) continue;
    if (hold.to !== null && hold.to.key <= key) continue;
    if (overlap(at, hold.from.key, hold.to?.key) === undefined) continue;
    if (!isExempt(world, path, { hold, onNr })) found.push({ hold, onNr });
  }
};

const isExempt = (world: World, path: readonly PathNode[], { hold, onNr }: EffectiveHold): boolean =>
  path.some(
    ({ unitNr, from, to }) =>
      unitNr !== onNr &&
      world
        .holds(unitNr)
        .some(
          ({ isExemption, holdId, from: lifted }) =>
            isExemption &&
            holdId === hold.holdId &&
            lifted.key > hold.from.key &&
            lifted.key >= from &&
            lifted.key < to,
        ),
  );

const isInside = ({ from, to }: Containment, key: SortKey): boolean =>
  from.key < key && (to === null || to.key > key);

/** Everything inside of a unit right before an event, at any depth, without the unit itself. */
const contentsAt = (world: World, unitNr: number, key: SortKey): Set<number> => {
  const found = new Set<number>();
  const queue = [unitNr];
  for (let next = queue.pop(); next !== undefined; next = queue.pop())
    for (const interval of world.below(next))
      if (isInside(interval, key) && interval.childNr !== unitNr && !found.has(interval.childNr)) {
        found.add(interval.childNr);
        queue.push(interval.childNr);
      }
  return found;
};

/** Everything that a single thing was packed in right before an event, the innermost first. */
const packagesAt = (world: World, unitNr: number, key: SortKey): number[] => {
  const found: number[] = [];
  const queue = [unitNr];
  for (let next = queue.shift(); next !== undefined; next = queue.shift())
    for (const interval of world.above(next)) {
      const { parentNr, bond, put } = interval;
      if (bond !== 'packed' || put !== null || !isInside(interval, key)) continue;
      if (parentNr !== unitNr && !found.includes(parentNr)) {
        found.push(parentNr);
        queue.push(parentNr);
      }
    }
  return found;
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
  const units = [unitNr, ...contentsAt(world, unitNr, key)];
  const first = new Map<string, EffectiveHold>();
  for (const held of units.flatMap((nr) => effectiveHolds(world, nr, key))) {
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
