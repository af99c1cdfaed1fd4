import { sql } from 'kysely';
import { appendSealedIfNew, type Tx } from '../../platform/index.ts';
import { type EventContent, eventContentHash, ledgerLog } from './event-content.ts';

/**
 * Writes events in the order of their eventIDs, each with its line for the sealer; answers with the ids of those that
 * were written. An event that somebody else wrote meanwhile is left out.
 */
export const writeEvents = (tx: Tx, contents: readonly EventContent[]): Promise<string[]> => {
  const lines = contents.map((content) => ({
    ...content.line,
    content_hash: eventContentHash(content).toString('hex'),
  }));
  return appendSealedIfNew(
    tx,
    ledgerLog,
    sql`
      insert into events (
        nr, id, event_id, is_declaration, is_id_minted, hash, type, action, event_time, time_zone_offset,
        record_time, position, biz_step, disposition, read_point, biz_location, transformation_id, flow_nr,
        declaration_time, error_reason, corrective_ids, document, context_nr, capture_id, recorded_by,
        department_id, content_hash)
      select nr, id, event_id, is_declaration, is_id_minted, decode(hash, 'hex'), type, action, event_time,
             time_zone_offset, record_time, position, biz_step, disposition, read_point, biz_location,
             transformation_id, flow_nr, declaration_time, error_reason, corrective_ids, document, context_nr,
             capture_id, recorded_by, department_id, decode(content_hash, 'hex')
      from json_to_recordset(${JSON.stringify(lines)}::json) as line (
        nr bigint, id uuid, event_id text, is_declaration boolean, is_id_minted boolean, hash text, type text,
        action smallint, event_time timestamptz, time_zone_offset text, record_time timestamptz, position integer,
        biz_step text, disposition text, read_point text, biz_location text, transformation_id text,
        flow_nr bigint, declaration_time timestamptz, error_reason text, corrective_ids text[], document text,
        context_nr bigint, capture_id uuid, recorded_by uuid, department_id uuid, content_hash text)
      order by event_id collate "C", is_declaration
      on conflict (event_id, is_declaration) do nothing`,
  );
};
