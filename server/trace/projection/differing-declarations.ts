import { differingFields, isObject, namesOf, type ReadableEvent, roleCode } from '@yuanliu/core/trace';
import type { JsonValue } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import type { FoundAnomaly } from './anomaly.ts';

interface PairRow {
  readonly nr: string;
  readonly declarationNr: string;
  readonly unitNr: string;
  readonly time: Date;
  readonly document: string;
  readonly context: JsonValue;
  readonly declaration: string;
  readonly declarationContext: JsonValue;
}

/**
 * Declarations that do not repeat the event which they declare wrong (EPCIS 2.0, 7.4.1.2), among pairs of which one was
 * just written. What is said of a pair never changes, so nothing clears it.
 */
export const differingOf = async (db: Db, recorded: readonly RecordedEvent[]): Promise<FoundAnomaly[]> => {
  const originals = recorded.flatMap(({ nr, voids, voidedBy }) =>
    voidedBy === undefined ? (voids ?? []) : nr,
  );
  return originals.length === 0
    ? []
    : differing(db, sql<boolean>`e.nr = any(${[...new Set(originals)]}::bigint[])`);
};

/** The same of all pairs that are told of units. */
export const differingOfUnits = (db: Db, unitNrs: readonly number[]): Promise<FoundAnomaly[]> =>
  differing(
    db,
    sql<boolean>`e.nr = any(array(
      select v.event_nr from incidences i join event_voids d on d.event_nr = i.event_nr
        join event_voids v on v.declaration_nr = d.declaration_nr
      where i.unit_nr = any(${[...unitNrs]}::bigint[]))) and lead.unit_nr = any(${[...unitNrs]}::bigint[])`,
  );

/** Told of the thing that the event names first; where it names none, of the first of its declaration. */
const differing = async (db: Db, which: RawBuilder<boolean>): Promise<FoundAnomaly[]> => {
  const rows = await db.rows(sql<PairRow>`
    select e.nr, d.nr as "declarationNr", lead.unit_nr as "unitNr", e.event_time as time, e.document,
      ec.content as context, d.document as declaration, dc.content as "declarationContext"
    from events e join events d on d.event_id = e.event_id and d.is_declaration
    cross join lateral (
      select i.unit_nr from events named join incidences i on i.flow_nr = named.flow_nr and i.event_nr = named.nr
      where named.nr in (e.nr, d.nr) and i.role <> ${roleCode.member}
      order by named.nr = d.nr, i.field, i.position limit 1) lead
    left join event_contexts ec on ec.nr = e.context_nr left join event_contexts dc on dc.nr = d.context_nr
    where not e.is_declaration and e.hash <> d.hash and ${which}
    order by e.nr`);
  return rows.map((row) => ({
    kind: 'declaration-differs',
    severity: 'note',
    unitNr: Number(row.unitNr),
    eventNr: Number(row.nr),
    eventTime: row.time.toISOString(),
    otherEventNr: Number(row.declarationNr),
    data: {
      fields: differingFields(
        readable(row.document, row.context),
        readable(row.declaration, row.declarationContext),
      ).join(', '),
    },
  }));
};

const readable = (document: string, context: JsonValue): ReadableEvent => {
  const event: unknown = JSON.parse(document);
  if (!isObject(event)) return { event: {}, names: namesOf(context) };
  return { event, names: namesOf(event['@context'], namesOf(context)) };
};
