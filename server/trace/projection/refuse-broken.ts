import { anomalyKinds, integrityBroken } from '@yuanliu/core/trace';
import { Problem } from '@yuanliu/core/platform';
import type { Tx } from '../../platform/index.ts';
import { describeAnomalies } from '../anomalies/describe-anomalies.ts';
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import type { FoundAnomaly } from './anomaly.ts';

/**
 * Throws `integrityBroken` for the first rule that one of the new events breaks, in the order of the batch; the caller's
 * transaction keeps nothing then. Rules that older events broke are not theirs.
 */
export const refuseBroken = async (
  tx: Tx,
  {
    found,
    added,
    events,
  }: {
    readonly found: readonly FoundAnomaly[];
    readonly added: ReadonlySet<number>;
    readonly events: readonly RecordedEvent[];
  },
): Promise<void> => {
  const order = new Map(events.map(({ nr }, index) => [nr, index]));
  const broken = found
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
