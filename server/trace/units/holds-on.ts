import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { SortKey } from '../projection/event-key.ts';
import { holdsAt } from '../projection/judge-shipments.ts';
import { loadWorldAround } from '../projection/load-world.ts';
import type { Hold } from '../projection/unit-state.ts';
import { type AnomalyHold, anomalyHolds } from './anomaly-holds.ts';

/** A hold that works on a unit now: one that was placed, or an anomaly. */
export type WorkingHold =
  | { readonly kind: 'placed'; readonly onNr: number; readonly hold: Hold }
  | AnomalyHold;

/** A key behind every event. */
const endOfTime: SortKey = 'f'.repeat(104);

/**
 * The holds that work on units now, with their causes: their own, their lots', their runs', those that lay on a
 * container while they were inside, and anomalies of holding severity on the unit, its lot, a run or a container.
 */
export const holdsOn = async (db: Db, unitNrs: readonly number[]): Promise<Map<number, WorkingHold[]>> => {
  if (unitNrs.length === 0) return new Map();
  const [placed, anomalies] = await Promise.all([
    isAnyPlaced(db).then((isAny) => (isAny ? placedHolds(db, unitNrs, endOfTime) : nothing)),
    anomalyHolds(db, unitNrs),
  ]);
  return new Map(unitNrs.map((nr) => [nr, [...(placed.get(nr) ?? []), ...(anomalies.get(nr) ?? [])]]));
};

/** The holds that worked on units right before a place in the order of the world, the oldest first; no anomalies. */
export const placedHolds = async (
  db: Db,
  unitNrs: readonly number[],
  key: SortKey,
): Promise<Map<number, WorkingHold[]>> => {
  const world = await loadWorldAround(db, unitNrs, { first: key, last: key });
  return new Map(
    unitNrs.map((nr) => [
      nr,
      holdsAt(world, nr, key)
        .toSorted((a, b) => (a.hold.from.key < b.hold.from.key ? -1 : 1))
        .map(({ hold, onNr }) => ({ kind: 'placed' as const, onNr, hold })),
    ]),
  );
};

const nothing: ReadonlyMap<number, readonly WorkingHold[]> = new Map();

/** Where nothing is held there is nothing to climb, which takes half as long as all the rest of a trace. */
const isAnyPlaced = async (db: Db): Promise<boolean> => {
  const rows = await db.rows(sql`select from holds where to_key is null and not is_exemption limit 1`);
  return rows.length > 0;
};

/** Whether any hold works on the unit now. */
export const isHeld = async (db: Db, unitNr: number): Promise<boolean> =>
  ((await holdsOn(db, [unitNr])).get(unitNr) ?? []).length > 0;
