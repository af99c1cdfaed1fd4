import { actionCode } from '@yuanliu/core/trace';
import { storableText } from '../../platform/index.ts';
import { type EventLine, microseconds } from './event-content.ts';
import { eventUuid } from './event-number.ts';
import type { IdentifiedEvent } from './identified-event.ts';

/** What the ledger adds to an event. */
export interface Additions {
  readonly nr: number;
  readonly flowNr: number;
  readonly contextNr: number;
  readonly recordTime: Date;
  readonly captureId: string | null;
  readonly recordedBy: string | null;
  readonly departmentId: string | null;
}

const orNull = (text: string | undefined): string | null => (text === undefined ? null : storableText(text));

/** The row of an event, every value as the database will give it back. */
export const lineOf = (identified: IdentifiedEvent, added: Additions): EventLine => {
  const { incoming, eventId, isDeclaration, isMinted, said } = identified;
  const { event, document, position } = incoming;
  return {
    nr: String(added.nr),
    id: eventUuid(added.nr),
    event_id: eventId,
    is_declaration: isDeclaration,
    is_id_minted: isMinted,
    hash: said.hash,
    type: storableText(event.type),
    action: event.action === undefined ? null : actionCode[event.action],
    event_time: microseconds(event.time),
    time_zone_offset: storableText(event.zoneOffset),
    record_time: microseconds(added.recordTime.toISOString()),
    position,
    biz_step: orNull(event.bizStep),
    disposition: orNull(event.disposition),
    read_point: orNull(event.readPoint),
    biz_location: orNull(event.bizLocation),
    transformation_id: orNull(event.transformationId),
    flow_nr: String(added.flowNr),
    declaration_time: said.declarationTime,
    error_reason: said.errorReason,
    corrective_ids: isDeclaration ? said.correctiveIds : null,
    document: storableText(document),
    context_nr: String(added.contextNr),
    capture_id: added.captureId?.toLowerCase() ?? null,
    recorded_by: added.recordedBy?.toLowerCase() ?? null,
    department_id: added.departmentId?.toLowerCase() ?? null,
  };
};
