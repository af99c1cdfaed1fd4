import { anomalyKinds, type AnomalyKind, integrityBroken } from '@yuanliu/core/trace';
import { Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import { describeAnomalies } from '../anomalies/describe-anomalies.ts';
import type { RecordedEvent } from '../ledger/recorded-event.ts';
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
    .filter(({ kind, eventNr }) => added.has(eventNr) && anomalyKinds[kind].isStrict)
    .toSorted((a, b) => (order.get(a.eventNr) ?? 0) - (order.get(b.eventNr) ?? 0));
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

/**
 * Shipments of what an anomaly holds, inside or as a member of its lot. Of facts nothing is said here: how a person
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
  const rows = await tx.rows(sql<{ rootNr: string; onNr: string; kind: AnomalyKind }>`
    with recursive down (root_nr, nr) as (
      select nr, nr from unnest(${shipped.map(({ unitNr }) => unitNr)}::bigint[]) as shipped (nr)
      union
      select down.root_nr, c.child_nr from down join containments c on c.parent_nr = down.nr and c.to_key is null
    ), held (root_nr, nr) as (
      select root_nr, nr from down
      union
      select down.root_nr, s.lot_nr from down join unit_states s on s.unit_nr = down.nr and s.lot_nr is not null
    )
    select held.root_nr as "rootNr", a.unit_nr as "onNr", a.kind
    from held join anomalies a on a.unit_nr = held.nr and a.is_holding order by a.raised_at, a.id`);
  const byRoot = Map.groupBy(rows, ({ rootNr }) => Number(rootNr));
  return shipped.flatMap((about) =>
    (byRoot.get(about.unitNr) ?? []).slice(0, 1).map(({ onNr, kind }) => ({
      ...about,
      kind: 'shipped-on-hold' as const,
      severity: 'holding' as const,
      peerNr: Number(onNr),
      data: { hold: `${anomalyKinds[kind].name.zh} · ${anomalyKinds[kind].name.en}` },
    })),
  );
};
