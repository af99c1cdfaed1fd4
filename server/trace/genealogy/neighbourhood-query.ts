import { actionCode, referenceCode, roleCode } from '@yuanliu/core/trace';
import { type RawBuilder, sql } from 'kysely';
import { withinScope } from '../../identity/index.ts';
import type { Scope } from '../../platform/index.ts';
import { productOf } from '../projection/lot-classes.store.ts';
import { type Asked, type Direction, type TimeRule, virtualUnit } from './neighbourhood.ts';
import type { Row } from './neighbourhood-rows.ts';
import { packed } from './packed-lists.ts';

/** How a neighbourhood is looked up. */
export interface QueryTerms {
  readonly direction: Direction;
  readonly time: TimeRule;
  /** What counts is what was recorded, and not declared wrong, by then; null for now. */
  readonly asOf: Date | null;
  readonly scope: Scope;
  /** Texts hold the marks of packed lists: see there. */
  readonly isClean: boolean;
}

/** An asked item without a unit of its own: its place among serials, the number in decimal. */
export interface SerialPlace {
  readonly space: string;
  readonly number: string;
}

type Sql = RawBuilder<unknown>;

/** Few units are asked for: their flows are looked up so many steps ahead, and so many units at the most. */
const ahead = { asked: 50, steps: 64, units: 1_000 };

/**
 * What is the same in every statement of its kind is written into it: the database then keeps one plan for it, which
 * costs more to make than many a statement to run, and knows which parts of it are never needed.
 */
const written = (codes: readonly number[]): Sql => sql.join(codes.map((code) => sql.lit(code)));

/**
 * The statement for one neighbourhood. `offset 0` keeps a subselect by itself: it is an index that is asked for each
 * row, whatever the planner believes of how many there are.
 */
export const neighbourhoodQuery = (
  asked: Asked,
  terms: QueryTerms,
  item: SerialPlace | undefined,
): RawBuilder<Row> => {
  const leads = leadsOf(terms);
  return sql<Row>`
    with recursive ${targets(asked, terms)}, ${ties(item)}, ${lines(asked, terms, leads)}, ${circumstances(terms)}
    select ${lists(asked, terms, leads)}`;
};

/** Which lines of a unit lead to which lines of the same flow. */
interface Leads {
  readonly flow: { readonly own: readonly number[]; readonly far: number };
  readonly pack: { readonly own: readonly number[]; readonly far: number };
}

const leadsOf = ({ direction, time }: QueryTerms): Leads => {
  const { input, output, parent, child, observed } = roleCode;
  if (direction === 'forward') {
    return { flow: { own: [input], far: output }, pack: { own: [child], far: parent } };
  }
  const any = [input, output, parent, child, observed];
  const isTimed = time === 'respected';
  return {
    flow: { own: isTimed ? [output] : any, far: input },
    pack: { own: isTimed ? [parent] : any, far: child },
  };
};

const voids = ({ asOf }: QueryTerms, event: string): Sql =>
  sql`v.event_nr = ${sql.ref(event)}${asOf === null ? sql`` : sql` and v.known_from <= ${asOf}`}`;

const isVoid = (terms: QueryTerms, event: string): Sql =>
  sql`exists (select from event_voids v where ${voids(terms, event)})`;

const isKnown = ({ asOf }: QueryTerms, event: string): Sql =>
  asOf === null
    ? sql.lit(true)
    : sql`exists (select from events e where e.nr = ${sql.ref(event)} and e.record_time <= ${asOf})`;

const counts = (terms: QueryTerms, event: string): Sql =>
  sql`not ${isVoid(terms, event)} and ${isKnown(terms, event)}`;

/**
 * The units asked for; where they are few, also those that their flows lead to, so that a long chain costs few
 * statements. Forward these lie in containers, which are sure to be asked for next; what they lay in themselves is not,
 * for time may tell the two apart, and a crate lies in many things in its life.
 */
