import { sql } from 'kysely';
import { storable, type Tx } from '../../platform/index.ts';
import { anomalyId, type FoundAnomaly } from './anomaly.ts';

/** Kinds that come of judging shipments, as against those of folding one unit. */
const shipmentKinds = ['shipped-on-hold', 'shipped-inside-other'] as const;

/** Kinds that come of what members tell of their lot. */
const lotKinds = ['lot-of-several-products'] as const;

/** Kinds of which nothing that comes later can make any less true. */
const lastingKinds = ['declaration-differs'] as const;

/** Kinds that come of more than one unit and its members. */
export const notOfUnit: readonly string[] = [...shipmentKinds, ...lastingKinds];

/** What was looked at anew: anomalies of it that are not found any more are cleared. */
export interface Renewed {
  readonly found: readonly FoundAnomaly[];
  /** Units folded from the beginning. */
  readonly units: readonly number[];
  /** Lots whose members were heard. */
  readonly lots: readonly number[];
  /** Shipments judged, and events that do not count any more. */
  readonly shipments: readonly { readonly unitNr: number; readonly eventNr: number }[];
  /** Units whose shipments were all judged. */
  readonly shippers?: readonly number[];
  readonly voided: readonly number[];
  readonly now: Date;
}

/**
 * Keeps what was found and clears what is not found any more. What a person resolved stays resolved; it only stops to
 * hold the unit when it is not found any more. What was cleared and is found again is open again.
 */
export const renewAnomalies = (
  tx: Tx,
  { found, units, lots, shipments, shippers = [], voided, now }: Renewed,
): void => {
  const byId = new Map(found.map((anomaly) => [anomalyId(anomaly), anomaly]));
  const ids = [...byId.keys()].toSorted();
  const kinds = [...shipmentKinds];
  const mayClear = units.length + lots.length + shipments.length + shippers.length + voided.length > 0;
  if (mayClear)
    tx.send(sql`
      update anomalies a set is_holding = false,
        state = case when a.state = 'open' then 'cleared' else a.state end,
        cleared_at = case when a.state = 'open' then ${now}::timestamptz else a.cleared_at end
      where a.id = any(array(
        select b.id from anomalies b
        where b.id <> all(${ids}::uuid[]) and (b.state = 'open' or b.is_holding)
          and b.kind <> all(${[...lastingKinds]}::text[]) and (
          (b.unit_nr = any(${[...units]}::bigint[]) and b.kind <> all(${[...kinds, ...lotKinds]}::text[]))
          or (b.unit_nr = any(${[...lots]}::bigint[]) and b.kind = any(${[...lotKinds]}::text[]))
          or (b.unit_nr = any(${[...shippers]}::bigint[]) and b.kind = any(${kinds}::text[]))
          or b.event_nr = any(${[...voided]}::bigint[])
          or (b.kind = any(${kinds}::text[]) and (b.unit_nr, b.event_nr) in (
            select * from unnest(${shipments.map(({ unitNr }) => unitNr)}::bigint[],
              ${shipments.map(({ eventNr }) => eventNr)}::bigint[]))))
        order by b.id for update))`);
  if (ids.length === 0) return;
  tx.send(sql`
    insert into anomalies as a (id, kind, severity, unit_nr, event_nr, event_time, peer_nr, other_event_nr, data,
      state, is_holding, raised_at)
    select id, kind, severity, unit_nr, event_nr, event_time, peer_nr, other_event_nr, data, 'open',
      severity = 'holding', ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(linesOf(byId))}::jsonb) as line (
      id uuid, kind text, severity text, unit_nr bigint, event_nr bigint, event_time timestamptz, peer_nr bigint,
      other_event_nr bigint, data jsonb)
    on conflict (id) do update set data = excluded.data, severity = excluded.severity,
      state = case when a.state = 'cleared' then 'open' else a.state end,
      is_holding = case when a.state = 'resolved' then a.is_holding else excluded.is_holding end,
      cleared_at = null,
      raised_at = case when a.state = 'cleared' then excluded.raised_at else a.raised_at end
    where a.state = 'cleared' or a.data is distinct from excluded.data
      or a.severity is distinct from excluded.severity`);
};

const linesOf = (byId: ReadonlyMap<string, FoundAnomaly>) =>
  [...byId]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { kind, severity, unitNr, eventNr, eventTime, peerNr, otherEventNr, data }]) => ({
      id,
      kind,
      severity,
      unit_nr: unitNr,
      event_nr: eventNr,
      event_time: eventTime,
      peer_nr: peerNr,
      other_event_nr: otherEventNr,
      // Sentences quote what was written, also half of a character.
      data: storable(data),
    }));
