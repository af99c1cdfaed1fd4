import {
  type FilterCondition,
  type FilterOperator,
  fieldTable,
  type FormField,
  operatorsOf,
  placeIn,
  recordTable,
  rowFieldsOf,
  shownField,
  systemField,
  targetOf,
  typeOf,
} from '@yuanliu/core/forms';
import { type RawBuilder, sql } from 'kysely';
import { asSql } from '../access/access-of.ts';
import { fieldValue } from './field-value.ts';
import { type FieldValue, fieldAt, type RowAt } from './row-at.ts';
import type { FormView } from './form-view.ts';
import { OperandFault } from './operand.ts';
import { operators } from './operators.ts';
import { tableOf } from './record-parts.ts';
import { systemValue } from './system-value.ts';

/** The rows that are judged, by the alias of the record's table. */
interface Rows {
  readonly view: FormView;
  readonly alias: string;
}

const unknownField = (): OperandFault =>
  new OperandFault('没有这个字段，或您看不到它', 'there is no such field, or you may not see it');

const compare = (
  view: FormView,
  { is, value: operand }: FilterCondition,
  asked: { field: Pick<FieldValue, 'value' | 'type'>; allowed: readonly FilterOperator[] },
): RawBuilder<boolean> => {
  if (!asked.allowed.includes(is))
    throw new OperandFault('此字段不能这样筛选', 'this field cannot be filtered so');
  return operators[is]({ field: asked.field, operand, world: view.world });
};

/** Whether a sub-table has rows, or one of its rows fits; rows that the reader does not see are not there. */
const someRow = (
  { view, alias }: Rows,
  table: FormField,
  condition: RawBuilder<boolean>,
): RawBuilder<boolean> => sql<boolean>`(${asSql(view.access.sees(table.key, alias))} and exists (
  select 1 from ${tableOf(view.place, fieldTable(view.place.form, table.key))} x
  where x.record_id = ${sql.ref(`${alias}.id`)} and ${condition}))`;

const ofRows = ({ view, alias }: Rows, table: FormField, condition: FilterCondition) => {
  const key = condition.field.split('.')[1] ?? '';
  const at: RowAt = { record: alias, row: { table, alias: 'x' } };
  const field = fieldAt(view, at, key);
  const value = field && fieldValue(view, field, at);
  if (field === undefined || value === undefined || view.access.sees(condition.field, alias) === false)
    throw unknownField();
  const allowed = operatorsOf(field, placeIn(view.place, table));
  return someRow({ view, alias }, table, compare(view, condition, { field: value, allowed }));
};

/** Judged of the titles of related records that the reader reaches; of several, any. */
const ofTitle = ({ view, alias }: Rows, field: FormField, condition: FilterCondition) => {
  const other = view.other(targetOf(field)?.replace(/^form:/, '') ?? '');
  const own = fieldValue(view, field, { record: alias });
  const pseudo = systemField('title');
  if (other === undefined || own === undefined || pseudo === undefined) throw unknownField();
  const title = systemValue(other, 't', 'title');
  if (title === undefined) throw unknownField();
  const allowed = operatorsOf(pseudo, placeIn(other.place));
  const fits = compare(view, condition, { field: title, allowed });
  const points = own.type === 'uuid' ? sql`t.id = ${own.value}` : sql`t.id = any((${own.value})::uuid[])`;
  return sql<boolean>`exists (select 1 from ${tableOf(other.place, recordTable(other.place.form))} t
    where ${points} and ${other.access.where('t')} and ${fits})`;
};

const ofField = ({ view, alias }: Rows, field: FormField, condition: FilterCondition) => {
  const allowed = operatorsOf(field, placeIn(view.place));
  if (rowFieldsOf(field).length > 0) {
    if (!allowed.includes(condition.is))
      throw new OperandFault('此字段不能这样筛选', 'cannot be filtered so');
    const some = someRow({ view, alias }, field, sql<boolean>`true`);
    return condition.is === 'empty' ? sql<boolean>`(not ${some})` : some;
  }
  const value = fieldValue(view, field, { record: alias });
  if (value === undefined) throw unknownField();
  return compare(view, condition, { field: value, allowed });
};

/**
 * A condition of a list over the rows of a view, judged of what the reader sees: a hidden value counts as none. A field that
 * is hidden in all rows is refused as one that does not exist. Throws `OperandFault`.
 */
export const filterCondition = (
  view: FormView,
  alias: string,
  condition: FilterCondition,
): RawBuilder<boolean> => {
  const [key = '', inner] = condition.field.split('.');
  const system = inner === undefined ? systemField(key) : undefined;
  if (system !== undefined) {
    const value = systemValue(view, alias, key);
    if (value === undefined) throw unknownField();
    return compare(view, condition, { field: value, allowed: operatorsOf(system, placeIn(view.place)) });
  }
  const field = fieldAt(view, { record: alias }, key);
  if (field === undefined || view.access.sees(key, alias) === false) throw unknownField();
  if (inner === undefined) return ofField({ view, alias }, field, condition);
  if (typeOf(field).holds === 'rows') return ofRows({ view, alias }, field, condition);
  const isRelation = shownField(field, placeIn(view.place))?.type.target !== undefined;
  if (isRelation && inner === 'title') return ofTitle({ view, alias }, field, condition);
  throw unknownField();
};
