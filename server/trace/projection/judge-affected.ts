import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { FoundAnomaly } from './anomaly.ts';
import type { SortKey } from './event-key.ts';
import { judgeShipment, type Shipment } from './judge-shipments.ts';
import { readShipments } from './shipments.store.ts';
import { leavingSteps } from './steps-of-trade.ts';
import type { EventFacts, UnitFacts } from './step.ts';
import type { Folded, UnitState } from './unit-state.ts';
import { loadWorld } from './load-world.ts';
import { mayHavePast, unitsWithPast } from './units-with-past.ts';

/** What has changed, and since which events. */
export interface Change {
  readonly folded: readonly Folded[];
  readonly anew: ReadonlySet<number>;
  /** Lots of which other products are told than before. */
  readonly lots: readonly number[];
  /** How the units stood before. */
  readonly before: ReadonlyMap<number, UnitState>;
  /** Units that this transaction itself made. */
  readonly born: ReadonlyMap<number, UnitFacts>;
  /** Containers that units folded anew were in before. */
  readonly parentsBefore: readonly number[];
  /** The events that are new or do not count any more. */
  readonly since: readonly EventFacts[];
  /** The shipments among the new events. */
  readonly shipped: readonly Shipment[];
  /** Numbers of the events that are new. */
  readonly added: ReadonlySet<number>;
}

/** Shipments that were judged, and what is wrong with them. */
export interface Judged {
  readonly shipments: readonly Shipment[];
  readonly found: readonly FoundAnomaly[];
}

/**
 * Judges the shipments among new events, and older ones that a late hold, packing or lot may put into another light.
 */
export const judgeAffected = async (tx: Tx, change: Change): Promise<Judged> => {
  const first = change.since.reduce<EventFacts | undefined>(
    (a, b) => (a === undefined || b.key < a.key ? b : a),
    undefined,
  );
  if (first === undefined) return { shipments: [], found: [] };
  const older = await olderShipments(tx, change, first);
  const known = new Set(change.shipped.map(wordOf));
  const shipments = [...change.shipped, ...older.filter((shipment) => !known.has(wordOf(shipment)))];
  return { shipments, found: await judge(tx, shipments) };
};

const wordOf = ({ unitNr, eventNr }: Shipment): string => `${unitNr} ${eventNr}`;

/** Judges shipments by what the tables say. */
export const judge = async (tx: Tx, shipments: readonly Shipment[]): Promise<FoundAnomaly[]> => {
  if (shipments.length === 0) return [];
  const world = await loadWorld(tx, shipments);
  return shipments.flatMap((shipment) => judgeShipment(world, shipment));
};

/** From which point in time shipments may look different. */
interface Since {
  readonly key: SortKey;
  readonly time: string;
}

const beginning: Since = { key: '', time: '-infinity' };

const olderShipments = async (
  tx: Tx,
  { folded, anew, lots, before, born, parentsBefore, since, added }: Change,
  first: Since,
): Promise<Shipment[]> => {
  // Serials that are apart from their run now, or were.
  const parted = new Set(
    folded
      .filter(({ unitNr, state }) => state.apart?.key !== before.get(unitNr)?.apart?.key)
      .map(({ unitNr }) => unitNr),
  );
  const relotted = new Set(
    folded
      .filter(({ unitNr, state }) => state.lotNr !== (before.get(unitNr)?.lotNr ?? 0))
      .map(({ unitNr }) => unitNr),
  );
  const changed = folded.filter(
    ({ unitNr, containments, holds }) =>
      anew.has(unitNr) ||
      containments.length > 0 ||
      holds.length > 0 ||
      relotted.has(unitNr) ||
      parted.has(unitNr),
  );
  const units = [...new Set([...changed.map(({ unitNr }) => unitNr), ...lots])].filter((nr) =>
    mayHavePast(nr, born),
  );
  const around = changed.flatMap(({ containments }) => containments.map(({ parentNr }) => parentNr));
  const isOfHolds = since.some(({ marks }) => marks.some(({ kind }) => kind === 'hold' || kind === 'lift'));
  const parents = [...new Set([...around, ...parentsBefore])].filter((nr) => !born.has(nr));
  if (units.length + parents.length === 0) return [];
  // Whenever a lot is named, its member was of it from the beginning, and so was the lot of its product.
  const isOfOld = units.some((nr) => relotted.has(nr) || lots.includes(nr));
  const { key, time } = isOfOld ? beginning : first;
  // What is lifted also ends on what was inside while it lay, and has come out since.
  const isOfLifts = since.some(({ marks }) => marks.some(({ kind }) => kind === 'lift'));
  const inside = isOfLifts ? beginning.key : key;
  // The latest of each step first: found in the index of steps at once, whatever is known of the table.
  const [later] = await tx.rows(sql<{ found: boolean }>`
    select true as found from unnest(${[...leavingSteps]}::text[]) as step (name) cross join lateral (
      select event_time from events where biz_step = step.name and nr <> all(${[...added]}::bigint[])
      order by event_time desc, nr desc limit 1) latest
    where latest.event_time >= ${time}::timestamptz limit 1`);
  if (later === undefined) return [];
  const reaching = await unitsWithPast(tx, units, born);
  return reaching.length + parents.length === 0
    ? []
    : readShipments(tx, { units: reaching, held: isOfHolds ? reaching : [], parents, time, inside });
};
