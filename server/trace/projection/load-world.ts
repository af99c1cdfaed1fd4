import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import {
  contentsOf,
  heldSerials,
  isAnyHeld,
  type KeySpan,
  membershipsOf,
  runsAround,
} from './around.store.ts';
import type { SortKey } from './event-key.ts';
import type { Shipment, World } from './judge-shipments.ts';
import { readLotClasses } from './lot-classes.store.ts';
import { keyValue, readContainments, readHolds, readUnits } from './projection.store.ts';
import type { UnitFacts } from './step.ts';
import type { Containment } from './unit-state.ts';
import { worldOf } from './world.ts';

/**
 * What must be known to judge shipments: what is inside of what is shipped, everything that any of it was ever inside
 * of, and the holds on all of these, their runs, lots and classes. Where no hold was in force at the time, only what the
 * shipped units are inside of, by themselves or with their runs. Holds elsewhere are not looked at, however many there are.
 */
export const loadWorld = async (db: Db, shipments: readonly Shipment[]): Promise<World> => {
  const keys = shipments.map(({ key }) => key).toSorted();
  const span = { first: keys[0] ?? '', last: keys.at(-1) ?? '' };
  const units = [...new Set(shipments.map(({ unitNr }) => unitNr))];
  if (!(await isAnyHeld(db, span)))
    return (await runsAround(db, units)).length > 0
      ? around(db, units, span.last)
      : withoutHolds(db, units, span.last);
  const named = [...new Set([...units, ...(await contentsOf(db, shipments))])];
  const serials = await heldSerials(db, named, span);
  return around(db, [...new Set([...named, ...serials])], span.last);
};

/** What must be known to tell which holds work on units, without what is inside of them. */
export const loadWorldAround = async (db: Db, units: readonly number[], span: KeySpan): Promise<World> =>
  (await isAnyHeld(db, span)) ? around(db, units, span.last) : withoutHolds(db, units, span.last);

const withoutHolds = async (db: Db, units: readonly number[], last: SortKey): Promise<World> => {
  const containments = await stays(db, units, last);
  return worldOf({
    containments,
    holds: [],
    units: new Map(),
    lotOf: () => 0,
    classesOfLot: () => [],
    apartFrom: () => undefined,
  });
};

const around = async (db: Db, seeds: readonly number[], last: SortKey): Promise<World> => {
  const { units, containments } = await surroundings(db, seeds, last);
  const all = [...units.keys()];
  const memberships = await membershipsOf(db, all);
  const lotOf = (nr: number): number => memberships.get(nr)?.lotNr ?? 0;
  const lots = await readUnits(
    db,
    [...new Set(all.map(lotOf))].filter((nr) => nr !== 0 && !units.has(nr)),
  );
  const known = new Map([...units, ...lots]);
  const told = await classesTold(db, [...known.values()], lotOf);
  const classes = [...known.values()].flatMap(({ nr, classNr }) => classNr ?? told(nr));
  const concerned = [...new Set([...known.keys(), ...classes])];
  const holds = await readHolds(db, sql<boolean>`h.unit_nr = any(${concerned}::bigint[])`);
  const apartFrom = (nr: number) => memberships.get(nr)?.apartFrom;
  return worldOf({ containments, holds, units: known, lotOf, classesOfLot: told, apartFrom });
};

/** The products of those lots among units that have none in their URI. */
const classesTold = async (
  db: Db,
  units: readonly UnitFacts[],
  lotOf: (nr: number) => number,
): Promise<(lotNr: number) => readonly number[]> => {
  const named = new Set(units.map(({ nr }) => lotOf(nr)));
  const lots = units.filter(
    ({ nr, kind, classNr }) => classNr === undefined && (kind === 'lot' || named.has(nr)),
  );
  const classes = await readLotClasses(
    db,
    lots.map(({ nr }) => nr),
  );
  const byLot = Map.groupBy(classes, ({ lotNr }) => lotNr);
  return (lotNr) => (byLot.get(lotNr) ?? []).map(({ classNr }) => classNr);
};

interface Surroundings {
  readonly units: ReadonlyMap<number, UnitFacts>;
  readonly containments: readonly Containment[];
}

/**
 * Units with the runs that their serials lie in, all that these were ever inside of, the runs that the serials of these
 * lie in, and so on: cases have serials as bottles have, but most containers have none that count, and that is the end.
 */
const surroundings = async (db: Db, seeds: readonly number[], last: SortKey): Promise<Surroundings> => {
  const units = new Map<number, UnitFacts>();
  const containments = new Map<string, Containment>();
  let [next, unclimbed] = [[...new Set(seeds)], seeds];
  while (next.length > 0) {
    const facts = await readUnits(db, next);
    const counted = [...facts.values()].filter(({ space }) => space !== undefined).map(({ nr }) => nr);
    const runs = counted.length === 0 ? [] : await runsAround(db, counted);
    for (const [nr, unit] of [...facts, ...(await readUnits(db, runs))]) units.set(nr, unit);
    const from = [...new Set([...unclimbed, ...runs])];
    const found = from.length === 0 ? [] : await stays(db, from, last);
    for (const each of found) containments.set(rowKey(each), each);
    // Each climb goes to the top, so that only the runs around what it met are left to climb from.
    next = [...new Set(found.map(({ parentNr }) => parentNr))].filter((nr) => !units.has(nr));
    unclimbed = [];
  }
  return { units, containments: [...containments.values()] };
};

const rowKey = ({ childNr, parentNr, bond, from }: Containment): string =>
  `${childNr} ${from.eventNr} ${parentNr} ${bond}`;

/** Everything that units were ever inside of, and what that was inside of, up to a key. */
const stays = (db: Db, units: readonly number[], last: SortKey): Promise<Containment[]> =>
  readContainments(
    db,
    sql<boolean>`c.from_key < ${keyValue(last)} and c.child_nr = any(array(
      with recursive up (nr) as (
        select unnest(${[...units]}::bigint[])
        union
        select o.parent_nr from up join containments o on o.child_nr = up.nr and o.from_key < ${keyValue(last)}
      ) select nr from up))`,
  );
