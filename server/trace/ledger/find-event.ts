import type { JsonValue } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Db, Scope } from '../../platform/index.ts';
import { eventColumns, type EventRow, ownedWithin, type UnitRow } from './event.store.ts';

/** An event with the columns that a list leaves out. */
export interface WholeRow extends EventRow {
  readonly hash: string;
  readonly isIdMinted: boolean;
  readonly recordedBy: string | null;
  readonly transformationId: string | null;
  readonly document: string;
  readonly context: JsonValue;
  readonly flowNr: string;
  readonly declarationTime: Date | null;
  readonly errorReason: string | null;
  readonly correctiveIds: readonly string[] | null;
}

/** One event of the scope by its number. */
export const findEvent = async (db: Db, scope: Scope, nr: number): Promise<WholeRow | undefined> => {
  const [row] = await db.rows(sql<WholeRow>`
    select ${eventColumns}, encode(e.hash, 'hex') as hash, e.is_id_minted as "isIdMinted",
           e.recorded_by as "recordedBy", e.transformation_id as "transformationId", e.document,
           c.content as context, e.flow_nr as "flowNr", e.declaration_time as "declarationTime",
           e.error_reason as "errorReason", e.corrective_ids as "correctiveIds"
    from events e
    left join event_voids v on v.event_nr = e.nr
    left join event_contexts c on c.nr = e.context_nr
    where e.nr = ${nr} and ${ownedWithin(scope)}`);
  return row;
};

/** A line of an event's graph. */
export interface NamedUnitRow {
  readonly unit: UnitRow;
  readonly role: number;
  readonly field: number;
  readonly position: number;
  readonly quantity: string | null;
  readonly uom: string | null;
  readonly evidence: number;
  readonly isVessel: boolean;
  readonly lot: UnitRow | null;
}

/** Lines that a page shows; an event may have ten thousand. */
const shownUnits = 1_000;

/** The first thousand lines of an event's graph, in the order of the event, and how many there are. */
export const findNamedUnits = async (
  db: Db,
  { nr, flowNr }: Pick<WholeRow, 'nr' | 'flowNr'>,
): Promise<{ lines: NamedUnitRow[]; count: number }> => {
  const rows = await db.rows(sql<NamedUnitRow & { readonly count: string }>`
    select json_build_object('nr', u.nr, 'uri', u.uri, 'label', u.label, 'kind', u.kind) as unit, i.role, i.field, i.position,
           i.quantity, i.uom, i.evidence, i.is_vessel as "isVessel",
           case when l.nr is not null
             then json_build_object('nr', l.nr, 'uri', l.uri, 'label', l.label, 'kind', l.kind) end as lot,
           count(*) over () as count
    from incidences i join units u on u.nr = i.unit_nr left join units l on l.nr = i.peer_nr
    where i.flow_nr = ${flowNr} and i.event_nr = ${nr}
    order by i.field, i.position, i.role limit ${shownUnits}`);
  return { lines: rows, count: Number(rows[0]?.count ?? 0) };
};

/** The documents and parties of an event, in their order. */
export const findReferences = (
  db: Db,
  nr: string,
): Promise<{ readonly kind: number; readonly type: string | null; readonly value: string }[]> =>
  db.rows(sql<{ kind: number; type: string | null; value: string }>`
    select kind, type, value from event_references where event_nr = ${nr} order by kind, position`);

/** The other half of an event and its error declaration; the id is null where it lies outside the scope. */
export interface PairedRow {
  readonly id: string | null;
  readonly declaredAt: Date | null;
  readonly reason: string | null;
  readonly correctiveIds: readonly string[] | null;
}

/** The declaration of an event, or the event of a declaration, where it is here. */
export const findPaired = async (
  db: Db,
  scope: Scope,
  { eventId, isDeclaration }: Pick<EventRow, 'eventId' | 'isDeclaration'>,
): Promise<PairedRow | undefined> => {
  const [row] = await db.rows(sql<PairedRow>`
    select case when ${ownedWithin(scope)} then e.id end as id, e.declaration_time as "declaredAt", e.error_reason as reason, e.corrective_ids as "correctiveIds"
    from events e
    where e.event_id = ${eventId} and e.is_declaration = ${!isDeclaration}`);
  return row;
};

/** The ids of the events of the scope with these eventIDs, declarations left out. */
export const findIds = async (
  db: Db,
  scope: Scope,
  eventIds: readonly string[],
): Promise<Map<string, string>> => {
  const rows = await db.rows(sql<{ eventId: string; id: string }>`
    select e.event_id as "eventId", e.id from events e
    where e.event_id = any(${eventIds}::text[]) and not e.is_declaration and ${ownedWithin(scope)}`);
  return new Map(rows.map(({ eventId, id }) => [eventId, id]));
};

/** Events of the scope that say the same under another eventID; the first hundred. */
export const findAlike = (
  db: Db,
  scope: Scope,
  { hash, eventId }: Pick<WholeRow, 'hash' | 'eventId'>,
): Promise<{ readonly eventId: string; readonly id: string }[]> =>
  db.rows(sql<{ eventId: string; id: string }>`
    select e.event_id as "eventId", e.id from events e
    where e.hash = decode(${hash}, 'hex') and e.event_id <> ${eventId} and not e.is_declaration
      and ${ownedWithin(scope)}
    order by e.nr limit 100`);
