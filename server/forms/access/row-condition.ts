import {
  type ActingWorld,
  columnsOf,
  conditionSql,
  type FormInPlace,
  recordTable,
  targetOf,
} from '@yuanliu/core/forms';
import { type RawBuilder, sql } from 'kysely';
import type { RoleRight } from './role-right.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The only column of a field, or undefined for one that has none or several. */
const columnIn = (place: FormInPlace, key: string): string | undefined => {
  const field = place.definition.fields.find((each) => each.key === key);
  const columns = field === undefined ? [] : columnsOf(recordTable(place.form), field);
  return columns.length === 1 ? columns[0]?.column : undefined;
};

/** A field of the record, or of the record that one of its relations points at, as SQL. */
export const columnSql = (
  place: FormInPlace,
  alias: string,
  [key = '', inner, ...deeper]: readonly string[],
): string | undefined => {
  const column = columnIn(place, key);
  if (column === undefined || deeper.length > 0) return undefined;
  const own = `${quoted(alias)}.${quoted(column)}`;
  if (inner === undefined) return own;
  const field = place.definition.fields.find((each) => each.key === key);
  const form = (field && targetOf(field))?.replace(/^form:/, '') ?? '';
  const definition = place.around.form(form);
  const there = definition && columnIn({ ...place, form, definition }, inner);
  // A role's condition sees related records whole: it says who may see these, not those.
  return there === undefined
    ? undefined
    : `(select other.${quoted(there)} from forms.${quoted(recordTable(form))} other where other.id = ${own})`;
};

/** SQL whose places are filled with parameters. */
const withParameters = <T>(parts: readonly string[], parameters: readonly unknown[]): RawBuilder<T> => {
  const [first = '', ...rest] = parts;
  const pieces = rest.map((part, index) => sql`${parameters[index]}${sql.raw(part)}`);
  return sql<T>`(${sql.raw(first)}${sql.join(pieces, sql``)})`;
};

/** The condition of FEEL over a row; false where the database cannot judge it (any more): then nothing is reached. */
export const feelCondition = (
  text: string,
  { place, world, alias }: { place: FormInPlace; world: ActingWorld; alias: string },
): RawBuilder<boolean> => {
  const result = conditionSql(text, {
    at: { use: 'check' },
    place,
    world,
    column: (keys) => columnSql(place, alias, keys),
  });
  if (!result.ok) return sql<boolean>`false`;
  return sql<boolean>`coalesce(${withParameters<boolean>(result.parts, result.parameters)}, false)`;
};

/** The condition that a row lies in the scope of a right. One's own rows lie in every scope of departments. */
export const scopeCondition = (
  { scope, condition }: RoleRight,
  at: { place: FormInPlace; world: ActingWorld; alias: string },
): RawBuilder<boolean> => {
  const { user } = at.world;
  const own = sql<boolean>`${sql.ref(`${at.alias}.created_by`)} = ${user.id}::uuid`;
  const department = sql.ref(`${at.alias}.department_id`);
  switch (scope) {
    case 'all':
      return sql<boolean>`true`;
    case 'mine':
      return own;
    case 'department':
      return sql<boolean>`(${own} or ${department} = ${user.department}::uuid)`;
    case 'department-tree':
      // The tree is walked once per statement, not once per row: an uncorrelated array becomes an InitPlan.
      return sql<boolean>`(${own} or ${department} = any(array(
        select id from identity_v1_department_tree(${user.department}::uuid))))`;
    case 'condition':
      return feelCondition(condition ?? 'false', at);
  }
};
