import { type Action, actionCode, roleCode, type StoryLine } from '@yuanliu/core/trace';
import type { Page, PageQuery } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Ctx, type Db, keyOfCursor, pageFrom, type Scope } from '../../platform/index.ts';
import { eventUuid } from '../ledger/event-number.ts';
import { nameOf } from '../projection/code-names.ts';
import { findRunsOf } from './find-runs-of.ts';
import { locateUnit } from './locate-unit.ts';
import { partsOf } from './story-parts.ts';
import { refsOf } from './unit-refs.ts';
import { eventWithin } from './unit-scope.ts';

interface StoryRow {
  readonly nr: string;
  readonly type: string;
  readonly action: number | null;
  readonly time: Date;
  readonly exactTime: string;
  readonly zoneOffset: string;
  readonly position: number;
  readonly hash: string;
  readonly step: string | null;
  readonly disposition: string | null;
  readonly readPoint: string | null;
  readonly location: string | null;
  readonly because: readonly {
    readonly via: number;
    readonly unit: number;
  }[];
}

/** Why an event belongs to a story, the nearest reason first. */
const viaCode = { own: 0, run: 1, container: 2, fill: 3, lot: 4 } as const;

const asCursor = (row: StoryRow): string[] => [row.exactTime, String(row.position), row.hash, row.nr];

/**
 * Units and spans of time whose events belong to the story of a unit: itself, its runs, the containers that it was in
 * while it was inside (and what these were in), its lot, and the vessels that it went into while they held that fill.
 * It was inside what its runs were in until it was first packed or taken out by itself.
 */
const spans = (unitNr: number, runs: readonly number[]) => sql`
  recursive inside (unit_nr, from_key, to_key, from_time, to_time) as (
    select ${unitNr}::bigint, null::bytea, null::bytea, '-infinity'::timestamptz, 'infinity'::timestamptz
    union
    select c.parent_nr, c.from_key, least(c.to_key, alone.key), c.from_time,
      least(coalesce(c.to_time, 'infinity'), coalesce(alone.time, 'infinity'))
    from containments c
      left join lateral (select apart_key as key, apart_time as time from unit_states
        where unit_nr = ${unitNr} and apart_key is not null) alone on true
    where c.child_nr = any(${[...runs]}::bigint[]) and (alone.key is null or c.from_key < alone.key)
    union
    select c.parent_nr, greatest(i.from_key, c.from_key),
      case when i.to_key is null then c.to_key when c.to_key is null then i.to_key else least(i.to_key, c.to_key) end,
      greatest(i.from_time, c.from_time), least(i.to_time, coalesce(c.to_time, 'infinity'))
    from inside i join containments c on c.child_nr = i.unit_nr
      and (i.to_key is null or c.from_key < i.to_key) and (c.to_key is null or i.from_key is null or c.to_key > i.from_key)
  ), spans (unit_nr, via, from_key, to_key, from_time, to_time) as (
    select unit_nr, case when from_key is null then ${sql.lit(viaCode.own)} else ${sql.lit(viaCode.container)} end, from_key, to_key,
      from_time, to_time from inside
    union all
    select nr, ${sql.lit(viaCode.run)}, null, null, '-infinity', 'infinity' from unnest(${[...runs]}::bigint[]) as run (nr)
    union all
    select s.lot_nr, ${sql.lit(viaCode.lot)}, null, null, '-infinity', 'infinity' from unit_states s
      where s.unit_nr = any(${[unitNr, ...runs]}::bigint[]) and s.lot_nr is not null
    union all
    select f.vessel_nr, ${sql.lit(viaCode.fill)}, f.opened_key, f.closed_key, f.opened_time, coalesce(f.closed_time, 'infinity')
      from incidences i join incidences o on o.flow_nr = i.flow_nr and o.role = ${roleCode.output} and o.is_vessel
      join fills f on f.vessel_nr = o.unit_nr and f.opened_event_nr = o.event_nr
      where i.unit_nr = ${unitNr} and i.role = ${roleCode.input} and not i.is_vessel
  )`;

