import { type ActingWorld, type FormAction, type FormInPlace, placedFields } from '@yuanliu/core/forms';
import { type RawBuilder, sql } from 'kysely';
import { names, type RoleRight } from './role-right.ts';
import { scopeCondition } from './row-condition.ts';

/** What somebody may do with the records of a form, and which rows and fields that reaches. */
export interface RecordAccess {
  readonly may: (action: FormAction) => boolean;
  /** The condition that a row (alias of the record table) may be reached for the action; every store read takes it. */
  readonly where: (alias: string) => RawBuilder<boolean>;
  /** Which rights reach a row, as an array of numbers: what `restrictionsOf` is asked with. */
  readonly hits: (alias: string) => RawBuilder<number[]>;
  /** Fields (`supplier`, `lines.price`) that are hidden, or may not be changed, whatever row it is. */
  readonly hidden: ReadonlySet<string>;
  readonly readOnly: ReadonlySet<string>;
  /** The same for one row, by its `hits`; for a new record, which has none, the sets above. */
  readonly restrictionsOf: (hits: readonly number[]) => Restrictions;
  /** In which of the rows that are reached a field is seen: all, none, or where the condition holds. */
  readonly sees: (field: string, alias: string) => RawBuilder<boolean> | boolean;
  /** The condition that a row may be reached for another action; false where the action is not given. */
  readonly reaches: (action: FormAction, alias: string) => RawBuilder<boolean> | boolean;
}

/** Fields by dotted keys; a sub-table stands for all of its fields. What is hidden is read-only too. */
export interface Restrictions {
  readonly hidden: ReadonlySet<string>;
  readonly readOnly: ReadonlySet<string>;
}

/** What is named by every one of the lists. */
const inAll = (lists: readonly (readonly string[])[]): Set<string> => {
  const all = new Set(lists.flat());
  return new Set([...all].filter((field) => lists.every((list) => names(list, field))));
};

const isWide = ({ scope }: RoleRight): boolean => scope === 'all';

/** True where every right is of the same mind about fields, so that it matters not which of them reach a row. */
const isUniform = (rights: readonly RoleRight[]): boolean => {
  const minds = rights.map(({ actions, hidden, readOnly }) =>
    JSON.stringify([actions.includes('change'), hidden.toSorted(), readOnly.toSorted()]),
  );
  return new Set(minds).size <= 1;
};

const anyOf = (
  rights: readonly RoleRight[],
  condition: (right: RoleRight) => RawBuilder<boolean>,
): RawBuilder<boolean> | boolean => {
  if (rights.length === 0) return false;
  if (rights.some(isWide)) return true;
  const [only] = rights;
  if (only !== undefined && rights.length === 1) return condition(only);
  return sql<boolean>`(${sql.join(rights.map(condition), sql` or `)})`;
};

/** SQL of a condition that may be known already. */
export const asSql = (condition: RawBuilder<boolean> | boolean): RawBuilder<boolean> =>
  typeof condition === 'boolean' ? sql<boolean>`${sql.raw(String(condition))}` : condition;

/** The same as a column: false where it is unknown. */
export const asColumn = (condition: RawBuilder<boolean> | boolean): RawBuilder<boolean> =>
  typeof condition === 'boolean' ? asSql(condition) : sql<boolean>`coalesce(${condition}, false)`;

/** Rights with an action; whoever may not see a row reaches it for nothing else. */
const giving = (rights: readonly RoleRight[], action: FormAction): RoleRight[] =>
  rights.filter(
    ({ actions }) => actions.includes(action) && (action === 'create' || actions.includes('see')),
  );

/**
 * The access that the rights of all of somebody's roles give together: the union of their rows; a field is hidden in a row
 * only if every right that shows the row hides it, and read-only only if every right by which the row may be changed
 * (for a new record: by which records may be made) says so.
 */
export const accessOf = (
  rights: readonly RoleRight[],
  { place, world }: { readonly place: FormInPlace; readonly world: ActingWorld },
  action: FormAction,
): RecordAccess => {
  const seeing = giving(rights, 'see');
  const writing = giving(rights, action === 'create' ? 'create' : 'change');
  const isNew = action === 'create';
  const condition = (alias: string) => (right: RoleRight) => scopeCondition(right, { place, world, alias });
  const reaches = (other: FormAction, alias: string) => anyOf(giving(rights, other), condition(alias));

  const restrictions = (seen: readonly RoleRight[], written: readonly RoleRight[]): Restrictions => {
    const hidden = inAll(seen.map((right) => right.hidden));
    const closed = inAll(written.map((right) => [...right.readOnly, ...right.hidden]));
    return { hidden, readOnly: new Set([...hidden, ...closed]) };
  };
  const always = restrictions(isNew ? writing : seeing, writing);
  const uniform = isUniform(seeing);
  const everyField = new Set(placedFields(place.definition).map(({ keys }) => keys.join('.')));

  return {
    may: (asked) => giving(rights, asked).length > 0,
    where: (alias) => asSql(reaches(action, alias)),
    hits: (alias) => {
      if (uniform) return sql<number[]>`'{}'::int[]`;
      const each = seeing.map(
        (right, index) => sql`case when ${condition(alias)(right)} then ${sql.raw(String(index))} end`,
      );
      return sql<number[]>`array_remove(array[${sql.join(each)}]::int[], null)`;
    },
    hidden: always.hidden,
    readOnly: always.readOnly,
    restrictionsOf: (hits) => {
      if (uniform || isNew) return always;
      const seen = seeing.filter((_, index) => hits.includes(index));
      // A row that no right reaches is never handed out; should one come, it shows nothing.
      if (seen.length === 0) return { hidden: everyField, readOnly: everyField };
      return restrictions(
        seen,
        seen.filter((right) => writing.includes(right)),
      );
    },
    sees: (field, alias) => {
      const showing = seeing.filter(({ hidden }) => !names(hidden, field));
      // Every row that is reached is reached by one of them.
      return showing.length === seeing.length ? true : anyOf(showing, condition(alias));
    },
    reaches,
  };
};
