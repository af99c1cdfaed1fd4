import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { SortKey } from './event-key.ts';
import type { Shipment } from './judge-shipments.ts';
import { keyValue } from './projection.store.ts';

/** The span of keys that is asked about. */
export interface KeySpan {
  readonly first: SortKey;
  readonly last: SortKey;
}

/** The condition that a hold, a row `h`, was in force at some time of a span. */
const isInForce = ({
  first,
  last,
}: KeySpan) => sql<boolean>`(not h.is_exemption and h.from_key < ${keyValue(last)}
  and (h.to_key is null or h.to_key >= ${keyValue(first)}))`;

/** Whether any hold was in force at some time of a span. */
export const isAnyHeld = async (db: Db, span: KeySpan): Promise<boolean> => {
  // Each by the index of its own: holds that lie, and holds that were lifted.
  const [row] = await db.rows(sql<{ isHeld: boolean }>`
    select exists (select from holds h where h.to_key is null and ${isInForce(span)})
      or exists (select from holds h where h.to_key >= ${keyValue(span.first)} and ${isInForce(span)}) as "isHeld"`);
  return row?.isHeld ?? false;
};

/** Everything that was inside of the shipped units when they were shipped. */
export const contentsOf = async (db: Db, shipments: readonly Shipment[]): Promise<number[]> => {
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

/**
 * Items and runs that are held, or of a held lot or class, and whose serials lie in a run among `units`, all of them or
 * some: what was not packed by itself goes with the run.
 */
export const heldSerials = async (db: Db, units: readonly number[], span: KeySpan): Promise<number[]> => {
  const rows = await db.rows(sql<{ nr: string }>`
    with run as materialized (
      select nr, space, low, high from units where nr = any(${[...units]}::bigint[]) and kind = 'run'
    ), sized as materialized (
      select spaces.space, m as magnitude from (select distinct space from run) spaces cross join generate_series(0, 62) as m
      cross join lateral (select from units u where u.space = spaces.space and u.magnitude = m limit 1) any_of_it
    ), inside as (
      select u.nr from run join units u on u.space = run.space and u.magnitude is null
        and u.low between run.low and run.high
      union
      select u.nr from run join sized on sized.space = run.space cross join lateral (
        select r.nr, r.high from units r
        where r.space = run.space and r.magnitude = sized.magnitude and r.low <= run.high
          and r.low > run.low - (1::bigint << sized.magnitude) offset 0) u
      where u.high >= run.low
    )
    select inside.nr from inside left join unit_states s on s.unit_nr = inside.nr left join units lot on lot.nr = s.lot_nr
    where exists (select from holds h where h.unit_nr in (inside.nr, lot.nr, lot.class_nr) and ${isInForce(span)})
      or exists (select from unit_classes c join holds h on h.unit_nr = c.class_nr
        where c.unit_nr = lot.nr and ${isInForce(span)})`);
  return rows.map(({ nr }) => Number(nr));
};

/**
 * The runs that the serials of units lie in; magnitudes that no run of a space has cost one look each. The `limit` keeps
 * the planner from reading all units instead.
 */
export const runsAround = async (db: Db, units: readonly number[]): Promise<number[]> => {
  const rows = await db.rows(sql<{ nr: string }>`
    with counted as materialized (
      select nr, space, low, high from units where nr = any(${[...units]}::bigint[]) and space is not null
    ), sized as materialized (
      select spaces.space, m as magnitude from (select distinct space from counted) spaces cross join generate_series(0, 62) as m
      cross join lateral (select from units u where u.space = spaces.space and u.magnitude = m limit 1) any_of_it
    )
    select distinct r.nr from counted c join sized on sized.space = c.space cross join lateral (
      select u.nr, u.high from units u
      where u.space = c.space and u.magnitude = sized.magnitude and u.low <= c.low
        and u.low > c.low - (1::bigint << sized.magnitude) offset 0) r
    where r.high >= c.high`);
  return rows.map(({ nr }) => Number(nr));
};

/** The lot that a unit belongs to (0: none), and since when its serials have been apart from larger runs. */
export interface Membership {
  readonly lotNr: number;
  readonly apartFrom?: SortKey;
}

/** What units belong to. */
export const membershipsOf = async (db: Db, units: readonly number[]): Promise<Map<number, Membership>> => {
  const rows = await db.rows(sql<{ unitNr: string; lotNr: string | null; apartKey: string | null }>`
    select unit_nr as "unitNr", lot_nr as "lotNr", encode(apart_key, 'hex') as "apartKey" from unit_states
    where (lot_nr is not null or apart_key is not null) and unit_nr = any(${[...units]}::bigint[])`);
  return new Map(
    rows.map(({ unitNr, lotNr, apartKey }) => [
      Number(unitNr),
      { lotNr: Number(lotNr ?? 0), ...(apartKey !== null && { apartFrom: apartKey }) },
    ]),
  );
};
