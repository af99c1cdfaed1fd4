import type { BenchDatabase } from '../measure/database.ts';

/** Puts `count` users into the table, whose logins are `label` and their id, and answers the ids. */
export const addPeople = async (
  { asOwner }: BenchDatabase,
  label: string,
  count: number,
): Promise<string[]> => {
  const rows = await asOwner<{ id: string }>(
    `insert into users (id, login, name, password_hash, password_changed_at, must_change_password, created_at, changed_at)
     select id, $1 || id, $1 || n, '', now(), false, now(), now()
     from (select gen_random_uuid() as id, n from generate_series(1, $2::int) n) as person
     returning id`,
    [label, count],
  );
  await asOwner('vacuum analyze users');
  return rows.map(({ id }) => id);
};