/** A page of the story of a unit, the latest first; voided events and those outside the scope are left out. */
export const storyOf = async (
  db: Db,
  unitNr: number,
  { scope, limit, after }: PageQuery & { readonly scope: Scope },
): Promise<StoryRow[]> => {
  const runs = await findRunsOf(db, unitNr);
  const [time = 'infinity', position = '0', hash = '', nr = '0'] =
    after === undefined ? [] : keyOfCursor(after, ['time', 'number', 'hex', 'number']);
  const before =
    after === undefined
      ? sql`true`
      : sql`(e.event_time, e.position, e.hash, e.nr) <
          (${time}::timestamptz, ${position}::int, decode(${hash}, 'hex'), ${nr}::bigint)`;
  // Of each unit and role the latest only, and those of the same moment with them, since order goes on behind the time.
  return db.rows(sql<StoryRow>`
    with ${spans(unitNr, runs)}, named as (
      select s.via, s.unit_nr, found.event_nr
      from (select distinct * from spans) s cross join generate_series(1, 6) as in_role (role) cross join lateral (
        select distinct i.event_nr, i.event_time from incidences i join events e on e.nr = i.event_nr
        where i.unit_nr = s.unit_nr and i.role = in_role.role and (i.role <> ${roleCode.member} or s.via = ${sql.lit(viaCode.own)})
          and i.event_time between s.from_time and s.to_time and i.event_time <= ${time}::timestamptz
          and not exists (select from event_voids v where v.event_nr = i.event_nr) and ${eventWithin(scope, 'e')}
          and ${before}
          and (s.from_key is null or event_sort_key(e.event_time, e.position, e.hash, e.event_id) >= s.from_key)
          and (s.to_key is null or event_sort_key(e.event_time, e.position, e.hash, e.event_id) <= s.to_key)
        order by i.event_time desc fetch first ${limit + 1} rows with ties) found
    ), told as (
      select distinct event_nr, via, unit_nr from named
    )
    select e.nr, e.type, e.action, e.event_time as time,
      to_char(e.event_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "exactTime",
      e.time_zone_offset as "zoneOffset", e.position, encode(e.hash, 'hex') as hash, e.biz_step as step, e.disposition,
      e.read_point as "readPoint", e.biz_location as location,
      jsonb_agg(jsonb_build_object('via', t.via, 'unit', t.unit_nr) order by t.via, t.unit_nr) as because
    from told t join events e on e.nr = t.event_nr
    group by e.nr order by e.event_time desc, e.position desc, e.hash desc, e.nr desc limit ${limit + 1}`);
};

/** The story of a unit as the desk shows it. */
export const readStory = async (
  { db, scope }: Ctx,
  id: string,
  query: PageQuery,
): Promise<Page<StoryLine>> => {
  const nr = await locateUnit(db, scope, id);
  const { rows, next } = pageFrom(await storyOf(db, nr, { ...query, scope }), query.limit, asCursor);
  const named = rows.flatMap((row) => row.because.map(({ unit }) => ({ event: Number(row.nr), unit })));
  const refs = await refsOf(
    db,
    named.map(({ unit }) => unit),
  );
  const parts = await partsOf(db, named);
  return {
    next,
    rows: rows.map((row) => ({
      eventId: eventUuid(Number(row.nr)),
      type: row.type,
      action: row.action === null ? null : nameOf<Action>(actionCode, row.action),
      time: row.time.toISOString(),
      zoneOffset: row.zoneOffset,
      step: row.step,
      disposition: row.disposition,
      readPoint: row.readPoint,
      location: row.location,
      because: row.because.flatMap(({ via, unit }) => {
        const ref = refs.get(unit);
        if (ref === undefined) return [];
        return [{ via: nameOf(viaCode, via), unit: ref, parts: [...parts({ event: Number(row.nr), unit })] }];
      }),
    })),
  };
};
