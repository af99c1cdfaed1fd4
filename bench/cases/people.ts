import type { BenchDatabase } from '../measure/database.ts';

/** Puts `count` users into the table whose names begin with `label`, and answers their ids. */
export const addPeople = async (
  { asOwner }: BenchDatabase,
  label: string,
  count: number,
): Promise<string[]> => {
  const rows = await asOwner<{ id: string }>(
    `insert into users (id, login, name, password_hash, password_changed_at, must_change_password, created_at, changed_at)
     select gen_random_uuid(), $1 || n, $1 || n, '', now(), false, now(), now() from generate_series(1, $2::int) n
     returning id`,
    [label, count],
  );
  await asOwner('vacuum analyze users');
  return rows.map(({ id }) => id);
};
