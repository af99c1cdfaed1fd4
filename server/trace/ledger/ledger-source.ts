import type { JsonValue } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Db, SealedRow, SealedSource } from '../../platform/index.ts';
import { hashedContext } from './ensure-contexts.ts';
import { findAstray } from './find-astray.ts';
import { contentOf, type EventLine, ledgerLog, type SealedIncidence } from './event-content.ts';
import { eventNr, eventUuid } from './event-number.ts';

/** The ledger as verifying reads it: every event made anew of its rows, as its hash was taken. */
export const ledgerSource: SealedSource = {
  log: ledgerLog,
  ids: sql`select id from events`,
  read: async (db, ids) => readSealed(db, ids),
  titleOfLost: (id) => `#${eventNr(id) ?? id}`,
  astray: findAstray,
};

/** An event as its seal speaks of it, read back from the tables, with the context behind its context hash. */
export interface StoredContent {
  readonly row: SealedRow;
  readonly context: JsonValue;
}

const readSealed = async (db: Db, ids: readonly string[]): Promise<SealedRow[]> =>
  (await readContents(db, ids)).map(({ row }) => row);

/**
 * Reads events by their ids. By number, for there is no index on the id; an id that says another number than its row
 * has shows as changed content.
 */
export const readContents = async (db: Db, ids: readonly string[]): Promise<StoredContent[]> => {
  const nrs = ids.map(eventNr).filter((nr) => nr !== undefined);
  const [lines, incidences] = await Promise.all([readLines(db, nrs), readIncidences(db, nrs)]);
  const contexts = await readContexts(db, [...new Set(lines.map(({ context_nr }) => context_nr))]);
  return lines.map(({ content_hash, ...line }) => {
    const context = contexts.get(line.context_nr) ?? { hash: '', content: null };
    const content = contentOf({
      line,
      contextHash: context.hash,
      incidences: incidences.get(line.nr) ?? [],
    });
    const title = [line.event_time, line.type, line.biz_step ?? '', line.event_id].join(' · ');
    // The number is what the row was asked by, so that an id that was changed does not hide the row.
    return {
      row: { id: eventUuid(Number(line.nr)), content, hash: content_hash, title },
      context: context.content,
    };
  });
};

type StoredLine = EventLine & { readonly content_hash: Buffer };

const moment = (column: string) => sql`to_char(${sql.ref(column)}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const readLines = (db: Db, nrs: readonly number[]): Promise<StoredLine[]> =>
  db.rows(sql<StoredLine>`
    select nr, id, event_id, is_declaration, is_id_minted, encode(hash, 'hex') as hash, type, action,
           ${moment('event_time')} as event_time, time_zone_offset, ${moment('record_time')} as record_time,
           position, biz_step, disposition, read_point, biz_location, transformation_id, flow_nr,
           ${moment('declaration_time')} as declaration_time, error_reason, corrective_ids, document, context_nr,
           capture_id, recorded_by, department_id, content_hash
    from events where nr = any(${nrs}::bigint[])`);

interface IncidenceRow extends Omit<SealedIncidence, 'quantity' | 'uom' | 'peerUri'> {
  readonly eventNr: string;
  readonly quantity: string | null;
  readonly uom: string | null;
  readonly peerUri: string | null;
}

const readIncidences = async (db: Db, nrs: readonly number[]): Promise<Map<string, SealedIncidence[]>> => {
  const rows = await db.rows(sql<IncidenceRow>`
    select i.event_nr as "eventNr", i.role, i.field, i.position, u.uri as "unitUri", i.quantity, i.uom, i.evidence,
           i.is_vessel as "isVessel", p.uri as "peerUri"
    from events e
    join incidences i on i.flow_nr = e.flow_nr and i.event_nr = e.nr
    left join units u on u.nr = i.unit_nr
    left join units p on p.nr = i.peer_nr
    where e.nr = any(${nrs}::bigint[])`);
  const found = new Map<string, SealedIncidence[]>();
  for (const { eventNr: nr, quantity, uom, peerUri, ...line } of rows) {
    const list = found.get(nr) ?? [];
    list.push({
      ...line,
      ...(quantity !== null && { quantity }),
      ...(uom !== null && { uom }),
      ...(peerUri !== null && { peerUri }),
    });
    found.set(nr, list);
  }
  return found;
};

const readContexts = async (
  db: Db,
  nrs: readonly string[],
): Promise<Map<string, { readonly hash: string; readonly content: JsonValue }>> => {
  const rows = await db.rows(sql<{ nr: string; content: JsonValue }>`
    select nr, content from event_contexts where nr = any(${nrs}::bigint[])`);
  return new Map(rows.map(({ nr, content }) => [nr, { content, hash: hashedContext(content).hash }]));
};
