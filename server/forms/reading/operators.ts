import type { ActingWorld, FilterOperator } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';
import type { FieldValue } from './row-at.ts';
import { ends, foldedText, many, memberType, one, OperandFault, stretch } from './operand.ts';

/** A value in a row and what it is compared with. */
export interface Comparing {
  readonly field: Pick<FieldValue, 'value' | 'type'>;
  readonly operand: JsonValue | undefined;
  readonly world: ActingWorld;
}

type Compare = (comparing: Comparing) => RawBuilder<boolean>;

const isList = ({ field }: Comparing): boolean => field.type.endsWith('[]');

/** The text of a column as it is compared. */
const folded = ({ field }: Comparing): RawBuilder<string> => {
  if (field.type !== 'text')
    throw new OperandFault('此字段不能按文字筛选', 'this field cannot be searched as text');
  return sql<string>`lower(normalize(${field.value}, nfkc))`;
};

const contains: Compare = (comparing) =>
  sql<boolean>`strpos(${folded(comparing)}, ${foldedText(comparing.operand)}) > 0`;

const is: Compare = (comparing) => {
  const { field, operand, world } = comparing;
  if (isList(comparing)) return sql<boolean>`${field.value} @> array[${one(operand, field.type)}]`;
  const { from, to, isOpen } = stretch(operand, field.type, world.zone);
  return isOpen
    ? sql<boolean>`(${field.value} >= ${from} and ${field.value} < ${to})`
    : sql<boolean>`${field.value} = ${from}`;
};

const anyOf: Compare = (comparing) => {
  const { field, operand } = comparing;
  const list = many(operand, field.type);
  return isList(comparing)
    ? sql<boolean>`${field.value} && ${list}`
    : sql<boolean>`${field.value} = any(${list})`;
};

/** Orders of values; lists and files have none. */
const order = ({ field }: Comparing): RawBuilder<unknown> => {
  if (field.type.endsWith('[]') || field.type === 'jsonb' || field.type === 'uuid')
    throw new OperandFault('此字段不能比较大小', 'values of this field have no order');
  return field.value;
};

const before: Compare = (comparing) => {
  const { from } = stretch(comparing.operand, comparing.field.type, comparing.world.zone);
  return sql<boolean>`${order(comparing)} < ${from}`;
};

const upTo: Compare = (comparing) => {
  const { to, isOpen } = stretch(comparing.operand, comparing.field.type, comparing.world.zone);
  return sql<boolean>`${order(comparing)} ${sql.raw(isOpen ? '<' : '<=')} ${to}`;
};

const behind: Compare = (comparing) => {
  const { to, isOpen } = stretch(comparing.operand, comparing.field.type, comparing.world.zone);
  return sql<boolean>`${order(comparing)} ${sql.raw(isOpen ? '>=' : '>')} ${to}`;
};

const from: Compare = (comparing) => {
  const stretched = stretch(comparing.operand, comparing.field.type, comparing.world.zone);
  return sql<boolean>`${order(comparing)} >= ${stretched.from}`;
};

const between: Compare = (comparing) => {
  const value = order(comparing);
  const [first, last] = ends(comparing.operand, comparing.field.type, comparing.world.zone);
  return sql<boolean>`(${value} >= ${first.from} and ${value} ${sql.raw(last.isOpen ? '<' : '<=')} ${last.to})`;
};

/** True where it does not hold or where there is no value. */
const not =
  (compare: Compare): Compare =>
  (comparing) =>
    sql<boolean>`(${compare(comparing)}) is not true`;

const asId = (comparing: Comparing, id: string | null): RawBuilder<boolean> => {
  if (memberType(comparing.field.type) !== 'uuid')
    throw new OperandFault('此字段不是人员或部门', 'this field holds no person or department');
  return sql<boolean>`${comparing.field.value} = ${id}::uuid`;
};

const empty: Compare = ({ field }) => sql<boolean>`${field.value} is null`;

/** What each operator asks of a value, in SQL. Unknown counts as false. */
export const operators: Readonly<Record<FilterOperator, Compare>> = {
  is,
  'is-not': not(is),
  contains,
  'not-contains': not(contains),
  'starts-with': (comparing) =>
    sql<boolean>`starts_with(${folded(comparing)}, ${foldedText(comparing.operand)})`,
  less: before,
  'at-most': upTo,
  more: behind,
  'at-least': from,
  between,
  before,
  after: behind,
  'any-of': anyOf,
  'none-of': not(anyOf),
  'all-of': ({ field, operand }) => sql<boolean>`${field.value} @> ${many(operand, field.type)}`,
  mine: (comparing) => asId(comparing, comparing.world.user.id),
  'my-department': (comparing) => asId(comparing, comparing.world.user.department),
  below: ({ field, operand }) => sql<boolean>`${field.value} = any(array(
    select id from identity_v1_department_tree(${one(operand, 'uuid')})))`,
  empty,
  'not-empty': not(empty),
};
