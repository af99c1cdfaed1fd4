import { sql } from 'kysely';
import { appendSealedIfNew, type Tx } from '../../platform/index.ts';
import { type EventLine, ledgerLog } from './event-content.ts';
import { givenRows } from './given-rows.ts';

const columns = {
  nr: 'bigint',
  id: 'uuid',
  event_id: 'text',
  is_declaration: 'boolean',
  is_id_minted: 'boolean',
  type: 'text',
  action: 'smallint',
  event_time: 'timestamptz',
  time_zone_offset: 'text',
  record_time: 'timestamptz',
  position: 'integer',
  biz_step: 'text',
  disposition: 'text',
  read_point: 'text',
  biz_location: 'text',
  transformation_id: 'text',
  flow_nr: 'bigint',
  declaration_time: 'timestamptz',
  error_reason: 'text',
  document: 'text',
  context_nr: 'bigint',
  capture_id: 'uuid',
  recorded_by: 'uuid',
  department_id: 'uuid',
} as const;

/** Columns that cannot travel in an array as they are: hashes as hex, lists as JSON. */
const wrapped = { hash_hex: 'text', content_hash_hex: 'text', corrective_json: 'text' } as const;

/** A row of `events` with its leaf in the sealed log. */
export interface SealedLine {
  readonly line: EventLine;
  readonly contentHash: Buffer;
}

/**
 * Writes events in the order of their eventIDs, each with its line for the sealer; answers with the ids of those that
 * were written. An event that somebody else wrote meanwhile is left out.
 */
export const writeEvents = (tx: Tx, events: readonly SealedLine[]): Promise<string[]> => {
  const lines = events.map(({ line, contentHash }) => ({
    ...line,
    hash_hex: line.hash,
    content_hash_hex: contentHash.toString('hex'),
    corrective_json: line.corrective_ids === null ? null : JSON.stringify(line.corrective_ids),
  }));
  const { names } = givenRows(columns, []);
  const { table } = givenRows({ ...columns, ...wrapped }, lines);
  return appendSealedIfNew(
    tx,
    ledgerLog,
    sql`
      insert into events (${names}, hash, content_hash, corrective_ids)
      select ${names}, decode(hash_hex, 'hex'), decode(content_hash_hex, 'hex'),
             case when corrective_json is not null
               then array(select json_array_elements_text(corrective_json::json)) end
      from ${table} order by event_id collate "C", is_declaration
      on conflict (event_id, is_declaration) do nothing`,
  );
};
