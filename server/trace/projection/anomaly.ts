import { createHash } from 'node:crypto';
import type { AnomalyKind } from '@yuanliu/core/trace';
import type { JsonValue } from '@yuanliu/core/platform';

/** A broken integrity rule as the folds find it: about a unit, at an event. */
export interface FoundAnomaly {
  readonly kind: AnomalyKind;
  readonly severity: 'holding' | 'note';
  readonly unitNr: number;
  readonly eventNr: number;
  readonly eventTime: string;
  readonly peerNr?: number;
  readonly otherEventNr?: number;
  /** The values of its sentence. */
  readonly data: Readonly<Record<string, JsonValue>>;
}

/** The id that the same anomaly always has (UUIDv8, RFC 9562 §5.8). */
export const anomalyId = ({ kind, unitNr, eventNr, peerNr, otherEventNr, data }: FoundAnomaly): string => {
  const subject = [
    kind,
    unitNr,
    eventNr,
    peerNr ?? 0,
    otherEventNr ?? 0,
    wordOf(data['uom']),
    wordOf(data['hold']),
    ...(data['field'] === undefined ? [] : [wordOf(data['field'])]),
  ];
  const hex = createHash('sha256').update(subject.join('|')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const wordOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
