import type { Amounts, UnitKind } from '@yuanliu/core/trace';
import type { JsonValue, PageQuery } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Db, keyOfCursor, type Scope } from '../../platform/index.ts';
import { insideOf } from './inside-of.ts';
import { productOf } from '../projection/lot-classes.store.ts';
import type { PlaceKind } from '../projection/place.ts';
import {
  anomalyWithin,
  contentWithin,
  eventNrWithin,
  eventWithin,
  unitWhollyWithin,
  unitWithin,
} from './unit-scope.ts';

/** A unit with its state, where an event named it. */
export interface UnitRecord {
  readonly nr: string;
  readonly uri: string;
  readonly kind: UnitKind;
  readonly label: string;
  readonly classNr: string | null;
  readonly epcUrn: string | null;
  readonly disposition: string | null;
  readonly placeKind: PlaceKind | null;
  readonly place: string | null;
  readonly holder: string | null;
  readonly owner: string | null;
  readonly lotNr: string | null;
  readonly isEnded: boolean | null;
  readonly onHand: Amounts | null;
  readonly eventCount: number | null;
  readonly firstTime: Date | null;
  readonly lastTime: Date | null;
  readonly state: JsonValue | null;
  /** Events outside the scope tell of it; then nothing above but its name is filled. */
  readonly isPartlyHidden: boolean;
}

/** A unit with what is known of it; with nothing known, where events outside the scope tell of it. */
const records = (scope: Scope) => sql<UnitRecord>`
  select u.nr, u.uri, u.kind, u.label, case when told.whole then ${productOf} else u.class_nr end as "classNr",
    u.epc_urn as "epcUrn", s.disposition,
    p.place_kind as "placeKind", p.place, s.holder, s.owner, s.lot_nr as "lotNr", s.is_ended as "isEnded",
    s.on_hand as "onHand", s.event_count as "eventCount", s.first_time as "firstTime", s.last_time as "lastTime",
    s.state, not told.whole as "isPartlyHidden"
  from units u cross join lateral (select ${unitWhollyWithin(scope, 'u.nr')} as whole) told
  left join unit_states s on s.unit_nr = u.nr and told.whole
  left join lateral effective_place(u.nr) p on told.whole`;

/** Which units are wanted. */
export interface UnitFilter extends PageQuery {
  /** Their numbers, where a text was looked up. */
  readonly among?: readonly number[];
  readonly kind?: UnitKind | undefined;
  /** With a hold of their own. */
  readonly held?: boolean | undefined;
  readonly place?: string | undefined;
}

/** Units of the scope, the youngest first; one more than the page holds. */
export const selectUnits = (db: Db, scope: Scope, filter: UnitFilter): Promise<UnitRecord[]> => {
  const { among, kind, held, place, after, limit } = filter;
  const [before] = after === undefined ? [undefined] : keyOfCursor(after, ['number']);
  const conditions = [
    unitWithin(scope, 'u.nr'),
    ...(among === undefined ? [] : [sql`u.nr = any(${[...among]}::bigint[])`]),
    ...(kind === undefined ? [] : [sql`u.kind = ${kind}`]),
    ...(held === undefined ? [] : [sql`${ownHold} = ${held}`]),
    ...(place === undefined
      ? []
      : [
          sql`((s.place = ${place} and s.place_kind = 'location') or (s.unit_nr is not null and exists (
            select from unit_stocks t where t.unit_nr = u.nr and t.place = ${place} and t.place_kind = 'location')))`,
        ]),
    ...(before === undefined ? [] : [sql`u.nr < ${before}::bigint`]),
  ];
  return db.rows(sql<UnitRecord>`
    ${records(scope)} where ${sql.join(conditions, sql` and `)} order by u.nr desc limit ${limit + 1}`);
};

const ownHold = sql`(exists (select from holds h where h.unit_nr = u.nr and h.to_key is null and not h.is_exemption)
  or exists (select from anomalies a where a.unit_nr = u.nr and a.is_holding))`;

/** One unit that is visible in the scope. */
export const findUnit = async (db: Db, scope: Scope, nr: number): Promise<UnitRecord | undefined> => {
  const rows = await db.rows(sql<UnitRecord>`${records(scope)} where u.nr = ${nr}`);
  return rows[0];
};

