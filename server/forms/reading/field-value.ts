import {
  columnsOf,
  fieldTable,
  type FormField,
  placeIn,
  recordTable,
  shownField,
  targetOf,
  typeOf,
} from '@yuanliu/core/forms';
import { type RawBuilder, sql } from 'kysely';
import { overValue } from './over-value.ts';
import type { FormView } from './form-view.ts';
import { tableOf } from './record-parts.ts';
import { fieldAt, type FieldValue, type RowAt } from './row-at.ts';

/** Values that lie on the way of more lookups than this are not read. */
const farthest = 10;

const pathIn = ({ row }: RowAt, key: string): string => (row === undefined ? key : `${row.table.key}.${key}`);

/** The value where the condition holds, else null. */
export const seen = (
  value: RawBuilder<unknown>,
  type: FieldValue['type'],
  condition: RawBuilder<boolean> | boolean,
): RawBuilder<unknown> => {
  if (condition === true) return value;
  return condition === false ? sql`null::${sql.raw(type)}` : sql`case when ${condition} then ${value} end`;
};

const linksValue = (view: FormView, { record }: RowAt, key: string): RawBuilder<unknown> => {
  const table = tableOf(view.place, fieldTable(view.place.form, key));
  return sql`(select array_agg(l.target_id order by l.position) from ${table} l
    where l.record_id = ${sql.ref(`${record}.id`)})`;
};

/** What a lookup shows: the field of the related record as the reader sees that record; null where it is out of reach. */
const throughValue = (
  view: FormView,
  at: RowAt,
  asked: { through: string; field: string; depth: number },
): Omit<FieldValue, 'shown'> | undefined => {
  const relation = fieldAt(view, at, asked.through);
  const [column] = relation === undefined ? [] : columnsOf('', relation);
  const form = (relation && targetOf(relation))?.replace(/^form:/, '');
  const other = form === undefined ? undefined : view.other(form);
  const alias = `o${asked.depth}_${at.row?.alias ?? at.record}`.slice(0, 60);
  const field = other && fieldAt(other, { record: alias }, asked.field);
  if (other === undefined || field === undefined || column === undefined || asked.depth > farthest)
    return undefined;
  const inner = fieldValue(other, field, { record: alias, depth: asked.depth + 1 });
  if (inner === undefined) return undefined;
  const own = sql.ref(`${at.row?.alias ?? at.record}.${column.column}`);
  const table = tableOf(other.place, recordTable(other.place.form));
  return {
    type: inner.type,
    value: sql`(select ${inner.value} from ${table} ${sql.ref(alias)}
      where ${sql.ref(`${alias}.id`)} = ${own} and ${other.access.where(alias)})`,
  };
};

const bareValue = (
  view: FormView,
  field: FormField,
  { at, depth }: { readonly at: RowAt; readonly depth: number },
): Omit<FieldValue, 'shown'> | undefined => {
  const type = typeOf(field);
  const from = type.reads?.(field.settings);
  if (from?.kind === 'through') return throughValue(view, at, { ...from, depth });
  if (from?.kind === 'over') return overValue(view, at, { ...from, depth, valueOf: fieldValue });
  const table = type.table?.(field.settings);
  if (table?.kind === 'links') return { type: 'uuid[]', value: linksValue(view, at, field.key) };
  const [column] = columnsOf('', field);
  if (column === undefined) return undefined;
  return { type: column.plan.type, value: sql.ref(`${at.row?.alias ?? at.record}.${column.column}`) };
};

/**
 * The value of a field in a row as the reader sees it: null where the field is hidden, and what lookups and roll-ups show
 * of other records as far as those are within reach. Undefined for a field without a value of its own, such as a sub-table,
 * and where a lookup leads nowhere.
 */
export const fieldValue = (
  view: FormView,
  field: FormField,
  at: RowAt & { readonly depth?: number },
): FieldValue | undefined => {
  const { depth = 0 } = at;
  const shown = shownField(field, placeIn(view.place, at.row?.table));
  const found = shown === undefined ? undefined : bareValue(view, field, { at, depth });
  if (shown === undefined || found === undefined) return undefined;
  const condition = view.access.sees(pathIn(at, field.key), at.record);
  return { type: found.type, shown, value: seen(found.value, found.type, condition) };
};
