import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { SortKey } from './event-key.ts';
import type { Shipment, World } from './judge-shipments.ts';
import { keyValue, readContainments, readHeldRuns, readHolds, readUnits } from './projection.store.ts';
import { worldOf } from './world.ts';

/**
 * What must be known to judge shipments: what is inside of what is shipped, everything that any of it was ever inside
 * of, and the holds on all of these, their lots and their runs. Where no hold was in force at the time, only what the
 * shipped units are inside of.
 */
export const loadWorld = async (db: Db, shipments: readonly Shipment[]): Promise<World> => {
  const keys = shipments.map(({ key }) => key).toSorted();
  const span = { first: keys[0] ?? '', last: keys.at(-1) ?? '' };
  const units = [...new Set(shipments.map(({ unitNr }) => unitNr))];
  const held = await heldIn(db, span);
  if (held.length === 0) return around(db, { seeds: units, held, last: span.last });
  const named = [...new Set([...units, ...(await contentsOf(db, shipments))])];
  const serials = await heldSerials(db, named, held);
  return around(db, { seeds: [...new Set([...named, ...serials])], held, last: span.last });
};

/** The span of keys that is asked about. */
export interface KeySpan {
  readonly first: SortKey;
  readonly last: SortKey;
}

/** What must be known to tell which holds work on units, without what is inside of them. */
export const loadWorldAround = async (db: Db, units: readonly number[], span: KeySpan): Promise<World> =>
  around(db, { seeds: units, held: await heldIn(db, span), last: span.last });

/** Units with a hold of their own that was in force at some time of the span. */
const heldIn = async (db: Db, { first, last }: KeySpan): Promise<number[]> => {
  const rows = await db.rows(sql<{ unitNr: string }>`
    select distinct unit_nr as "unitNr" from holds where not is_exemption and from_key < ${keyValue(last)}
      and (to_key is null or to_key >= ${keyValue(first)})`);
  return rows.map(({ unitNr }) => Number(unitNr));
};

/**
 * Items and runs that are held, or of a held lot, and whose serials lie in a run among `units`: what was not packed by
 * itself goes with the run.
 */
const heldSerials = async (db: Db, units: readonly number[], held: readonly number[]): Promise<number[]> => {
  const rows = await db.rows(sql<{ nr: string }>`
    with run as materialized (
      select nr, space, low, high from units where nr = any(${[...units]}::bigint[]) and kind = 'run'
    )
    select h.nr from run join units h on h.space = run.space and h.low >= run.low and h.high <= run.high
    where h.nr = any(${[...held]}::bigint[])
    union
    select h.nr from run join units h on h.space = run.space and h.magnitude is null and h.low between run.low and run.high
      join unit_states s on s.unit_nr = h.nr and s.lot_nr = any(${[...held]}::bigint[])
    union
    select h.nr from unit_states s join units h on h.nr = s.unit_nr and h.kind = 'run'
      join run on run.space = h.space and h.low >= run.low and h.high <= run.high
    where s.lot_nr = any(${[...held]}::bigint[]) and (select count(*) from run) > 0`);
  return rows.map(({ nr }) => Number(nr));
};

/** The runs that the serials of units lie in; magnitudes that no run of a space has cost one look each. */
const runsAround = async (db: Db, units: readonly number[]): Promise<number[]> => {
  const rows = await db.rows(sql<{ nr: string }>`
    with counted as materialized (
      select nr, space, low, high from units where nr = any(${[...units]}::bigint[]) and space is not null
    ), sized as materialized (
      select spaces.space, m as magnitude from (select distinct space from counted) spaces, generate_series(0, 62) as m
      where exists (select from units u where u.space = spaces.space and u.magnitude = m)
    )
    select distinct r.nr from counted c join sized on sized.space = c.space cross join lateral (
      select u.nr, u.high from units u
      where u.space = c.space and u.magnitude = sized.magnitude and u.low <= c.low
        and u.low > c.low - (1::bigint << sized.magnitude) offset 0) r
    where r.high >= c.high`);
  return rows.map(({ nr }) => Number(nr));
};

interface Around {
  readonly seeds: readonly number[];
  readonly held: readonly number[];
  readonly last: SortKey;
}

const around = async (db: Db, { seeds: named, held, last }: Around): Promise<World> => {
  const runs = held.length === 0 ? [] : await runsAround(db, named);
  const seeds = [...new Set([...named, ...runs])];
  const containments = await readContainments(
    db,
    sql<boolean>`c.from_key < ${keyValue(last)} and c.child_nr = any(array(
      with recursive up (nr) as (
        select unnest(${[...seeds]}::bigint[])
        union
        select o.parent_nr from up join containments o on o.child_nr = up.nr and o.from_key < ${keyValue(last)}
      ) select nr from up))`,
  );
  if (held.length === 0) return worldOf({ containments, holds: [], units: new Map(), lotOf: () => 0 });
  return withHolds(db, { containments, seeds, held });
};

/** Everything that was inside of the shipped units when they were shipped. */
const contentsOf = async (db: Db, shipments: readonly Shipment[]): Promise<number[]> => {
  const rows = await db.rows(sql<{ nr: string }>`
    with recursive down (key, nr) as (
      select decode(given.key, 'hex'), given.nr
      from unnest(${shipments.map(({ key }) => key)}::text[], ${shipments.map(({ unitNr }) => unitNr)}::bigint[])
        as given (key, nr)
      union
      select down.key, c.child_nr from down join containments c on c.parent_nr = down.nr
        and c.from_key < down.key and (c.to_key is null or c.to_key >= down.key)
    ) select distinct nr from down`);
  return rows.map(({ nr }) => Number(nr));
};

interface Held {
  readonly containments: Awaited<ReturnType<typeof readContainments>>;
  readonly seeds: readonly number[];
  readonly held: readonly number[];
}

const withHolds = async (db: Db, { containments, seeds, held }: Held): Promise<World> => {
  const all = [...new Set([...seeds, ...containments.map(({ parentNr }) => parentNr)])];
  const [units, runs, lots] = await Promise.all([
    readUnits(db, all),
    readHeldRuns(db, held),
    db.rows(sql<{ unitNr: string; lotNr: string }>`
      select unit_nr as "unitNr", lot_nr as "lotNr" from unit_states where lot_nr is not null and (
        unit_nr = any(${all}::bigint[]) or lot_nr = any(${[...held]}::bigint[]) and unit_nr = any(array(
          select nr from units where kind = 'run' and nr = any(array(
            select unit_nr from unit_states where lot_nr = any(${[...held]}::bigint[]))))))`),
  ]);
  const lotOf = new Map(lots.map(({ unitNr, lotNr }) => [Number(unitNr), Number(lotNr)]));
  const concerned = [...all, ...runs.keys(), ...lotOf.values()];
  const holds = await readHolds(db, sql<boolean>`h.unit_nr = any(${concerned}::bigint[])`);
  return worldOf({
    containments,
    holds,
    units: new Map([...units, ...runs]),
    lotOf: (unitNr) => lotOf.get(unitNr) ?? 0,
  });
};
