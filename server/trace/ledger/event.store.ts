import { type RawBuilder, sql } from 'kysely';
import { urisOf } from '../genealogy/resolve-unit.ts';
import { withinScope } from '../../identity/index.ts';
import type { Db, Scope } from '../../platform/index.ts';
import { eventNr } from './event-number.ts';
import { seekUnits } from './seek-units.ts';

/** What narrows the list of events down; everything given must hold. */
export interface EventFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly type?: string | undefined;
  readonly step?: string | undefined;
  readonly disposition?: string | undefined;
  readonly place?: string | undefined;
  readonly document?: string | undefined;
  readonly unit?: string | undefined;
  readonly only?: 'declarations' | 'voided' | 'duplicates' | undefined;
  readonly capture?: string | undefined;
}

/** The columns that every view of an event shows. */
export interface EventRow {
  readonly nr: string;
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly action: number | null;
  readonly eventTime: Date;
  /** To the microsecond, for the place in the list. */
  readonly exactTime: string;
  readonly zoneOffset: string;
  readonly recordTime: Date;
  readonly step: string | null;
  readonly disposition: string | null;
  readonly readPoint: string | null;
  readonly location: string | null;
  readonly captureId: string | null;
  readonly isDeclaration: boolean;
  readonly isVoid: boolean;
}

/** An event of the list. */
export interface ListedRow extends EventRow {
  readonly units: readonly ListedUnitRow[];
  readonly unitCount: number;
  readonly documents: readonly string[];
}

/** A unit of an event of the list. */
export interface ListedUnitRow extends UnitRow {
  readonly role: number;
  readonly quantity: string | null;
  readonly uom: string | null;
}

/** A unit as views name it. */
export interface UnitRow {
  readonly nr: number;
  readonly uri: string;
  readonly label: string;
  readonly kind: string;
}

/** The columns of an event that every view shows, as a select list over `events e` and `event_voids v`. */
export const eventColumns = sql`
  e.nr, e.id, e.event_id as "eventId", e.type, e.action, e.event_time as "eventTime",
  to_char(e.event_time, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "exactTime", e.time_zone_offset as "zoneOffset",
  e.record_time as "recordTime", e.biz_step as step, e.disposition, e.read_point as "readPoint",
  e.biz_location as location, e.capture_id as "captureId", e.is_declaration as "isDeclaration",
  v.event_nr is not null and not e.is_declaration as "isVoid"`;

/** That an event lies in the scope: it is owned by whoever recorded it. */
export const ownedWithin = (scope: Scope): RawBuilder<boolean> =>
  withinScope(scope, { owner: 'e.recorded_by', department: 'e.department_id' });

/** The first units of each role, and documents, that a line of the list names. */
const [namedUnits, namedDocuments] = [2, 2];

/** Events of the scope, the latest first, behind the key `after` (moment and id) if one is given; one statement. */
export const listEvents = async (
  db: Db,
  scope: Scope,
  { filter, limit, after }: { filter: EventFilter; limit: number; after: readonly string[] | undefined },
): Promise<ListedRow[]> => {
  const conditions = [ownedWithin(scope), ...(await conditionsOf(db, filter))];
  const [time, id = ''] = after ?? [];
  if (time !== undefined)
    conditions.push(sql<boolean>`(e.event_time, e.nr) < (${time}::timestamptz, ${eventNr(id) ?? 0}::bigint)`);
  return db.rows(sql<ListedRow>`
    select ${eventColumns},
           coalesce((
             select json_agg(named order by named.role, named.place) from (
               select u.nr, u.uri, u.label, u.kind, l.role, l.quantity::text as quantity, l.uom, l.place
               from (
                 select i.*, row_number() over (partition by i.role order by i.field, i.position) as place
                 from incidences i
                 where i.flow_nr = e.flow_nr and i.event_nr = e.nr and i.role <> 5) l
               join units u on u.nr = l.unit_nr where l.place <= ${namedUnits}) named), '[]') as units,
           array(
             select r.value from event_references r where r.event_nr = e.nr and r.kind = 1
             order by r.position limit ${namedDocuments}) as documents,
           (select count(*)::int from incidences i
            where i.flow_nr = e.flow_nr and i.event_nr = e.nr and i.role <> 5) as "unitCount"
    from events e left join event_voids v on v.event_nr = e.nr
    where ${sql.join(conditions, sql` and `)}
    order by e.event_time desc, e.nr desc limit ${limit}`);
};

const conditionsOf = async (db: Db, filter: EventFilter): Promise<RawBuilder<boolean>[]> => {
  const { from, to, type, step, disposition, place, document, unit, only, capture } = filter;
  const conditions: RawBuilder<boolean>[] = [];
  if (from !== undefined) conditions.push(sql`e.event_time >= ${from}::timestamptz`);
  if (to !== undefined) conditions.push(sql`e.event_time < ${to}::timestamptz`);
  if (type !== undefined) conditions.push(sql`e.type = ${type}`);
  if (step !== undefined) conditions.push(sql`e.biz_step = ${step}`);
  if (disposition !== undefined) conditions.push(sql`e.disposition = ${disposition}`);
  if (capture !== undefined) conditions.push(sql`e.capture_id = ${capture}`);
  if (place !== undefined) {
    const uris = urisOf(place.trim());
    conditions.push(sql`(e.biz_location = any(${uris}::text[]) or e.read_point = any(${uris}::text[]))`);
  }
  if (document !== undefined)
    conditions.push(sql`e.nr in (
      select event_nr from event_references
      where kind = 1 and (value = any(${urisOf(document.trim())}::text[])
                          or substring(value from '[^:/]+$') = ${document.trim()}))`);
  if (unit !== undefined) {
    const nrs = await seekUnits(db, unit);
    conditions.push(sql`e.nr in (
      select event_nr from incidences where unit_nr = any(${nrs}::bigint[])
      union all select event_nr from incidences where peer_nr = any(${nrs}::bigint[]))`);
  }
  if (only !== undefined) conditions.push(onlyConditions[only]);
  return conditions;
};

const onlyConditions = {
  declarations: sql<boolean>`e.is_declaration`,
  voided: sql<boolean>`e.nr in (select event_nr from event_voids where event_nr <> declaration_nr)`,
  duplicates: sql<boolean>`e.nr in (select event_nr from anomalies where kind = 'possible-duplicate')`,
} as const;
