import { type Amounts, type ContentView, type Evidence, evidenceCode } from '@yuanliu/core/trace';
import type { Page, PageQuery } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Ctx, keyOfCursor, pageFrom } from '../../platform/index.ts';
import { nameOf } from '../projection/code-names.ts';
import { bondCode } from '../projection/unit-state.ts';
import { countWhere } from './count-where.ts';
import { holdsOn } from './holds-on.ts';
import { locateUnit } from './locate-unit.ts';
import { refsOf } from './unit-refs.ts';
import { insideOf } from './inside-of.ts';
import { contentWithin, eventNrWithin, unitWhollyWithin } from './unit-scope.ts';
import { contentKey, contentsThen } from './unit-then.ts';
import { writingOf } from './written-amounts.ts';

interface ContentRow {
  readonly childNr: string;
  readonly eventNr: string;
  readonly bond: number;
  readonly from: Date;
  readonly to: Date | null;
  readonly evidence: number;
  readonly isWhole: boolean;
  readonly inside: Amounts | null;
  readonly isEnded: boolean;
  readonly contentCount: number;
}

interface ContentQuery extends PageQuery {
  readonly at?: string | undefined;
}

/** A page of what is directly inside of a container, now or right after all events of a moment, by unit. */
export const listContents = async (
  { db, scope }: Ctx,
  id: string,
  { at, limit, after }: ContentQuery,
): Promise<Page<ContentView> & { hidden: number }> => {
  const nr = await locateUnit(db, scope, id);
  const [child = '0', event = '0'] = after === undefined ? [] : keyOfCursor(after, ['number', 'number']);
  const within =
    at === undefined
      ? sql`c.to_key is null`
      : sql`c.from_time <= ${at}::timestamptz and (c.to_time is null or c.to_time > ${at}::timestamptz)`;
  const isTold = contentWithin(scope);
  // Which of a run's serials are gone, their events tell.
  const isWhole = unitWhollyWithin(scope, 'c.child_nr');
  const found = await db.rows(sql<ContentRow>`
    select c.child_nr as "childNr", c.from_event_nr as "eventNr", c.bond, c.from_time as "from", c.to_time as "to",
      c.evidence, ${isWhole} as "isWhole", case when ${isWhole} then ${insideOf('c')} else c.inside end as inside,
      coalesce(s.is_ended, false) as "isEnded",
      (select count(*)::int from containments d where d.parent_nr = c.child_nr and d.to_key is null
        and ${eventNrWithin(scope, 'd.from_event_nr')}) as "contentCount"
    from containments c left join unit_states s on s.unit_nr = c.child_nr
    where c.parent_nr = ${nr} and ${within} and ${isTold}
      and (c.child_nr, c.from_event_nr) > (${child}::bigint, ${event}::bigint)
    order by c.child_nr, c.from_event_nr limit ${limit + 1}`);
  const { rows, next } = pageFrom(found, limit, ({ childNr, eventNr }) => [childNr, eventNr]);
  const hidden = sql`containments c where c.parent_nr = ${nr} and ${within} and not (${isTold})`;
  const nrs = rows.map(({ childNr }) => Number(childNr));
  const [refs, holds, written] = await Promise.all([refsOf(db, nrs), holdsOn(db, nrs), writingOf(db, nrs)]);
  const partly = new Set(rows.filter(({ isWhole: whole }) => !whole).map(({ childNr }) => Number(childNr)));
  const units = [...refs.values()].map((unit) => ({ ...unit, isWhole: !partly.has(unit.nr) }));
  const then =
    at === undefined ? undefined : await contentsThen(db, { units, parentNr: nr, at: new Date(at) });
  return {
    next,
    hidden: await countWhere(db, scope, hidden),
    rows: rows.flatMap((row) => {
      const unit = refs.get(Number(row.childNr));
      if (unit === undefined) return [];
      const amounts = then === undefined ? row.inside : (then.get(contentKey(unit.nr, row.bond)) ?? null);
      return [
        {
          unit,
          bond: nameOf(bondCode, row.bond),
          from: row.from.toISOString(),
          to: row.to?.toISOString() ?? null,
          evidence: nameOf<Evidence>(evidenceCode, row.evidence),
          amounts: amounts && written(unit.nr, amounts),
          isHeld: (holds.get(unit.nr) ?? []).length > 0,
          isEnded: row.isEnded,
          contentCount: row.contentCount,
        },
      ];
    }),
  };
};