const targets = ({ units }: Asked, { direction }: QueryTerms): Sql => {
  const isForward = direction === 'forward';
  const { input, output, child, parent } = roleCode;
  const asked = sql`asked as (select unnest((select ${units}::bigint[])::bigint[]) as unit_nr)`;
  if (units.length > ahead.asked)
    return sql`${asked}, target as materialized (select distinct unit_nr from asked)`;
  const leading = isForward ? [input, child] : [output];
  const led = isForward
    ? sql`case own.role when ${sql.lit(input)} then ${sql.lit(output)} else ${sql.lit(parent)} end`
    : sql.lit(input);
  return sql`${asked},
    reach (unit_nr, steps, is_container) as (
      select unit_nr, 0, exists (select from units u where u.nr = unit_nr and u.kind not in (${things})) from asked
      union
      select next.unit_nr, steps + 1, next.is_container from reach, lateral (
        select far.unit_nr, own.role = ${sql.lit(child)} as is_container
        from incidences own join incidences far on far.flow_nr = own.flow_nr and far.role = ${led}
        where own.unit_nr = reach.unit_nr and own.role in (${written(leading)}) and not own.is_vessel
          and not (reach.is_container and own.role = ${sql.lit(child)}) offset 0
      ) next where steps < ${sql.lit(ahead.steps)}),
    target as materialized (select distinct unit_nr from (
      select unit_nr from reach limit ${sql.lit(ahead.asked + ahead.units)}) t)`;
};

/** Kinds of units that hold no others. */
const things = sql.join(['class', 'lot', 'run', 'item'].map((kind) => sql.lit(kind)));

/** Units whose serials overlap with those of a target: runs by one range for each length in use, items by theirs. */
const ties = (item: SerialPlace | undefined): Sql => sql`
    serial as (
      select t.unit_nr, u.space, u.low, u.high from target t join units u on u.nr = t.unit_nr
      where u.space is not null
      union all
      ${item === undefined ? sql`select null, null, null, null where false` : sql`select ${sql.lit(virtualUnit)}, ${item.space}::text, ${item.number}::bigint, ${item.number}::bigint`}),
    lengths as (
      select s.space, magnitude from (select distinct space from serial) s
        cross join generate_series(0, 62) magnitude
      where exists (select from units r where r.space = s.space and r.magnitude = magnitude)),
    ties as materialized (
      select s.unit_nr, r.nr as tied_nr from serial s join lengths l on l.space = s.space, lateral (
        select nr from units r where r.space = s.space and r.magnitude = l.magnitude
          and r.low > s.low - (1::bigint << l.magnitude) and r.low <= s.high and r.high >= s.low offset 0) r
      where r.nr <> s.unit_nr
      union all
      select s.unit_nr, i.nr from serial s, lateral (
        select nr from units i where i.space = s.space and i.magnitude is null
          and i.low between s.low and s.high offset 0) i
      where i.nr <> s.unit_nr),
    everyone as (select unit_nr from target union select tied_nr from ties)`;

/** Backward a lot is what its members were made of, not the members. */
const isOfMembers = ({ direction, time }: QueryTerms): boolean =>
  direction === 'backward' && time === 'respected';

/**
 * The lines of the units, and those that their flows and containers lead to. What a line leads to is mostly of the same
 * event, which is not looked up again.
 */
