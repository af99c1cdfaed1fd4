import { roleCode } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { SortKey } from './event-key.ts';
import type { Shipment } from './judge-shipments.ts';
import { keyValue, readNamed } from './projection.store.ts';
import { leavingSteps } from './steps-of-trade.ts';
import { readFacts } from './steps.store.ts';

const shippedRoles = [roleCode.observed, roleCode.parent, roleCode.child, roleCode.output];
const actionOff = 3;

/** All shipments of units; those that were declared wrong are left out. */
export const readShipmentsOfUnits = (db: Db, unitNrs: readonly number[]): Promise<Shipment[]> =>
  shipmentsIn(
    db,
    db.rows(sql<Pair>`
      select distinct i.unit_nr as "unitNr", i.event_nr as "eventNr"
      from unit_states s join incidences i on i.unit_nr = s.unit_nr and i.role = any(${shippedRoles}::smallint[])
      join events e on e.nr = i.event_nr
      where s.unit_nr = any(${[...unitNrs]}::bigint[]) and s.last_leaving_time is not null
        and e.biz_step = any(${[...leavingSteps]}::text[]) and e.action is distinct from ${actionOff}
        and not exists (select from event_voids v where v.event_nr = e.nr)`),
  );

interface Pair {
  readonly unitNr: string;
  readonly eventNr: string;
}

const shipmentsIn = async (db: Db, pairs: Promise<Pair[]>): Promise<Shipment[]> => {
  const rows = await pairs;
  const eventNrs = [...new Set(rows.map(({ eventNr }) => Number(eventNr)))];
  const [facts, named] = await Promise.all([readFacts(db, eventNrs), readNamed(db, eventNrs)]);
  return rows
    .flatMap(({ unitNr, eventNr }) => {
      const event = facts.get(Number(eventNr));
      if (event === undefined) return [];
      const { nr, key, time, bizStep } = event;
      return [
        {
          unitNr: Number(unitNr),
          eventNr: nr,
          key,
          time,
          isShipped: isShippingStep(bizStep),
          named: named.get(nr) ?? new Set<number>(),
        },
      ];
    })
    .toSorted((a, b) => a.eventNr - b.eventNr || a.unitNr - b.unitNr);
};

/** Whether a step ships, as against sells. */
export const isShippingStep = (bizStep: string | undefined): boolean =>
  bizStep?.endsWith('-shipping') === true || bizStep?.endsWith('-departing') === true;

/** What has changed: units with what is or was inside of them and around them, and containers from before. */
export interface Reach {
  readonly units: readonly number[];
  /** Those of them whose holds may have changed: of a class they reach all that belongs to it. */
  readonly held: readonly number[];
  readonly parents: readonly number[];
  readonly time: string;
  /** Whatever was inside of something behind this key is reached. */
  readonly inside: SortKey;
}

/**
 * Shipments from a moment on of units that a change may reach: down from the units to what is in them, from classes and lots to
 * their members and from runs to the serials in them; up from all of these to the runs that have any of their serials and
 * to the containers.
 */
export const readShipments = (db: Db, { units, held, parents, time, inside }: Reach): Promise<Shipment[]> =>
  shipmentsIn(
    db,
    db.rows(sql<Pair>`
      with recursive down (nr) as (
        select nr from (
          select unnest(${[...units]}::bigint[]) as nr
          union
          select member.nr from units class join units member on member.class_nr = class.nr
            where class.nr = any(${[...held]}::bigint[]) and class.kind = 'class'
          union
          select unit_nr from unit_classes where class_nr = any(${[...held]}::bigint[])) begun
        union
        select next.nr from down cross join lateral (
          select c.child_nr as nr from containments c
            where c.parent_nr = down.nr and (c.to_key is null or c.to_key > ${keyValue(inside)})
          union all
          select s.unit_nr from unit_states s where s.lot_nr = down.nr
          union all
          select u.nr from units run join units u on u.space = run.space and u.low between run.low and run.high
            where run.nr = down.nr and run.kind = 'run' and u.nr <> run.nr and u.high <= run.high
        ) next
      ), counted as materialized (
        select u.nr, u.space, u.low, u.high from down join units u on u.nr = down.nr where u.space is not null
      ), sized as materialized (
        select spaces.space, m as magnitude from (select distinct space from counted) spaces, generate_series(0, 62) as m
        where exists (select from units u where u.space = spaces.space and u.magnitude = m)
      ), up (nr) as (
        select nr from down
        union
        select unnest(${[...parents]}::bigint[])
        union
        select run.nr from counted c join sized on sized.space = c.space cross join lateral (
          select r.nr, r.high from units r
          where r.space = c.space and r.magnitude = sized.magnitude and r.low <= c.high
            and r.low > c.low - (1::bigint << sized.magnitude) offset 0) run
        where run.high >= c.low
        union
        select c.parent_nr from up join containments c on c.child_nr = up.nr
      )
      select distinct i.unit_nr as "unitNr", i.event_nr as "eventNr"
      from up
      join unit_states s on s.unit_nr = up.nr and s.last_leaving_time >= ${time}::timestamptz
      join incidences i on i.unit_nr = up.nr and i.event_time >= ${time}::timestamptz
        and i.role = any(${shippedRoles}::smallint[])
      join events e on e.nr = i.event_nr
      where e.biz_step = any(${[...leavingSteps]}::text[]) and e.action is distinct from ${actionOff}
        and not exists (select from event_voids v where v.event_nr = e.nr)`),
  );
