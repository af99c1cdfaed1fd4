import { createHash } from 'node:crypto';
import { placeIn, sortsBy, systemField } from '@yuanliu/core/forms';
import { invalidRequest, Problem } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';
import { keyOfCursor } from '../../platform/index.ts';
import { fieldValue } from './field-value.ts';
import { type FieldValue, fieldAt } from './row-at.ts';
import type { FormView } from './form-view.ts';
import { systemValue } from './system-value.ts';

/** By what a list is sorted: a value as the reader sees it, then the running number. */
export interface RecordOrder {
  readonly key: string;
  readonly isDown: boolean;
  /** Absent where the running number alone decides. */
  readonly by: Pick<FieldValue, 'value' | 'type'> | undefined;
}

const sortedSystemFields = new Set([
  'title',
  'created_at',
  'changed_at',
  'effective_at',
  'deleted_at',
  'state',
]);

const refuse = (path: string, zh: string, en: string): never => {
  throw new Problem(invalidRequest, {}, [{ in: 'query', path, text: { zh, en } }]);
};

/** The order that `sort` asks for (`-total`); refuses what lists cannot be sorted by, and what is hidden in all rows. */
export const orderOf = (view: FormView, alias: string, sort: string): RecordOrder => {
  const isDown = sort.startsWith('-');
  const key = isDown ? sort.slice(1) : sort;
  if (key === 'nr') return { key, isDown, by: undefined };
  if (systemField(key) !== undefined) {
    const by = sortedSystemFields.has(key) ? systemValue(view, alias, key) : undefined;
    return by === undefined
      ? refuse('/sort', '不能按此字段排序', 'is no field to sort by')
      : { key, isDown, by };
  }
  const field = fieldAt(view, { record: alias }, key);
  const isSeen = field !== undefined && view.access.sees(key, alias) !== false;
  const by =
    isSeen && sortsBy(field, placeIn(view.place)) ? fieldValue(view, field, { record: alias }) : undefined;
  if (by === undefined) return refuse('/sort', '没有这个字段，或不能按它排序', 'is no field to sort by');
  return { key, isDown, by };
};

/** Where a page ended: the sort value of its last row, null for one without, and its running number. */
export interface PageEnd {
  readonly value: string | null;
  readonly nr: string;
}

/** A short name for all that makes up a list, so that a cursor of another list is refused. */
export const listName = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** The parts of a cursor, as `pageFrom` writes them. */
export const cursorParts = (name: string, { value, nr }: PageEnd): readonly string[] => [
  name,
  value === null ? '0' : '1',
  value ?? '',
  nr,
];

/** Where the page before ended; refuses the cursor of another list. */
export const pageEnd = (cursor: string, name: string): PageEnd => {
  const [list = '', has, value = '', nr = ''] = keyOfCursor(cursor, ['hex', 'number', 'text', 'number']);
  if (list !== name)
    refuse('/after', '翻页标记属于另一个查询，请从第一页重新查询', 'belongs to another list; begin again');
  return { value: has === '1' ? value : null, nr };
};

/** A part of a list: rows with a sort value come first, those without behind them. */
export interface ListPart {
  readonly condition: RawBuilder<boolean>;
  readonly order: RawBuilder<unknown>;
}

/**
 * The parts of a list that are read one behind the other, from where the page before ended. Each is in an order that an
 * index of (value, nr) has, forwards or backwards, so that no page costs more than those before it.
 */
export const partsOf = ({ by, isDown }: RecordOrder, alias: string, end: PageEnd | undefined): ListPart[] => {
  const nr = sql.ref(`${alias}.nr`);
  const [way, than] = isDown ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const behind = end && sql<boolean>`${nr} ${than} ${end.nr}::bigint`;
  const always = sql<boolean>`true`;
  if (by === undefined) return [{ condition: behind ?? always, order: sql`${nr} ${way}` }];
  const none = { order: sql`${nr} ${way}` };
  const without = sql<boolean>`${by.value} is null`;
  const withValue = sql<boolean>`${by.value} is not null`;
  const order = sql`${by.value} ${way}, ${nr} ${way}`;
  const last = { ...none, condition: without };
  if (end === undefined) return [{ condition: withValue, order }, last];
  if (end.value === null) return [{ ...none, condition: sql<boolean>`(${without} and ${behind ?? always})` }];
  const key = sql`(${end.value}::${sql.raw(by.type)}, ${end.nr}::bigint)`;
  return [{ condition: sql<boolean>`(${withValue} and (${by.value}, ${nr}) ${than} ${key})`, order }, last];
};
