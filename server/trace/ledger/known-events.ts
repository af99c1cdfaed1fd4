import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { identityKey, type Said } from './identified-event.ts';

/** An event that is in the ledger already. */
export interface KnownEvent {
  readonly nr: number;
  readonly eventId: string;
  readonly isDeclaration: boolean;
  readonly said: Said;
}

interface KnownRow {
  readonly nr: string;
  readonly eventId: string;
  readonly isDeclaration: boolean;
  readonly hash: string;
  readonly declarationTime: string | null;
  readonly errorReason: string | null;
  readonly correctiveIds: string[] | null;
}

/** The events with these eventIDs, declarations too, by `identityKey`. */
export const findKnown = async (db: Db, eventIds: readonly string[]): Promise<Map<string, KnownEvent>> => {
  const rows = await db.rows(sql<KnownRow>`
    select nr, event_id as "eventId", is_declaration as "isDeclaration", encode(hash, 'hex') as hash,
           to_char(declaration_time, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "declarationTime",
           error_reason as "errorReason", corrective_ids as "correctiveIds"
    from events where event_id = any(${eventIds}::text[])`);
  return new Map(
    rows.map(({ nr, eventId, isDeclaration, hash, declarationTime, errorReason, correctiveIds }) => [
      identityKey(eventId, isDeclaration),
      {
        nr: Number(nr),
        eventId,
        isDeclaration,
        said: { hash, declarationTime, errorReason, correctiveIds: correctiveIds ?? [] },
      },
    ]),
  );
};
