import { Problem } from '@yuanliu/core/platform';
import { queryTooLarge } from '@yuanliu/core/trace';
import { type RawBuilder, sql } from 'kysely';
import { withinScope } from '../../identity/index.ts';
import type { Db, Scope } from '../../platform/index.ts';
import type { EventPage, EventQuery, FoundEvent, FoundEvents } from './event-query.ts';
import { orderSql } from './order.ts';
import { type PagePlace, pageToken, placeOfToken } from './page-token.ts';

/** What to find, and which part of it is wanted. */
export interface Wanted {
  readonly query: EventQuery;
  readonly page: EventPage;
}

interface Row {
  readonly nr: string;
  readonly eventId: string;
  readonly isMinted: boolean;
  readonly isDeclaration: boolean;
  readonly recordTime: Date;
  readonly document: string;
  readonly contextNr: string;
  readonly captureId: string | null;
  readonly key: string[];
  readonly until: string;
  /** How many match; counted only as far as is asked. */
  readonly total: string | null;
}

/**
 * The events of the scope that satisfy all criteria: one statement. A walk through the pages meets every event that
 * was there at its beginning once, and leaves out what is recorded meanwhile. Throws `queryTooLarge`, and
 * `wrongQueryParameter` for a token of another query.
 */
export const findEvents = async (db: Db, scope: Scope, { query, page }: Wanted): Promise<FoundEvents> => {
  const from = page.after === undefined ? undefined : placeOfToken(query, page.after);
  const { limit } = query;
  const left = limit?.kind === 'first' ? (from?.left ?? limit.count) : Number.POSITIVE_INFINITY;
  const size = Math.min(page.size, left);
  // maxEventCount concerns the whole answer, so it is judged once, where the walk begins.
  const most = limit?.kind === 'atMost' && from === undefined ? limit.count : undefined;
  const rows = await db.rows(statement(scope, query, { from, count: size + 1, most }));
  if (most !== undefined && Math.max(rows.length, Number(rows[0]?.total ?? 0)) > most)
    throw new Problem(queryTooLarge, { limit: most });
  const given = rows.slice(0, size);
  const last = given.at(-1);
  const hasMore = last !== undefined && rows.length > size && left > size;
  if (!hasMore) return { events: given.map(foundEvent) };
  const next: PagePlace = {
    place: { key: last.key, nr: Number(last.nr) },
    until: from?.until ?? last.until,
    ...(limit?.kind === 'first' && { left: left - size }),
  };
  return { events: given.map(foundEvent), next: pageToken(query, next) };
};

interface Part {
  readonly from: PagePlace | undefined;
  /** Rows at the most. */
  readonly count: number;
  /** More than so many are to be refused; undefined: nobody counts. */
  readonly most: number | undefined;
}

/**
 * Up to so many events are looked up one by one, whatever the order. With more of them, some of the first in the order
 * are soon met.
 */
const few = 5_000;

/**
 * `until` is the newest recordTime that this statement sees. An event that was being recorded then may bear an older
 * one and join the walk later: behind the place where the walk stands it is met once, before it not at all.
 */
const statement = (scope: Scope, { criteria, order }: EventQuery, { from, count, most }: Part) => {
  const { join, key, by, behind } = orderSql(order);
  const matching = (conditions: readonly RawBuilder<boolean>[]) => sql`from events e ${join}
    where ${sql.join([...always(scope, criteria), ...conditions], sql` and `)}`;
  const rest =
    from === undefined ? [] : [behind(from.place), sql<boolean>`e.record_time <= ${from.until}::timestamptz`];
  const first = sql`order by ${by} limit ${count}`;
  const uncertain = criteria.find(({ numbers }) => numbers !== undefined)?.numbers;
  const events =
    uncertain === undefined
      ? sql`${matching(rest)}`
      : sql`from (${eitherWay(uncertain, (way) => sql`select e.nr ${matching([...rest, way])} ${first}`)}) p
          join events e on e.nr = p.nr ${join}`;
  // What the page itself cannot tell.
  const total =
    most === undefined || most < count
      ? sql`null::bigint`
      : sql`(select count(*) from (select ${matching([])} limit ${most + 1}) c)`;
  return sql<Row>`
    select e.nr, e.event_id as "eventId", e.is_id_minted as "isMinted", e.is_declaration as "isDeclaration",
      e.record_time as "recordTime", e.document, e.context_nr as "contextNr", e.capture_id as "captureId",
      ${key} as key, (select max(record_time)::text from events) as until, ${total} as total
    ${events} ${first}`;
};

const always = (scope: Scope, criteria: EventQuery['criteria']): readonly RawBuilder<boolean>[] => [
  withinScope(scope, { owner: 'e.recorded_by', department: 'e.department_id' }),
  ...criteria.map(({ where }) => where),
];

/**
 * The database cannot know how many values of one field lie above a bound. So they are counted up to a few, by their
 * index, and the way is chosen by that: from these events, or along the order. The other way does not run at all.
 */
const eitherWay = (
  numbers: (most: number) => RawBuilder<unknown>,
  select: (way: RawBuilder<boolean>) => RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  with counted as materialized (${numbers(few + 1)} limit ${few + 1})
  (${select(sql`(select count(*) from counted) <= ${few} and e.nr = any(array(select event_nr from counted))`)})
  union all
  (${select(sql`(select count(*) from counted) > ${few}`)})`;

const foundEvent = ({ key: _key, until: _until, total: _total, nr, contextNr, ...row }: Row): FoundEvent => ({
  ...row,
  nr: Number(nr),
  contextNr: Number(contextNr),
});
