import { type Amounts, type ContentView, type Evidence, evidenceCode } from '@yuanliu/core/trace';
import type { Page, PageQuery } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Ctx, type Db, keyOfCursor, pageFrom } from '../../platform/index.ts';
import { nameOf } from '../projection/code-names.ts';
import { bondCode } from '../projection/unit-state.ts';
import { holdsOn } from './holds-on.ts';
import { locateUnit } from './locate-unit.ts';
import { refsOf } from './unit-refs.ts';

interface ContentRow {
  readonly childNr: string;
  readonly eventNr: string;
  readonly bond: number;
  readonly from: Date;
  readonly to: Date | null;
  readonly evidence: number;
  readonly put: Amounts | null;
  readonly inside: Amounts | null;
  readonly isEnded: boolean;
  readonly contentCount: number;
}

/** What is directly inside of a container, now or right after all events of a moment; in the order of the units. */
export const contentsOf = (
  db: Db,
  parentNr: number,
  { at, limit, after }: PageQuery & { readonly at?: string | undefined },
): Promise<ContentRow[]> => {
  const [child = '0', event = '0'] = after === undefined ? [] : keyOfCursor(after, ['number', 'number']);
  const within =
    at === undefined
      ? sql`c.to_key is null`
      : sql`c.from_time <= ${at}::timestamptz and (c.to_time is null or c.to_time > ${at}::timestamptz)`;
  return db.rows(sql<ContentRow>`
    select c.child_nr as "childNr", c.from_event_nr as "eventNr", c.bond, c.from_time as "from", c.to_time as "to",
      c.evidence, c.put, c.inside, coalesce(s.is_ended, false) as "isEnded",
      (select count(*)::int from containments d where d.parent_nr = c.child_nr and d.to_key is null) as "contentCount"
    from containments c left join unit_states s on s.unit_nr = c.child_nr
    where c.parent_nr = ${parentNr} and ${within}
      and (c.child_nr, c.from_event_nr) > (${child}::bigint, ${event}::bigint)
    order by c.child_nr, c.from_event_nr limit ${limit + 1}`);
};

/** A page of what is inside of a unit. */
export const listContents = async (
  { db, scope }: Ctx,
  id: string,
  query: PageQuery & { readonly at?: string | undefined },
): Promise<Page<ContentView>> => {
  const nr = await locateUnit(db, scope, id);
  const { rows, next } = pageFrom(await contentsOf(db, nr, query), query.limit, (row) => [
    row.childNr,
    row.eventNr,
  ]);
  const nrs = rows.map(({ childNr }) => Number(childNr));
  const [refs, holds] = await Promise.all([refsOf(db, nrs), holdsOn(db, nrs)]);
  return {
    next,
    rows: rows.flatMap((row) => {
      const unit = refs.get(Number(row.childNr));
      if (unit === undefined) return [];
      return [
        {
          unit,
          bond: nameOf(bondCode, row.bond),
          from: row.from.toISOString(),
          to: row.to?.toISOString() ?? null,
          evidence: nameOf<Evidence>(evidenceCode, row.evidence),
          amounts: row.to === null ? row.inside : row.put,
          isHeld: (holds.get(unit.nr) ?? []).length > 0,
          isEnded: row.isEnded,
          contentCount: row.contentCount,
        },
      ];
    }),
  };
};