/** A unit now, or right after all events of a moment. */
export interface AtMoment {
  readonly nr: number;
  readonly at?: Date;
}

/** The condition that an interval, a row `c` of `containments`, was not over. */
const isOpen = (at: Date | undefined) =>
  at === undefined
    ? sql<boolean>`c.to_key is null`
    : sql<boolean>`(c.from_time <= ${at} and (c.to_time is null or c.to_time > ${at}))`;

/** What hangs on a unit, in numbers; `hidden` are things inside that events outside the scope tell of. */
export const countAround = async (
  db: Db,
  scope: Scope,
  { nr, at }: AtMoment,
): Promise<{ contentCount: number; hidden: number; openAnomalies: number }> => {
  const [row] = await db.rows(sql<{ contentCount: number; hidden: number; openAnomalies: number }>`
    select inside.told as "contentCount", inside.all - inside.told as hidden,
      (select count(*)::int from anomalies a
        where a.unit_nr = ${nr} and a.state = 'open' and a.event_time <= ${at ?? 'infinity'}::timestamptz
          and ${anomalyWithin(scope)}) as "openAnomalies"
    from (select count(*)::int as all, (count(*) filter (where ${contentWithin(scope)}))::int as told
      from containments c where c.parent_nr = ${nr} and ${isOpen(at)}) inside`);
  return row ?? { contentCount: 0, hidden: 0, openAnomalies: 0 };
};

/** How many events in the scope name a unit; voided ones are left out. */
export const countEvents = async (db: Db, scope: Scope, { nr, at }: AtMoment): Promise<number> => {
  const [row] = await db.rows(sql<{ count: number }>`
    select count(distinct i.event_nr)::int as count from incidences i join events e on e.nr = i.event_nr
    where i.unit_nr = ${nr} and ${eventWithin(scope, 'e')} and e.event_time <= ${at ?? 'infinity'}::timestamptz
      and not exists (select from event_voids v where v.event_nr = i.event_nr)`);
  return row?.count ?? 0;
};

/** A fill as it is read. */
export interface FillRecord {
  readonly uri: string;
  readonly ordinal: number;
  readonly from: Date;
  readonly to: Date | null;
  readonly isAssumed: boolean;
  readonly hasHeel: boolean;
  readonly heel: Amounts;
  readonly charged: Amounts;
  readonly drawn: Amounts;
}

/** The last fills of a vessel, the newest first. */
export const lastFills = (db: Db, vesselNr: number, limit: number): Promise<FillRecord[]> =>
  db.rows(sql<FillRecord>`
    select uri, ordinal, opened_time as "from", closed_time as "to", is_assumed as "isAssumed",
      has_heel as "hasHeel", heel, charged, drawn
    from fills where vessel_nr = ${vesselNr} order by ordinal desc limit ${limit}`);

/** A container as it is read. */
export interface ContainerRecord {
  readonly parentNr: string;
  readonly bond: number;
  readonly from: Date;
  readonly evidence: number;
  readonly inside: Amounts | null;
}

/**
 * The innermost to the outermost container of a single thing, now or at a moment; of a quantity the first few that it
 * lies in, with what is inside now.
 */
export const openContainments = (
  db: Db,
  scope: Scope,
  { nr, limit, at }: AtMoment & { readonly limit: number },
): Promise<ContainerRecord[]> =>
  db.rows(sql<ContainerRecord>`
    with recursive climb (child_nr, parent_nr, bond, from_time, evidence, inside, depth) as (
      (select c.child_nr, c.parent_nr, c.bond, c.from_time, c.evidence, ${insideOf('c')}, 1 from containments c
        where c.child_nr = ${nr} and ${isOpen(at)} and ${eventNrWithin(scope, 'c.from_event_nr')}
        order by c.bond, c.parent_nr limit ${limit})
      union all
      select c.child_nr, c.parent_nr, c.bond, c.from_time, c.evidence, c.inside, climb.depth + 1
      from climb join containments c on c.child_nr = climb.parent_nr and ${isOpen(at)}
        and ${eventNrWithin(scope, 'c.from_event_nr')}
      where climb.inside is null and climb.depth < 32
    )
    select parent_nr as "parentNr", bond, from_time as "from", evidence, inside from climb
    order by depth, bond, parent_nr limit ${limit}`);
