import type pg from 'pg';

/** The serial rules of the soak. */
export const soakRules = { gapFree: 'soak.gap-free', fast: 'soak.fast' } as const;

/** Makes the tables and rules of the soak. */
export const makeSoakTables = async (owner: pg.Client): Promise<void> => {
  await owner.query(`
    create table soak_records (id text not null, gap_free text not null, fast text not null);
    create table soak_ran (id text primary key, times integer not null default 1)`);
  const segments = JSON.stringify([
    { kind: 'constant', text: 'S' },
    { kind: 'counter', width: 8, reset: 'never' },
  ]);
  for (const [mode, key] of [
    ['gap-free', soakRules.gapFree],
    ['fast', soakRules.fast],
  ])
    await owner.query(
      `insert into serial_rules (id, key, version, name, mode, segments, changed_at, changed_by)
       values (gen_random_uuid(), $1, 1, $1, $2, $3, now(), 'soak')`,
      [key, mode, segments],
    );
};

/** Makes users to be changed; answers their ids. */
export const makeSoakUsers = async (owner: pg.Client, count: number): Promise<string[]> => {
  const { rows } = await owner.query<{ id: string }>(
    `insert into users (id, login, name, password_hash, password_changed_at, must_change_password, created_at, changed_at)
     select id, 'soak' || id, 'soak', '', now(), false, now(), now()
     from (select gen_random_uuid() as id from generate_series(1, $1::int)) as person
     returning id`,
    [count],
  );
  return rows.map(({ id }) => id);
};
