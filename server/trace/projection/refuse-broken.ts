import { anomalyKinds, integrityBroken } from '@yuanliu/core/trace';
import { Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import { describeAnomalies } from '../anomalies/describe-anomalies.ts';
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import { anomalousSerials, anomalyHolds } from '../units/anomaly-holds.ts';
import type { FoundAnomaly } from './anomaly.ts';
import { isLeaving } from './steps-of-trade.ts';

/** What was found wrong, and the events that are new. */
export interface Suspects {
  readonly found: readonly FoundAnomaly[];
  readonly added: ReadonlySet<number>;
  readonly events: readonly RecordedEvent[];
}

/**
 * Throws `integrityBroken` for the first rule that one of the new events breaks, in the order of the batch; the caller's
 * transaction keeps nothing then. Rules that older events broke are not theirs, but what these hold must not leave.
 */
export const refuseBroken = async (tx: Tx, { found, added, events }: Suspects): Promise<void> => {
  const order = new Map(events.map(({ nr }, index) => [nr, index]));
  const broken = [...found, ...(await anomalousShipments(tx, events))]
    .filter((anomaly) => added.has(brokenBy(anomaly, added)) && anomalyKinds[anomaly.kind].isStrict)
    .toSorted((a, b) => (order.get(brokenBy(a, added)) ?? 0) - (order.get(brokenBy(b, added)) ?? 0));
  const [first] = broken;
  if (first === undefined) return;
  const [described] = await describeAnomalies(tx, [first]);
  if (described === undefined) return;
  const { remedy } = anomalyKinds[first.kind];
  throw new Problem(integrityBroken, {
    unit: described.unit,
    rule: first.kind,
    whatZh: described.text.zh,
    whatEn: described.text.en,
    remedyZh: remedy.zh,
    remedyEn: remedy.en,
  });
};

/** The event that broke a rule; where two contradict each other, the one that came second. */
const brokenBy = (
  { kind, eventNr, otherEventNr = eventNr }: FoundAnomaly,
  added: ReadonlySet<number>,
): number => (kind === 'lot-of-several-products' && !added.has(eventNr) ? otherEventNr : eventNr);

/**
 * Shipments of what an anomaly holds, or something inside, as `anomalyHolds` says. Of facts nothing is said here: how a person
 * judged an anomaly has no place in the order of events.
 */
const anomalousShipments = async (tx: Tx, events: readonly RecordedEvent[]): Promise<FoundAnomaly[]> => {
  const shipped = events
    .filter(({ event }) => isLeaving(event))
    .flatMap(({ nr, key, incidences }) =>
      incidences
        .filter(({ role }) => role !== 'member' && role !== 'input')
        .map(({ unitNr }) => ({ unitNr, eventNr: nr, eventTime: key.time })),
    );
  if (shipped.length === 0) return [];
  const inside = await tx.rows(sql<{ rootNr: string; nr: string }>`
    with recursive down (root_nr, nr) as (
      select nr, nr from unnest(${shipped.map(({ unitNr }) => unitNr)}::bigint[]) as shipped (nr)
      union
      select down.root_nr, c.child_nr from down join containments c on c.parent_nr = down.nr and c.to_key is null
    ) select root_nr as "rootNr", nr from down`);
  const packed = [...new Set(inside.map(({ nr }) => Number(nr)))];
  const serials = Map.groupBy(await anomalousSerials(tx, packed), ({ runNr }) => runNr);
  const all = inside.flatMap(({ rootNr, nr }) => [
    { rootNr, nr },
    ...(serials.get(Number(nr)) ?? []).map((serial) => ({ rootNr, nr: String(serial.nr) })),
  ]);
  const holds = await anomalyHolds(tx, [...new Set(all.map(({ nr }) => Number(nr)))]);
  const byRoot = Map.groupBy(
    all.flatMap(({ rootNr, nr }) => (holds.get(Number(nr)) ?? []).map((hold) => ({ rootNr, ...hold }))),
    ({ rootNr }) => Number(rootNr),
  );
  return shipped.flatMap((about) =>
    (byRoot.get(about.unitNr) ?? []).slice(0, 1).map(({ onNr, anomaly }) => ({
      ...about,
      kind: 'shipped-on-hold' as const,
      severity: 'holding' as const,
      peerNr: onNr,
      data: { hold: `${anomalyKinds[anomaly].name.zh} · ${anomalyKinds[anomaly].name.en}` },
    })),
  );
};
