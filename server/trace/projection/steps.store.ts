import type { Text } from '@yuanliu/core/platform';
import { actionCode, evidenceCode, fieldCode, roleCode } from '@yuanliu/core/trace';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { baseQuantity } from './base-quantity.ts';
import { nameOf } from './code-names.ts';
import { sortKeyOf } from './event-key.ts';
import { markCode } from './marks.store.ts';
import type { EventFacts, EventMark, Part, Step } from './step.ts';

interface EventRow {
  readonly nr: string;
  readonly eventId: string;
  readonly hash: string;
  readonly type: string;
  readonly action: number | null;
  readonly time: string;
  readonly recordTime: string;
  readonly position: number;
  readonly bizStep: string | null;
  readonly disposition: string | null;
  readonly readPoint: string | null;
  readonly bizLocation: string | null;
  readonly flowNr: string;
  readonly endpoints: readonly { readonly kind: number; readonly type: string; readonly id: string }[] | null;
  readonly marks:
    | readonly {
        readonly kind: number;
        readonly name: string;
        readonly reason: string | null;
        readonly paper: string | null;
        readonly person: string | null;
        readonly doubt: Text | null;
      }[]
    | null;
  readonly parentNr: string | null;
  readonly hasChildren: boolean;
  readonly leadNr: string | null;
}

const moment = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The facts of events, by number; voided ones as well. */
export const readFacts = async (db: Db, nrs: readonly number[]): Promise<Map<number, EventFacts>> => {
  if (nrs.length === 0) return new Map();
  const rows = await db.rows(sql<EventRow>`
    select e.nr, e.event_id as "eventId", encode(e.hash, 'hex') as hash, e.type, e.action,
      ${moment('e.event_time')} as time, ${moment('e.record_time')} as "recordTime", e.position,
      e.biz_step as "bizStep", e.disposition, e.read_point as "readPoint", e.biz_location as "bizLocation",
      e.flow_nr as "flowNr",
      (select jsonb_agg(jsonb_build_object('kind', r.kind, 'type', r.type, 'id', r.value) order by r.kind, r.position)
        from event_references r where r.event_nr = e.nr and r.kind in (2, 3)) as endpoints,
      (select jsonb_agg(to_jsonb(m) order by m.position) from event_marks m where m.event_nr = e.nr) as marks,
      (select p.unit_nr from incidences p
        where p.flow_nr = e.flow_nr and p.event_nr = e.nr and p.role = ${roleCode.parent} limit 1) as "parentNr",
      exists (select from incidences c
        where c.flow_nr = e.flow_nr and c.event_nr = e.nr and c.role = ${roleCode.child}) as "hasChildren",
      (select l.unit_nr from incidences l
        where l.flow_nr = e.flow_nr and l.event_nr = e.nr and l.role <> ${roleCode.member}
        order by l.field, l.position limit 1) as "leadNr"
    from events e where e.nr = any(${[...nrs]}::bigint[])`);
  return new Map(rows.map((row) => [Number(row.nr), factsOfRow(row)]));
};

const factsOfRow = (row: EventRow): EventFacts => {
  const { nr, eventId, hash, type, time, position, bizStep, disposition, readPoint, bizLocation } = row;
  const action = row.action === null ? undefined : nameOf(actionCode, row.action);
  const endpoints = row.endpoints ?? [];
  const of = (kind: number) =>
    endpoints.filter((each) => each.kind === kind).map(({ type: t, id }) => ({ type: t, id }));
  return {
    nr: Number(nr),
    key: sortKeyOf({ time, position, hash, eventId }),
    time,
    recordTime: row.recordTime,
    hash,
    type,
    ...(action !== undefined && { action }),
    ...(bizStep !== null && { bizStep }),
    ...(disposition !== null && { disposition }),
    ...(readPoint !== null && { readPoint }),
    ...(bizLocation !== null && { bizLocation }),
    flowNr: Number(row.flowNr),
    sources: of(2),
    destinations: of(3),
    marks: (row.marks ?? []).map(markOfRow),
    ...(row.parentNr !== null && { parentNr: Number(row.parentNr) }),
    isEmptying: action === 'DELETE' && row.parentNr !== null && !row.hasChildren,
    ...(row.leadNr !== null && { leadNr: Number(row.leadNr) }),
  };
};

const markOfRow = ({
  kind,
  name,
  reason,
  paper,
  person,
  doubt,
}: NonNullable<EventRow['marks']>[number]): EventMark => ({
  kind: nameOf(markCode, kind),
  name,
  ...(reason !== null && { reason }),
  ...(paper !== null && { paper }),
  ...(person !== null && { person }),
  ...(doubt !== null && { doubt }),
});

