import {
  type RecordValues,
  recordTable,
  referencesIn,
  type FormField,
  type Target,
} from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { FormView } from './form-view.ts';
import { tableOf } from './record-parts.ts';
import { titleValue } from './title-value.ts';

/** Ids by what they point at. */
export type References = ReadonlyMap<Target, ReadonlySet<string>>;

interface Named {
  readonly id: string;
  readonly name: string | null;
}

/** The names of people are known to whoever works here; of records only those within reach have one. */
const rowsOf = (
  db: Db,
  view: FormView,
  { target, ids }: { readonly target: Target; readonly ids: readonly string[] },
): Promise<Named[]> => {
  if (target === 'user')
    return db.rows(sql<Named>`select id, name from identity_v1_user where id = any(${[...ids]}::uuid[])`);
  if (target === 'department')
    return db.rows(
      sql<Named>`select id, name from identity_v1_department where id = any(${[...ids]}::uuid[])`,
    );
  const other = view.other(target.slice('form:'.length));
  if (other === undefined) return Promise.resolve([]);
  return db.rows(sql<Named>`
    select t.id, coalesce(${titleValue(other, 't')}, '#' || t.nr) as name
    from ${tableOf(other.place, recordTable(other.place.form))} t
    where t.id = any(${[...ids]}::uuid[]) and ${other.access.where('t')}`);
};

/** The names of what ids point at, in one query for each kind: `user:<id>`, `form:<key>:<id>`. Out of reach: none. */
export const namesOf = async (
  db: Db,
  view: FormView,
  references: References,
): Promise<Record<string, string>> => {
  const found = await Promise.all(
    [...references]
      .filter(([, ids]) => ids.size > 0)
      .map(async ([target, ids]) => {
        const rows = await rowsOf(db, view, { target, ids: [...ids] });
        return rows.map(({ id, name }): [string, string] => [`${target}:${id}`, name ?? '']);
      }),
  );
  return Object.fromEntries(found.flat());
};

/** What the values and the system's columns of records point at. */
export const referencesOf = (
  fields: readonly FormField[],
  records: readonly {
    readonly values: RecordValues;
    readonly people: readonly (string | null)[];
    readonly departmentId: string | null;
  }[],
): References => {
  const found = new Map<Target, Set<string>>();
  const add = (target: Target, ids: Iterable<string | null>): void => {
    const set = found.get(target) ?? new Set();
    for (const id of ids) if (id !== null) set.add(id);
    found.set(target, set);
  };
  const values = records.map((record) => record.values);
  for (const [target, ids] of referencesIn(fields, values)) add(target, ids);
  for (const { people, departmentId } of records) {
    add('user', people);
    add('department', [departmentId]);
  }
  return found;
};
