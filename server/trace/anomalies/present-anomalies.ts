import { anomalyKinds, type AnomalyView } from '@yuanliu/core/trace';
import type { Db } from '../../platform/index.ts';
import { eventUuid } from '../ledger/event-number.ts';
import { refsOf } from '../units/unit-refs.ts';
import type { AnomalyRecord } from './anomaly.store.ts';
import { describeAnomalies } from './describe-anomalies.ts';

const orNone = (nr: string | null): number | undefined => (nr === null ? undefined : Number(nr));

/** Anomalies in words; `mayResolve` says whether the caller has the right to. */
export const presentAnomalies = async (
  db: Db,
  records: readonly AnomalyRecord[],
  mayResolve: boolean,
): Promise<AnomalyView[]> => {
  const sayable = records.map(({ kind, unitNr, eventNr, peerNr, otherEventNr, data }) => {
    const peer = orNone(peerNr);
    const other = orNone(otherEventNr);
    return {
      kind,
      unitNr: Number(unitNr),
      eventNr: Number(eventNr),
      ...(peer !== undefined && { peerNr: peer }),
      ...(other !== undefined && { otherEventNr: other }),
      data,
    };
  });
  const [texts, refs] = await Promise.all([
    describeAnomalies(db, sayable),
    refsOf(
      db,
      sayable.flatMap(({ unitNr, peerNr }) => [unitNr, peerNr]),
    ),
  ]);
  return records.flatMap((record, index) => {
    const unit = refs.get(Number(record.unitNr));
    const text = texts[index]?.text;
    if (unit === undefined || text === undefined) return [];
    const { id, kind, severity, state, isHolding, resolvedAt } = record;
    return [
      {
        id,
        kind,
        severity,
        state,
        isHolding,
        unit,
        peer: refs.get(orNone(record.peerNr) ?? 0) ?? null,
        eventId: eventUuid(Number(record.eventNr)),
        otherEventId: record.otherEventNr === null ? null : eventUuid(Number(record.otherEventNr)),
        eventTime: record.eventTime.toISOString(),
        text,
        remedy: anomalyKinds[kind].remedy,
        raisedAt: record.raisedAt.toISOString(),
        clearedAt: record.clearedAt?.toISOString() ?? null,
        resolution:
          resolvedAt === null
            ? null
            : { at: resolvedAt.toISOString(), by: record.resolvedBy, reason: record.resolution ?? '' },
        can: { resolve: mayResolve && isOpenToWord(record) },
      },
    ];
  });
};

/** Whether a person has still something to decide: it is open, or its hold was kept. */
export const isOpenToWord = ({ state, isHolding }: Pick<AnomalyRecord, 'state' | 'isHolding'>): boolean =>
  state === 'open' || (state === 'resolved' && isHolding);
