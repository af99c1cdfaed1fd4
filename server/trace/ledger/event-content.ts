import type { JsonValue } from '@yuanliu/core/platform';
import { evidenceCode, fieldCode, roleCode } from '@yuanliu/core/trace';
import { canonicalTextHash } from '../../platform/index.ts';
import type { PlannedIncidence } from './planned-incidences.ts';

/** The sealed log that events go into. */
export const ledgerLog = 'ledger';

/** A row of `events` as JSON: numbers that may be long as text, hashes as hex, moments as UTC to the microsecond. */
export interface EventLine {
  readonly nr: string;
  readonly id: string;
  readonly event_id: string;
  readonly is_declaration: boolean;
  readonly is_id_minted: boolean;
  readonly hash: string;
  readonly type: string;
  readonly action: number | null;
  readonly event_time: string;
  readonly time_zone_offset: string;
  readonly record_time: string;
  readonly position: number;
  readonly biz_step: string | null;
  readonly disposition: string | null;
  readonly read_point: string | null;
  readonly biz_location: string | null;
  readonly transformation_id: string | null;
  readonly flow_nr: string;
  readonly declaration_time: string | null;
  readonly error_reason: string | null;
  readonly corrective_ids: readonly string[] | null;
  readonly document: string;
  readonly context_nr: string;
  readonly capture_id: string | null;
  readonly recorded_by: string | null;
  readonly department_id: string | null;
}

/**
 * What the seal of an event speaks of: every column of its row, the context that its names are read by, and its
 * lines in the graph, which are read without looking at the document again.
 */
export interface EventContent {
  readonly line: EventLine;
  /** SHA-256 of the context's canonical JSON, in hex. */
  readonly contextHash: string;
  readonly incidences: readonly SealedIncidence[];
}

/** A line of `incidences` with the identities instead of the numbers of its units. */
export type SealedIncidence = Omit<PlannedIncidence, 'role' | 'field' | 'evidence'> & {
  readonly role: number;
  readonly field: number;
  readonly evidence: number;
};

/** The line with the small numbers that stand in the database. */
export const sealedIncidence = (line: PlannedIncidence): SealedIncidence => ({
  ...line,
  role: roleCode[line.role],
  field: fieldCode[line.field],
  evidence: evidenceCode[line.evidence],
});

/**
 * The content as the JSON value that is hashed, and that an outsider is given. Its names stand in the order of
 * canonical JSON, so that writing it down plainly is writing it canonically.
 */
export const contentOf = ({ line, contextHash, incidences }: EventContent): JsonValue => ({
  action: line.action,
  biz_location: line.biz_location,
  biz_step: line.biz_step,
  capture_id: line.capture_id,
  context_hash: contextHash,
  context_nr: line.context_nr,
  corrective_ids: line.corrective_ids,
  declaration_time: line.declaration_time,
  department_id: line.department_id,
  disposition: line.disposition,
  document: line.document,
  error_reason: line.error_reason,
  event_id: line.event_id,
  event_time: line.event_time,
  flow_nr: line.flow_nr,
  hash: line.hash,
  id: line.id,
  incidences: incidences
    .toSorted((a, b) => a.role - b.role || a.field - b.field || a.position - b.position)
    .map(valuesOf),
  is_declaration: line.is_declaration,
  is_id_minted: line.is_id_minted,
  nr: line.nr,
  position: line.position,
  read_point: line.read_point,
  record_time: line.record_time,
  recorded_by: line.recorded_by,
  time_zone_offset: line.time_zone_offset,
  transformation_id: line.transformation_id,
  type: line.type,
});

/** Short, since an event may have ten thousand: role, field, position, unit, quantity, unit of measure, … */
const valuesOf = (line: SealedIncidence): JsonValue => [
  line.role,
  line.field,
  line.position,
  line.unitUri,
  line.quantity ?? null,
  line.uom ?? null,
  line.evidence,
  line.isVessel,
  line.peerUri ?? null,
];

/**
 * The hash of an event's row: its leaf in the sealed log. The same as `contentHash(contentOf(content))`, which takes
 * 16 µs an event where this takes 4.
 */
export const eventContentHash = (content: EventContent): Buffer =>
  canonicalTextHash(JSON.stringify(contentOf(content)));

/** A moment of an event (up to six digits of a second) with exactly six, so that text order is time order. */
export const microseconds = (time: string): string => {
  const [, seconds = time, fraction = ''] = /^(.*?)(?:\.([0-9]+))?Z$/.exec(time) ?? [];
  return `${seconds}.${fraction.padEnd(6, '0')}Z`;
};
