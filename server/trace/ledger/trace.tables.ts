import type { JsonValue } from '@yuanliu/core/platform';
import type { UnitKind } from '@yuanliu/core/trace';
import type { ColumnType, Generated } from 'kysely';

/** A bigint: text when read, so that nothing is lost on the way. Numbers of events and units stay below 2^48. */
type BigInteger = ColumnType<string, number, never>;
type BigIntegerOrNull = ColumnType<string | null, number | null, never>;
/** A decimal: text both ways. */
type DecimalOrNull = ColumnType<string | null, string | null, never>;

export interface EventContextsTable {
  nr: BigInteger;
  hash: Buffer;
  content: ColumnType<JsonValue, string, never>;
}

export interface EventsTable {
  nr: BigInteger;
  id: string;
  event_id: string;
  is_declaration: boolean;
  is_id_minted: boolean;
  hash: Buffer;
  type: string;
  /** `actionCode`. */
  action: number | null;
  event_time: Date;
  time_zone_offset: string;
  record_time: Date;
  position: number;
  biz_step: string | null;
  disposition: string | null;
  read_point: string | null;
  biz_location: string | null;
  transformation_id: string | null;
  flow_nr: BigInteger;
  declaration_time: Date | null;
  error_reason: string | null;
  corrective_ids: string[] | null;
  document: string;
  context_nr: BigInteger;
  capture_id: string | null;
  recorded_by: string | null;
  department_id: string | null;
  content_hash: Buffer;
}

export interface EventVoidsTable {
  event_nr: BigInteger;
  declaration_nr: BigInteger;
  known_from: Date;
}

export interface EventFlowsTable {
  transformation_id: string;
  nr: BigInteger;
}

export interface UnitsTable {
  nr: BigInteger;
  uri: string;
  kind: UnitKind;
  class_nr: BigIntegerOrNull;
  space: string | null;
  low: BigIntegerOrNull;
  high: BigIntegerOrNull;
  magnitude: number | null;
  epc_urn: string | null;
  label: string;
}

export interface IncidencesTable {
  flow_nr: BigInteger;
  event_nr: BigInteger;
  /** `roleCode`. */
  role: number;
  /** `fieldCode`. */
  field: number;
  position: number;
  unit_nr: BigInteger;
  quantity: DecimalOrNull;
  uom: string | null;
  /** `evidenceCode`. */
  evidence: number;
  is_vessel: Generated<boolean>;
  peer_nr: BigIntegerOrNull;
  event_time: Date;
}

export interface EventReferencesTable {
  event_nr: BigInteger;
  /** `referenceCode`. */
  kind: number;
  position: number;
  type: string | null;
  value: string;
}

export interface EventFieldsTable {
  event_nr: BigInteger;
  position: number;
  path: string;
  text_value: string | null;
  number_value: DecimalOrNull;
  time_value: Date | null;
}

export interface CapturesTable {
  id: string;
  received_at: Date;
  finished_at: Date | null;
  behaviour: 'rollback' | 'proceed';
  is_running: boolean;
  has_failed: Generated<boolean>;
  media_type: string;
  body: Buffer | null;
  event_count: number | null;
  recorded_count: Generated<number>;
  duplicate_count: Generated<number>;
  errors: ColumnType<JsonValue, string | undefined, string>;
  captured_by: string | null;
  department_id: string | null;
}

/** The tables of the ledger (migration 0008). */
export interface LedgerTables {
  event_contexts: EventContextsTable;
  events: EventsTable;
  event_voids: EventVoidsTable;
  event_flows: EventFlowsTable;
  units: UnitsTable;
  incidences: IncidencesTable;
  event_references: EventReferencesTable;
  event_fields: EventFieldsTable;
  captures: CapturesTable;
}
