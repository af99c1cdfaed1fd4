import { recordTable, type RecordValues, type Target } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { spelledValue } from './computed-values.ts';
import { fieldValue } from './field-value.ts';
import type { FormView } from './form-view.ts';
import type { References } from './names.ts';
import { tableOf } from './record-parts.ts';
import { titleValue } from './title-value.ts';

/** What ids point at, by `user:<id>`, `department:<id>`, `form:<key>:<id>`. */
export type Related = ReadonlyMap<string, RecordValues>;

const people = async (db: Db, ids: readonly string[]): Promise<[string, RecordValues][]> => {
  const rows = await db.rows(sql<{ id: string; name: string; department: string | null }>`
    select id, name, department_id as department from identity_v1_user where id = any(${[...ids]}::uuid[])`);
  return rows.map(({ id, name, department }) => [id, { name, department }]);
};

const departments = async (db: Db, ids: readonly string[]): Promise<[string, RecordValues][]> => {
  const rows = await db.rows(sql<{ id: string; name: string }>`
    select id, name from identity_v1_department where id = any(${[...ids]}::uuid[])`);
  return rows.map(({ id, name }) => [id, { name }]);
};

type Row = { readonly x_id: string; readonly x_title: string } & Readonly<Record<string, unknown>>;

const records = async (db: Db, view: FormView, ids: readonly string[]): Promise<[string, RecordValues][]> => {
  const { place, access } = view;
  const columns = place.definition.fields
    .filter(({ key }) => !access.hidden.has(key))
    .flatMap((field) => {
      const value = fieldValue(view, field, { record: 't' });
      return value === undefined ? [] : [{ key: field.key, value }];
    });
  const rows = await db.rows(sql<Row>`
    select ${sql.join([
      sql`t.id as x_id`,
      sql`coalesce(${titleValue(view, 't')}, '#' || t.nr) as x_title`,
      ...columns.map(({ key, value }) => sql`${value.value} as ${sql.id(key)}`),
    ])}
    from ${tableOf(place, recordTable(place.form))} t
    where t.id = any(${[...ids]}::uuid[]) and ${access.where('t')}`);
  return rows.map((row) => [
    row.x_id,
    {
      ...Object.fromEntries(columns.map(({ key, value }) => [key, spelledValue(row[key], value)])),
      title: row.x_title,
    },
  ]);
};

const found = (
  db: Db,
  view: FormView,
  { target, ids }: { readonly target: Target; readonly ids: readonly string[] },
) => {
  if (target === 'user') return people(db, ids);
  if (target === 'department') return departments(db, ids);
  const other = view.other(target.slice('form:'.length));
  return other === undefined ? Promise.resolve([]) : records(db, other, ids);
};

/**
 * What ids point at as the reader sees it, in one query for each kind: of records the readable fields and the `title`, of
 * people `name` and `department`, of departments the `name`. What is out of reach is absent.
 */
export const relatedSeen = async (db: Db, view: FormView, references: References): Promise<Related> => {
  const all = await Promise.all(
    [...references]
      .filter(([, ids]) => ids.size > 0)
      .map(async ([target, ids]) => {
        const rows = await found(db, view, { target, ids: [...ids] });
        return rows.map(([id, values]): [string, RecordValues] => [`${target}:${id}`, values]);
      }),
  );
  return new Map(all.flat());
};
