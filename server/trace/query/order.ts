import { searchPathOf } from '@yuanliu/core/trace';
import { type RawBuilder, sql } from 'kysely';
import { type Asked, parameterProblem } from './asked.ts';
import { textsOf, wordOf } from './asked-values.ts';
import type { EventOrder, OrderKey } from './event-query.ts';

/** Newest first, where the query names no order. */
export const defaultKey: OrderKey = { by: 'eventTime' };

/** EPCIS allows the time of the event, that of its recording, or an extension field. */
export const orderKeyOf = (asked: Asked): OrderKey => {
  const [field = '', ...more] = textsOf(asked.source === 'url' ? asked : { ...asked, raw: [asked.raw] });
  if (more.length === 0 && (field === 'eventTime' || field === 'recordTime')) return { by: field };
  const paths = asked.names.readings
    .map((names) => searchPathOf(`EQ_${field}`, names))
    .filter((path) => path?.kind === 'open')
    .map((path) => path?.path ?? '');
  if (more.length === 0 && paths.length > 0) return { by: 'field', paths: [...new Set(paths)] };
  throw parameterProblem(asked.name, {
    zh: '只能按 eventTime、recordTime 或一个扩展字段排序',
    en: 'must be eventTime, recordTime or an extension field',
  });
};

/** DESC unless told otherwise. */
export const orderDirectionOf = (asked: Asked): EventOrder['direction'] =>
  wordOf(asked, ['ASC', 'DESC']) === 'ASC' ? 'asc' : 'desc';

/** A place in the order: the values of its columns as text, then the number of the event. */
export interface Place {
  readonly key: readonly string[];
  readonly nr: number;
}

/** An order as SQL over a row `e` of `events`. */
export interface OrderSql {
  /** What is joined to reach the value; empty for columns. */
  readonly join: RawBuilder<unknown>;
  /** The key of a row as an array of texts, to go on from. */
  readonly key: RawBuilder<string[]>;
  readonly by: RawBuilder<unknown>;
  /** Rows behind a place. */
  readonly behind: (place: Place) => RawBuilder<boolean>;
}

/** What each part of a key looks like; a token that does not is none of ours. */
export const keyForms: Readonly<Record<OrderKey['by'], readonly RegExp[]>> = {
  eventTime: [/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/],
  recordTime: [/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/],
  field: [
    /^[0-3]$/,
    /^-?\d{1,2000}(?:\.\d{1,2000})?$/,
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/,
    /^[^\0]{0,200}$/su,
  ],
};

const byColumn = (column: string, direction: RawBuilder<unknown>, sign: RawBuilder<unknown>): OrderSql => ({
  join: sql``,
  key: sql`array[${sql.ref(column)}::text]`,
  by: sql`${sql.ref(column)} ${direction}, e.nr ${direction}`,
  behind: ({ key: [time], nr }) =>
    sql`(${sql.ref(column)}, e.nr) ${sign} (${time}::timestamptz, ${nr}::bigint)`,
});

/**
 * An event may hold several values of a field: it stands where the first of them in the order does. Numbers come
 * before times, times before texts, and events without the field last, whatever the direction. Texts are compared
 * byte by byte, by their first 200 characters.
 */
const byField = (
  paths: readonly string[],
  direction: RawBuilder<unknown>,
  sign: RawBuilder<unknown>,
): OrderSql => ({
  join: sql`left join lateral (
      select case when f.number_value is not null then 0 when f.time_value is not null then 1 else 2 end as kind,
        coalesce(f.number_value, 0) as number,
        case when f.number_value is null then coalesce(f.time_value, 'epoch') else 'epoch' end as time,
        case when coalesce(f.number_value::text, f.time_value::text) is null then left(f.text_value, 200)
          else '' end collate "C" as text
      from event_fields f
      where f.event_nr = e.nr and f.path = any(${paths}::text[])
        and (f.text_value is not null or f.number_value is not null or f.time_value is not null)
      order by 1, 2 ${direction}, 3 ${direction}, 4 ${direction}
      limit 1) given on true
    cross join lateral (select coalesce(given.kind, 3) as kind, coalesce(given.number, 0) as number,
      coalesce(given.time, 'epoch') as time, coalesce(given.text, '') collate "C" as text) o`,
  key: sql`array[o.kind::text, o.number::text, o.time::text, o.text]`,
  by: sql`o.kind, o.number ${direction}, o.time ${direction}, o.text ${direction}, e.nr ${direction}`,
  behind: ({
    key: [kind, number, time, text],
    nr,
  }) => sql`(o.kind > ${kind}::integer or o.kind = ${kind}::integer
    and (o.number, o.time, o.text, e.nr) ${sign}
      (${number}::numeric, ${time}::timestamptz, ${text}::text collate "C", ${nr}::bigint))`,
});

/** The order of a query as SQL. */
export const orderSql = ({ key, direction }: EventOrder): OrderSql => {
  const word = direction === 'asc' ? sql`asc` : sql`desc`;
  const sign = direction === 'asc' ? sql`>` : sql`<`;
  if (key.by === 'field') return byField(key.paths, word, sign);
  return byColumn(key.by === 'eventTime' ? 'e.event_time' : 'e.record_time', word, sign);
};
