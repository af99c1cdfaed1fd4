import type { AnomalyKind } from '@yuanliu/core/trace';
import type { JsonValue } from '@yuanliu/core/platform';
import type { ColumnType } from 'kysely';
import type { PlaceKind } from './place.ts';

/** A bigint: text when read. */
type BigInteger = ColumnType<string, number, number>;
type BigIntegerOrNull = ColumnType<string | null, number | null, number | null>;
/** Written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type AmountsJson = Json<Record<string, string>>;

export interface EventMarksTable {
  event_nr: BigInteger;
  position: number;
  /** `markCode`. */
  kind: number;
  name: string;
  reason: string | null;
  paper: string | null;
  person: string | null;
}

export interface UnitStatesTable {
  unit_nr: BigInteger;
  disposition: string | null;
  place_kind: PlaceKind | null;
  place: string | null;
  holder: string | null;
  owner: string | null;
  lot_nr: BigIntegerOrNull;
  is_ended: boolean;
  on_hand: AmountsJson;
  event_count: number;
  first_time: Date | null;
  last_time: Date | null;
  last_key: Buffer | null;
  last_leaving_time: Date | null;
  state: Json<JsonValue>;
}

export interface UnitStocksTable {
  unit_nr: BigInteger;
  place_kind: PlaceKind;
  place: string;
  uom: string;
  quantity: string;
}

export interface ContainmentsTable {
  child_nr: BigInteger;
  parent_nr: BigInteger;
  /** `bondCode`. */
  bond: number;
  from_event_nr: BigInteger;
  from_key: Buffer;
  from_time: Date;
  to_event_nr: BigIntegerOrNull;
  to_key: Buffer | null;
  to_time: Date | null;
  /** `evidenceCode`. */
  evidence: number;
  put: AmountsJson | null;
  inside: AmountsJson | null;
}

export interface HoldsTable {
  unit_nr: BigInteger;
  hold_id: string;
  event_nr: BigInteger;
  is_exemption: boolean;
  from_key: Buffer;
  from_time: Date;
  reason: string | null;
  paper: string | null;
  person: string | null;
  to_event_nr: BigIntegerOrNull;
  to_key: Buffer | null;
  to_time: Date | null;
  lift_reason: string | null;
  lift_person: string | null;
}

export interface FillsTable {
  vessel_nr: BigInteger;
  ordinal: number;
  uri: string;
  opened_event_nr: BigInteger;
  opened_key: Buffer;
  opened_time: Date;
  closed_event_nr: BigIntegerOrNull;
  closed_key: Buffer | null;
  closed_time: Date | null;
  is_assumed: boolean;
  has_heel: boolean;
  heel: AmountsJson;
  charged: AmountsJson;
  drawn: AmountsJson;
}

export interface AnomaliesTable {
  id: string;
  kind: AnomalyKind;
  severity: 'holding' | 'note';
  unit_nr: BigInteger;
  event_nr: BigInteger;
  event_time: Date;
  peer_nr: BigIntegerOrNull;
  other_event_nr: BigIntegerOrNull;
  data: Json<Record<string, JsonValue>>;
  state: 'open' | 'cleared' | 'resolved';
  is_holding: boolean;
  raised_at: Date;
  cleared_at: Date | null;
  resolved_at: Date | null;
  resolved_by: string | null;
  resolution: string | null;
}

export interface ProjectionRebuildTable {
  is_sole: ColumnType<boolean, never, never>;
  started_at: Date;
  phase: number;
  after_unit_nr: BigInteger;
}

/** The tables made from the ledger (migration 0009). */
export interface ProjectionTables {
  event_marks: EventMarksTable;
  unit_states: UnitStatesTable;
  unit_stocks: UnitStocksTable;
  containments: ContainmentsTable;
  holds: HoldsTable;
  fills: FillsTable;
  anomalies: AnomaliesTable;
  projection_rebuild: ProjectionRebuildTable;
}