const lines = ({ flows, partial }: Asked, terms: QueryTerms, { flow, pack }: Leads): Sql => sql`
    own as materialized (
      select i.*, v.event_nr is not null as is_void from everyone n cross join lateral (
        select * from incidences i where i.unit_nr = n.unit_nr offset 0) i
        left join event_voids v on ${voids(terms, 'i.event_nr')}
      where ${isKnown(terms, 'i.event_nr')}),
    belonging as materialized (
      select i.* from everyone n, lateral (
        select * from incidences i where i.peer_nr = n.unit_nr and i.role = ${sql.lit(roleCode.member)} offset 0) i
      where n.unit_nr <> all((select ${partial}::bigint[])::bigint[]) and ${counts(terms, 'i.event_nr')}),
    members as (select * from belonging where ${sql.lit(!isOfMembers(terms))}),
    made as materialized (
      select o.flow_nr, o.event_nr, o.role, o.field, o.position, o.unit_nr, o.quantity, o.uom, o.evidence,
        o.is_vessel, m.peer_nr
      from (select distinct peer_nr, unit_nr from belonging) m, lateral (
        select * from incidences i where i.unit_nr = m.unit_nr and i.role = ${sql.lit(roleCode.output)} offset 0) o
      where ${sql.lit(isOfMembers(terms))} and ${counts(terms, 'o.event_nr')}
        and exists (select from incidences i where i.flow_nr = o.flow_nr and i.role = ${sql.lit(roleCode.input)})),
    led as (
      select flow_nr, ${sql.lit(flow.far)}::smallint as role from own
      where role in (${written(flow.own)}) and not is_void and not (is_vessel and ${sql.lit(terms.time === 'respected')})
      union select flow_nr, ${sql.lit(pack.far)} from own where role in (${written(pack.own)}) and not is_void
      union select flow_nr, ${sql.lit(flow.far)} from made
      union select unnest((select ${flows}::bigint[])::bigint[]), ${sql.lit(flow.far)}),
    far as materialized (
      select i.* from led, lateral (
        select * from incidences i where i.flow_nr = led.flow_nr and i.role = led.role offset 0) i
      where (i.flow_nr = i.event_nr and not ${isAsked(flows)}) or (${counts(terms, 'i.event_nr')}))`;

/** What else tells when things were where: containers that were emptied, cleanings, flows of several events. */
const circumstances = (terms: QueryTerms): Sql => sql`
    empties as materialized (
      select p.unit_nr, p.event_nr, p.evidence from (
        select distinct unit_nr from far where role = ${sql.lit(roleCode.parent)}) container, lateral (
        select * from incidences i where i.unit_nr = container.unit_nr and i.role = ${sql.lit(roleCode.parent)}
          and not exists (select from incidences c where c.flow_nr = i.flow_nr and c.event_nr = i.event_nr
            and c.role = ${sql.lit(roleCode.child)}) offset 0) p
      where ${sql.lit(terms.time === 'respected')}
        and (select action from events e where e.nr = p.event_nr) = ${sql.lit(actionCode.DELETE)}
        and ${counts(terms, 'p.event_nr')}),
    vessels as (select distinct unit_nr from own where is_vessel),
    cleanings as materialized (
      select distinct o.event_nr from vessels join own o on o.unit_nr = vessels.unit_nr
      join event_fields f on f.event_nr = o.event_nr
      where f.path = 'ext:{urn:yuanliu:epcis}cleaning' and f.text_value = 'verified'),
    named as (
      select event_nr, is_void from own union
      select event_nr, false from members union select event_nr, false from made union select event_nr, false from empties),
    pooled as (
      select flow_nr from own where flow_nr <> event_nr union select flow_nr from far where flow_nr <> event_nr)`;

const lists = (asked: Asked, terms: QueryTerms, { flow, pack }: Leads): Sql => {
  const list = (columns: readonly Sql[]): Sql => packed(columns, terms.isClean);
  const nothing = sql`null::text`;
  // Only children met from their parent tell their serials.
  const serials = pack.far === roleCode.child;
  return sql`
      ${list([sql`unit_nr`])} from target) as complete,
      ${list([sql`u.nr`, sql`u.uri`, sql`u.kind`, sql`u.label`, sql`c.uri`, sql`u.space`, sql`u.low`, sql`u.high`])}
        from everyone n join units u on u.nr = n.unit_nr left join units c on c.nr = ${productAsOf(terms)}) as units,
      ${list(eventColumns(terms))} from named n join events e on e.nr = n.event_nr) as events,
      ${list([...lineColumns('o'), nothing])} from own o) as own,
      ${list([...lineColumns('f'), timeOfFar(asked), ...(serials ? [sql`u.space`, sql`u.low`, sql`u.high`] : [nothing, nothing, nothing])])}
        from far f ${serials ? sql`left join units u on u.nr = f.unit_nr and f.role = ${sql.lit(roleCode.child)}` : sql``}) as far,
      ${list([...lineColumns('m'), nothing])} from members m) as members,
      ${list([...lineColumns('m'), nothing])} from made m) as made,
      ${list([sql`unit_nr`, sql`tied_nr`])} from ties) as ties,
      ${list([sql`unit_nr`, sql`event_nr`, sql`evidence`])} from empties) as empties,
      ${list([sql`p.flow_nr`, microseconds(sql`h.first`), microseconds(sql`h.last`)])} from pooled p, lateral (
        select min(event_time) as first, max(event_time) as last
        from incidences i where i.flow_nr = p.flow_nr and ${counts(terms, 'i.event_nr')}) h
        where h.first is not null) as pools,
      ${list([sql`l.flow_nr`, sql`t.outputs`, sql`t.sum`])} from led l, lateral (
        select count(*) as outputs, case when count(quantity) = count(*)
          and count(distinct coalesce(uom, '')) = 1 then sum(quantity) end as sum
        from incidences i where i.flow_nr = l.flow_nr and i.role = ${sql.lit(roleCode.output)}
          and ${counts(terms, 'i.event_nr')}) t
        where l.role = ${sql.lit(flow.far)} and t.outputs > 1) as totals`;
};