interface PartRow {
  readonly unitNr: string;
  readonly eventNr: string;
  readonly role: number;
  readonly field: number;
  readonly position: number;
  readonly quantity: string | null;
  readonly uom: string | null;
  readonly evidence: number;
  readonly isVessel: boolean;
  readonly peerNr: string | null;
}

const partOfRow = (row: PartRow): Part => ({
  role: nameOf(roleCode, row.role),
  field: nameOf(fieldCode, row.field),
  position: row.position,
  ...(row.quantity !== null && baseQuantity(row.quantity, row.uom ?? undefined)),
  evidence: nameOf(evidenceCode, row.evidence),
  isVessel: row.isVessel,
  ...(row.peerNr !== null && { peerNr: Number(row.peerNr) }),
});

/** What counts: by now, or by what was recorded, and not declared wrong, at a moment. */
const countsAt = (asOf: Date | null) =>
  asOf === null
    ? sql`not exists (select from event_voids v where v.event_nr = i.event_nr)`
    : sql`not exists (select from event_voids v where v.event_nr = i.event_nr and v.known_from <= ${asOf})
        and exists (select from events k where k.nr = i.event_nr and k.record_time <= ${asOf})`;

/**
 * All own steps of units in the order of their keys; what was declared wrong is left out. `asOf`: as it was known then.
 */
export const readSteps = async (
  db: Db,
  unitNrs: readonly number[],
  asOf: Date | null = null,
): Promise<Map<number, Step[]>> => {
  if (unitNrs.length === 0) return new Map();
  const rows = await db.rows(sql<PartRow>`
    select i.unit_nr as "unitNr", i.event_nr as "eventNr", i.role, i.field, i.position, i.quantity, i.uom,
      i.evidence, i.is_vessel as "isVessel", i.peer_nr as "peerNr"
    from incidences i
    where i.unit_nr = any(${[...unitNrs]}::bigint[]) and ${countsAt(asOf)}`);
  const facts = await readFacts(db, [...new Set(rows.map(({ eventNr }) => Number(eventNr)))]);
  const steps = new Map<number, Step[]>();
  for (const [unitNr, ofUnit] of Map.groupBy(rows, (row) => Number(row.unitNr))) {
    const events = [...Map.groupBy(ofUnit, ({ eventNr }) => Number(eventNr))].flatMap(([nr, parts]) => {
      const event = facts.get(nr);
      return event === undefined ? [] : [{ event, parts: parts.map(partOfRow) }];
    });
    steps.set(
      unitNr,
      events.toSorted((a, b) => (a.event.key < b.event.key ? -1 : 1)),
    );
  }
  return steps;
};

/** The events that emptied containers, from a moment on (UTC), by container, in the order of their keys. */
export const readEmptyings = (
  db: Db,
  parentNrs: readonly number[],
  from: string,
): Promise<Map<number, EventFacts[]>> =>
  emptyingsThat(db, parentNrs, sql`i.event_time >= ${from}::timestamptz and ${countsAt(null)}`);

/** All events that emptied containers, as it was known then. */
export const readEmptyingsAsOf = (
  db: Db,
  parentNrs: readonly number[],
  asOf: Date | null,
): Promise<Map<number, EventFacts[]>> => emptyingsThat(db, parentNrs, countsAt(asOf));

const emptyingsThat = async (
  db: Db,
  parentNrs: readonly number[],
  condition: RawBuilder<unknown>,
): Promise<Map<number, EventFacts[]>> => {
  if (parentNrs.length === 0) return new Map();
  const rows = await db.rows(sql<{ parentNr: string; eventNr: string }>`
    select i.unit_nr as "parentNr", i.event_nr as "eventNr"
    from incidences i join events e on e.nr = i.event_nr
    where i.unit_nr = any(${[...parentNrs]}::bigint[]) and i.role = ${roleCode.parent}
      and e.action = ${actionCode.DELETE}
      and not exists (select from incidences c
        where c.flow_nr = i.flow_nr and c.event_nr = i.event_nr and c.role = ${roleCode.child})
      and ${condition}`);
  const facts = await readFacts(
    db,
    rows.map(({ eventNr }) => Number(eventNr)),
  );
  const emptyings = new Map<number, EventFacts[]>();
  for (const [parentNr, ofParent] of Map.groupBy(rows, (row) => Number(row.parentNr)))
    emptyings.set(
      parentNr,
      ofParent
        .map(({ eventNr }) => facts.get(Number(eventNr)))
        .filter((event) => event !== undefined)
        .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    );
  return emptyings;
};
