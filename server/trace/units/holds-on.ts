import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { SortKey } from '../projection/event-key.ts';
import { holdsAt } from '../projection/judge-shipments.ts';
import { loadWorldAround } from '../projection/load-world.ts';
import type { Hold } from '../projection/unit-state.ts';

/** A hold that works on a unit now: one that was placed, or an anomaly. */
export type WorkingHold =
  | { readonly kind: 'placed'; readonly onNr: number; readonly hold: Hold }
  | {
      readonly kind: 'anomaly';
      readonly onNr: number;
      readonly anomalyId: string;
      readonly anomaly: string;
      readonly since: Date;
    };

/** A key behind every event. */
const endOfTime: SortKey = 'f'.repeat(104);

/**
 * The holds that work on units now, with their causes: their own, their lots', their runs', those that lay on a
 * container while they were inside, and anomalies of holding severity on the unit, its lot, a run or a container.
 */
export const holdsOn = async (db: Db, unitNrs: readonly number[]): Promise<Map<number, WorkingHold[]>> => {
  if (unitNrs.length === 0) return new Map();
  const [world, anomalies] = await Promise.all([
    loadWorldAround(db, unitNrs, { first: endOfTime, last: endOfTime }),
    anomalyHolds(db, unitNrs),
  ]);
  return new Map(
    unitNrs.map((nr) => [
      nr,
      [
        ...holdsAt(world, nr, endOfTime)
          .toSorted((a, b) => (a.hold.from.key < b.hold.from.key ? -1 : 1))
          .map(({ hold, onNr }) => ({ kind: 'placed' as const, onNr, hold })),
        ...(anomalies.get(nr) ?? []),
      ],
    ]),
  );
};

/** Whether any hold works on the unit now. */
export const isHeld = async (db: Db, unitNr: number): Promise<boolean> =>
  ((await holdsOn(db, [unitNr])).get(unitNr) ?? []).length > 0;

const anomalyHolds = async (db: Db, unitNrs: readonly number[]): Promise<Map<number, WorkingHold[]>> => {
  const rows = await db.rows(sql<{ unitNr: string; onNr: string; id: string; kind: string; since: Date }>`
    with recursive up (unit_nr, on_nr) as (
      select nr, nr from unnest(${[...unitNrs]}::bigint[]) as asked (nr)
      union
      select up.unit_nr, next.nr from up cross join lateral (
        select c.parent_nr as nr from containments c where c.child_nr = up.on_nr and c.to_key is null
        union all
        select s.lot_nr from unit_states s where s.unit_nr = up.on_nr and s.lot_nr is not null
      ) next
    )
    select up.unit_nr as "unitNr", up.on_nr as "onNr", a.id, a.kind, a.raised_at as since
    from up join anomalies a on a.unit_nr = up.on_nr and a.is_holding
    order by a.raised_at, a.id`);
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
