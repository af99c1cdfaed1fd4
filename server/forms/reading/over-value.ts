import {
  columnsOf,
  fieldTable,
  type FormField,
  type ReadOver,
  recordTable,
  typeOf,
} from '@yuanliu/core/forms';
import { type RawBuilder, sql } from 'kysely';
import { asSql } from '../access/access-of.ts';
import { feelCondition } from '../access/row-condition.ts';
import type { FormView } from './form-view.ts';
import { numberOfState, tableOf } from './record-parts.ts';
import { fieldAt, type FieldValue, type RowAt } from './row-at.ts';

/** What the ways ask of a column: sums need numbers, extremes an order. */
const summed = new Set(['numeric']);
const ordered = new Set(['numeric', 'text', 'date', 'timestamptz']);

/** An average has at most so many digits behind the point, as a number field has. */
const digits = 12;

const figure = (
  way: ReadOver['way'],
  value: FieldValue | undefined,
): Omit<FieldValue, 'shown'> | undefined => {
  if (way === 'count') return { type: 'numeric', value: sql`count(*)::numeric` };
  if (value === undefined) return undefined;
  const { type } = value;
  if (way === 'min' || way === 'max')
    return ordered.has(type) ? { type, value: sql`${sql.raw(way)}(${value.value})` } : undefined;
  if (!summed.has(type)) return undefined;
  return way === 'sum'
    ? { type, value: sql`sum(${value.value})` }
    : { type, value: sql`trim_scale(round(avg(${value.value}), ${sql.raw(String(digits))}))` };
};

const source = (
  other: FormView,
  { through, alias, own }: { through: string; alias: string; own: RawBuilder<unknown> },
): { from: RawBuilder<unknown>; pointsHere: RawBuilder<unknown> } | undefined => {
  const relation = fieldAt(other, { record: alias }, through);
  const { form } = other.place;
  const table = sql`${tableOf(other.place, recordTable(form))} ${sql.ref(alias)}`;
  const plan = relation && typeOf(relation).table?.(relation.settings);
  if (plan?.kind === 'links') {
    const links = sql.ref(`${alias}_l`);
    const linked = tableOf(other.place, fieldTable(form, through));
    return {
      from: sql`${linked} ${links} join ${table} on ${sql.ref(`${alias}.id`)} = ${links}.record_id`,
      pointsHere: sql`${links}.target_id = ${own}`,
    };
  }
  const [column] = relation === undefined ? [] : columnsOf('', relation);
  return column === undefined
    ? undefined
    : { from: table, pointsHere: sql`${sql.ref(`${alias}.${column.column}`)} = ${own}` };
};

/**
 * A figure over the records of another form that point at this one, as far as the reader may see those records, that they
 * point here, and the field. Records that are void or in the recycle bin do not count.
 */
export const overValue = (
  view: FormView,
  at: RowAt,
  asked: ReadOver & {
    readonly depth: number;
    readonly valueOf: (view: FormView, field: FormField, at: RowAt) => FieldValue | undefined;
  },
): Omit<FieldValue, 'shown'> | undefined => {
  const other = view.other(asked.form);
  const alias = `v${asked.depth}_${at.record}`.slice(0, 60);
  const found = other && source(other, { through: asked.through, alias, own: sql.ref(`${at.record}.id`) });
  if (other === undefined || found === undefined) return undefined;
  const row = { record: alias };
  const field = asked.field === undefined ? undefined : fieldAt(other, row, asked.field);
  const stored = field !== undefined && typeOf(field).reads === undefined ? field : undefined;
  const result = figure(asked.way, stored && asked.valueOf(other, stored, row));
  if (result === undefined) return undefined;
  const { place, world } = other;
  const where = asked.where === undefined ? sql`true` : feelCondition(asked.where, { place, world, alias });
  return {
    type: result.type,
    value: sql`(select ${result.value} from ${found.from}
      where ${found.pointsHere} and ${sql.ref(`${alias}.deleted_at`)} is null
        and ${sql.ref(`${alias}.state`)} <> ${sql.raw(String(numberOfState('void')))}
        and ${other.access.where(alias)} and ${asSql(other.access.sees(asked.through, alias))} and ${where})`,
  };
};
