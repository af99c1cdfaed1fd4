import { recordTable, type Names, type Target } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { FormView } from '../reading/form-view.ts';
import { tableOf } from '../reading/record-parts.ts';
import { titleValue } from '../reading/title-value.ts';

/** What goes by a name, as it is learnt while rows are read. */
export interface ImportNames extends Names {
  /** Looks up all names that were asked for and are not known yet; answers whether there were any. */
  readonly learn: (db: Db) => Promise<boolean>;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const recordsNamed = (db: Db, view: FormView, texts: readonly string[]): Promise<Named[]> => {
  const numbers = texts.flatMap((text) => /^#(\d{1,15})$/.exec(text)?.[1] ?? []);
  const title = titleValue(view, 't');
  return db.rows(sql<Named>`
    select id, name from (
      select t.id, ${title} as name, t.nr from ${tableOf(view.place, recordTable(view.place.form))} t
      where ${view.access.where('t')} and t.deleted_at is null) found
    where name = any(${[...texts]}::text[])
    union select t.id, '#' || t.nr from ${tableOf(view.place, recordTable(view.place.form))} t
    where t.nr = any(${numbers}::bigint[]) and ${view.access.where('t')} and t.deleted_at is null`);
};

const named = (
  db: Db,
  view: FormView,
  { target, texts }: { readonly target: Target; readonly texts: readonly string[] },
): Promise<Named[]> => {
  if (target === 'user')
    return db.rows(sql<Named>`
      select id, name from identity_v1_user where active and name = any(${[...texts]}::text[])
      union select id, login from identity_v1_user where active and login = any(${[...texts]}::text[])`);
  if (target === 'department')
    return db.rows(sql<Named>`
      select id, name from identity_v1_department where name = any(${[...texts]}::text[])`);
  const other = view.other(target.slice('form:'.length));
  return other === undefined ? Promise.resolve([]) : recordsNamed(db, other, texts);
};

/** Names within the reach of whoever imports: people by name or login, departments by name, records by title or `#nr`. */
export const importNames = (view: FormView): ImportNames => {
  const known = new Map<Target, Map<string, string[]>>();
  const asked = new Map<Target, Set<string>>();
  return {
    nameOf: () => undefined,
    find: (target, text) => {
      const ids = known.get(target)?.get(text);
      if (ids !== undefined) return ids;
      const waiting = asked.get(target) ?? new Set();
      asked.set(target, waiting.add(text));
      return [];
    },
    learn: async (db) => {
      const wanted = [...asked];
      asked.clear();
      for (const [target, texts] of wanted) {
        const found = known.get(target) ?? new Map<string, string[]>();
        known.set(target, found);
        for (const text of texts) found.set(text, []);
        for (const { id, name } of await named(db, view, { target, texts: [...texts] }))
          found.get(name)?.push(id);
      }
      return wanted.length > 0;
    },
  };
};
