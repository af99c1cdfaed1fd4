import { addAmounts, amountOf, type Amounts } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import type { Db, Scope } from '../../platform/index.ts';
import type { PlaceKind } from '../projection/place.ts';
import { unitWhollyWithin } from './unit-scope.ts';

/**
 * What lies where, of the rows `wanted (group_nr, nr, kind, space, low, high, is_ended)`: as the common table
 * `lines (group_nr, place_kind, place, uom, quantity, items)`. Quantities loose and in containers, where these are, and
 * single items, each where it is. A run counts for its items but for those that have a life of their own; these are
 * taken from where most of it lies. Every figure of stock is a sum of these lines.
 */
export const stockLines = sql`
  single as (
    select w.group_nr, min(w.nr) as nr, count(*) as count
    from wanted w join unit_states s on s.unit_nr = w.nr left join lateral (
      select c.parent_nr from containments c where c.child_nr = w.nr and c.to_key is null
      order by c.bond, c.parent_nr limit 1) box on true
    where w.kind = 'item' and not w.is_ended
    -- All in one box from one place are where one of them is; what has no place of its own asks its run.
    group by w.group_nr, box.parent_nr, s.place_kind, s.place,
      case when coalesce(s.place_kind, 'unknown') = 'unknown' then w.nr end
  ), lines as (
    select w.group_nr, t.place_kind, t.place, t.uom, t.quantity, 0 as items
      from wanted w join unit_stocks t on t.unit_nr = w.nr
    union all
    select w.group_nr, coalesce(p.place_kind, 'unknown'), coalesce(p.place, ''), a.key, a.value::numeric, 0
      from wanted w join containments c on c.child_nr = w.nr and c.to_key is null and c.inside is not null
      cross join lateral jsonb_each_text(c.inside) a left join lateral effective_place(c.parent_nr) p on true
    union all
    select i.group_nr, coalesce(p.place_kind, 'unknown'), coalesce(p.place, ''), 'C62', i.count, i.count::int
      from single i left join lateral effective_place(i.nr) p on true
    union all
    select w.group_nr, most.place_kind, most.place, 'C62', -apart.count, 0
      from wanted w
      cross join lateral (
        select lying.place_kind, lying.place from (
          select t.place_kind, t.place, t.quantity from unit_stocks t where t.unit_nr = w.nr and t.uom = 'C62'
          union all
          select coalesce(p.place_kind, 'unknown'), coalesce(p.place, ''), (c.inside->>'C62')::numeric
            from containments c left join lateral effective_place(c.parent_nr) p on true
            where c.child_nr = w.nr and c.to_key is null and c.inside ? 'C62') lying
        order by lying.quantity desc, lying.place limit 1) most
      cross join lateral (select count(*) from units i join unit_states s on s.unit_nr = i.nr and s.event_count > 0
        where i.space = w.space and i.kind = 'item' and i.low between w.low and w.high) apart
      where w.kind = 'run'
  )`;

/** How much of a unit lies at one place. */
export interface StockLine {
  readonly kind: PlaceKind;
  readonly place: string;
  readonly amounts: Amounts;
}

/**
 * Where quantities lie, by unit: of classes what has no lot, of lots with all their members, of runs with all serials
 * that have a life of their own. In the order of places. One statement; members that events outside the scope tell of
 * are left out.
 */
export const stocksOf = async (
  db: Db,
  scope: Scope,
  unitNrs: readonly number[],
): Promise<Map<number, StockLine[]>> => {
  const rows = await db.rows(sql<{
    nr: string;
    kind: PlaceKind;
    place: string;
    lines: { uom: string; quantity: string }[];
  }>`
    with asked as (
      select u.nr as group_nr, u.nr, u.kind, u.space, u.low, u.high from units u
      where u.nr = any(${[...unitNrs]}::bigint[]) and u.kind in ('class', 'lot', 'run')
    ), members as (
      select group_nr, nr from asked
      union
      select a.group_nr, s.unit_nr from asked a join unit_states s on s.lot_nr = a.nr where a.kind = 'lot'
      union
      select a.group_nr, i.nr from asked a join units i on i.space = a.space and i.magnitude is null
        and i.low between a.low and a.high and i.kind = 'item' where a.kind = 'run'
    ), wanted as (
      select m.group_nr, u.nr, u.kind, u.space, u.low, u.high, s.is_ended
      from members m join units u on u.nr = m.nr join unit_states s on s.unit_nr = u.nr
      where s.event_count > 0 and u.kind in ('class', 'lot', 'run', 'item') and ${unitWhollyWithin(scope, 'u.nr')}
    ), ${stockLines}, sums as (
      select group_nr, place_kind, place, uom, sum(quantity) as quantity from lines
      group by group_nr, place_kind, place, uom having sum(quantity) <> 0
    )
    select group_nr as nr, place_kind as kind, place,
      jsonb_agg(jsonb_build_object('uom', uom, 'quantity', quantity::text) order by uom) as lines
    from sums group by group_nr, place_kind, place order by group_nr, place_kind, place`);
  return Map.groupBy(
    rows.map(({ nr, kind, place, lines }) => ({ nr: Number(nr), kind, place, amounts: amountsOf(lines) })),
    ({ nr }) => nr,
  );
};

/** Amounts of a column of objects. */
export const amountsOf = (lines: readonly { readonly uom: string; readonly quantity: string }[]): Amounts =>
  lines.reduce<Amounts>((sum, { uom, quantity }) => addAmounts(sum, amountOf(quantity, uom)), {});

/** All that is at our or at unknown places or on its way: what was handed to a party is not at hand. */
export const onHandOf = (stocks: readonly StockLine[]): Amounts =>
  sumOf(stocks.filter(({ kind }) => kind !== 'party' && kind !== 'gone'));

/** What was handed to parties. */
export const soldOf = (stocks: readonly StockLine[]): Amounts =>
  sumOf(stocks.filter(({ kind }) => kind === 'party'));

const sumOf = (stocks: readonly StockLine[]): Amounts =>
  stocks.reduce<Amounts>((sum, { amounts }) => addAmounts(sum, amounts), {});