/** The product of a unit `u`, as far as events that the caller may see had told it by then. */
const productAsOf = (terms: QueryTerms): Sql => {
  if (terms.asOf === null && terms.scope.range === 'all') return productOf;
  return sql`coalesce(u.class_nr, case when u.kind in ('lot', 'other') then (
    select m.class_nr from incidences i join units m on m.nr = i.unit_nr join units p on p.nr = m.class_nr
      join events e on e.nr = i.event_nr
    where i.peer_nr = u.nr and i.role = ${sql.lit(roleCode.member)} and ${counts(terms, 'i.event_nr')}
      and ${withinScope(terms.scope, { owner: 'e.recorded_by', department: 'e.department_id' })}
    order by event_sort_key(e.event_time, e.position, e.hash, e.event_id), p.uri collate "C" limit 1) end)`;
};

/** A double holds the microseconds of this century to a quarter of one, so rounding finds them. */
const microseconds = (moment: Sql): Sql => sql`round(date_part('epoch', ${moment}) * 1e6)::bigint`;

/** The far side of a pooled flow, or of one that was asked for, may belong to an event that is not among those told. */
const timeOfFar = ({ flows }: Asked): Sql =>
  sql`case when f.flow_nr <> f.event_nr or ${isAsked(flows, 'f.flow_nr')} then ${microseconds(sql`f.event_time`)} end`;

const isAsked = (flows: readonly number[], flow = 'i.flow_nr'): Sql =>
  sql`${sql.ref(flow)} = any((select ${flows}::bigint[])::bigint[])`;

/** What is seldom there or small travels together: it is the number of values that costs. */
const lineColumns = (alias: string): Sql[] => {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return [
    column('event_nr'),
    column('unit_nr'),
    sql`${column('role')} + 8 * ${column('evidence')} + 64 * ${column('is_vessel')}::int
      + 128 * (${column('field')}::bigint + 16 * ${column('position')})`,
    column('quantity'),
    column('uom'),
    sql`nullif(${column('flow_nr')}, ${column('event_nr')})`,
    column('peer_nr'),
  ];
};

/** The CBV step of a shipment (CBV 2.0, 7.1.3). */
const shipping = 'https://ref.gs1.org/cbv/BizStep-shipping';

const eventColumns = (terms: QueryTerms): Sql[] => [
  sql`e.nr`,
  sql`e.event_id`,
  sql`e.type`,
  sql`e.action`,
  microseconds(sql`e.event_time`),
  sql`e.time_zone_offset`,
  sql`e.position`,
  sql`encode(substring(e.hash for 8), 'hex')`,
  sql`e.biz_step`,
  sql`e.read_point`,
  sql`e.biz_location`,
  sql`coalesce(${withinScope(terms.scope, { owner: 'e.recorded_by', department: 'e.department_id' })}, false)::int
    + 2 * n.is_void::int + 4 * (exists (select from cleanings c where c.event_nr = e.nr))::int`,
  sql`case when e.biz_step = ${sql.lit(shipping)} then (
    select string_agg(coalesce(r.type, '') || ' ' || r.value, E'\\n' order by r.position) from event_references r
    where r.event_nr = e.nr and r.kind = ${sql.lit(referenceCode.destination)}) end`,
];
