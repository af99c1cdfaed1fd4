import { sql } from 'kysely';
import { withinScope } from '../../identity/index.ts';
import type { Db, Scope } from '../../platform/index.ts';
import type { FoundEvent } from '../query/event-query.ts';

type Row = Omit<FoundEvent, 'nr' | 'contextNr'> & { readonly nr: string; readonly contextNr: string };

const columns = sql.raw(
  'e.nr, e.event_id as "eventId", e.is_id_minted as "isMinted", e.is_declaration as "isDeclaration", ' +
    'e.record_time as "recordTime", e.document, e.context_nr as "contextNr", e.capture_id as "captureId"',
);

const found = ({ nr, contextNr, ...row }: Row): FoundEvent => ({
  ...row,
  nr: Number(nr),
  contextNr: Number(contextNr),
});

/** The event with this eventID and the declarations that it is wrong, the event first. */
export const findByEventId = async (db: Db, scope: Scope, eventId: string): Promise<FoundEvent[]> => {
  const rows = await db.rows(sql<Row>`
    select ${columns} from events e
    where e.event_id = ${eventId} and ${withinScope(scope, { owner: 'e.recorded_by', department: 'e.department_id' })}
    order by e.is_declaration, e.nr`);
  return rows.map(found);
};
