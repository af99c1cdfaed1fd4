import type { AnomalyKind } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';

/** An anomaly that holds a unit, and the unit that it is about. */
export interface AnomalyHold {
  readonly kind: 'anomaly';
  readonly onNr: number;
  readonly anomalyId: string;
  readonly anomaly: AnomalyKind;
  readonly since: Date;
}

/**
 * The anomalies that hold units now: on the unit itself, its lot, a run that its serial lies in (and the lot of that),
 * and on what it is inside of by itself or with its run, unless it was apart from that by itself or with a stretch of
 * it. A quantity of a lot in a container does not hold the lot.
 */
export const anomalyHolds = async (
  db: Db,
  unitNrs: readonly number[],
): Promise<Map<number, AnomalyHold[]>> => {
  const rows = await db.rows(
    sql<{ unitNr: string; onNr: string; id: string; kind: AnomalyKind; since: Date }>`
    with recursive asked as materialized (
      select u.nr, u.space, u.low, u.high, u.space is not null and exists (
        select from unit_states s where s.unit_nr = u.nr and s.apart_key is not null) as is_apart
      from units u where u.nr = any(${[...unitNrs]}::bigint[])
        -- Where nothing holds there is nothing to climb.
        and exists (select from anomalies where is_holding)
    ), sized as materialized (
      select spaces.space, m as magnitude
      from (select distinct space from asked where space is not null) spaces, generate_series(0, 62) as m
      where exists (select from units u where u.space = spaces.space and u.magnitude = m)
    ), around as materialized (
      select a.nr as unit_nr, a.is_apart, run.nr, run.low, run.high, exists (
        select from unit_states s where s.unit_nr = run.nr and s.apart_key is not null) as is_stretch_apart
      from asked a join sized on sized.space = a.space cross join lateral (
        select r.nr, r.low, r.high from units r
        where r.space = a.space and r.magnitude = sized.magnitude and r.low <= a.low
          and r.low > a.low - (1::bigint << sized.magnitude) offset 0) run
      where run.high >= a.high
    ), up (unit_nr, on_nr, is_inside) as (
      select nr, nr, true from asked
      union
      select run.unit_nr, run.nr, not run.is_apart and not exists (
        select from around stretch where stretch.unit_nr = run.unit_nr and stretch.is_stretch_apart
          and stretch.nr <> run.nr and stretch.low >= run.low and stretch.high <= run.high)
      from around run
      union
      select up.unit_nr, next.nr, true from up cross join lateral (
        select c.parent_nr as nr from containments c
          where up.is_inside and c.child_nr = up.on_nr and c.to_key is null and (c.inside is null
            or exists (select from units u where u.nr = c.child_nr and u.kind = 'run'))
        union all
        select s.lot_nr from unit_states s where s.unit_nr = up.on_nr and s.lot_nr is not null
      ) next
    )
    select distinct up.unit_nr as "unitNr", up.on_nr as "onNr", a.id, a.kind, a.raised_at as since
    from up join anomalies a on a.unit_nr = up.on_nr and a.is_holding
    order by a.raised_at, a.id`,
  );
  return Map.groupBy(
    rows.map(({ unitNr, onNr, id, kind, since }) => ({
      unitNr: Number(unitNr),
      kind: 'anomaly' as const,
      onNr: Number(onNr),
      anomalyId: id,
      anomaly: kind,
      since,
    })),
    ({ unitNr }) => unitNr,
  );
};

/** Serials in a run that an anomaly holds. */
export interface AnomalousSerial {
  readonly runNr: number;
  readonly nr: number;
}

/** Items and stretches that anomalies hold and that go with a run among `units`, never having been apart from it. */
export const anomalousSerials = async (db: Db, units: readonly number[]): Promise<AnomalousSerial[]> => {
  const rows = await db.rows(sql<{ runNr: string; nr: string }>`
    with run as materialized (
      select nr, space, low, high from units
      where nr = any(${[...units]}::bigint[]) and kind = 'run' and exists (select from anomalies where is_holding)
    ), sized as materialized (
      select spaces.space, m as magnitude from (select distinct space from run) spaces, generate_series(0, 62) as m
      where exists (select from units u where u.space = spaces.space and u.magnitude = m)
    ), stretch as materialized (
      select run.nr as run_nr, u.nr, u.low, u.high from run join sized on sized.space = run.space join units u
        on u.space = run.space and u.magnitude = sized.magnitude and u.low between run.low and run.high
        and u.high <= run.high and u.nr <> run.nr
    ), anomalous as materialized (
      select inside.* from (
        select run_nr, nr, low, high from stretch
        union all
        select run.nr, u.nr, u.low, u.high from run join units u on u.space = run.space and u.magnitude is null
          and u.low between run.low and run.high) inside
      where exists (select from anomalies a where a.unit_nr = inside.nr and a.is_holding)
    )
    select run_nr as "runNr", nr from anomalous held
    where not exists (select from unit_states s where s.unit_nr = held.nr and s.apart_key is not null)
      and not exists (select from stretch join unit_states s on s.unit_nr = stretch.nr and s.apart_key is not null
        where stretch.run_nr = held.run_nr and stretch.low <= held.low and stretch.high >= held.high)`);
  return rows.map(({ runNr, nr }) => ({ runNr: Number(runNr), nr: Number(nr) }));
};
