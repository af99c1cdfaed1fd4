import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import type { DatabaseHome } from '../database-home.ts';
import { enqueue } from '../jobs.ts';
import { z } from 'zod';
import { databaseChecks } from './database-checks.ts';
import type { Finding } from './check.ts';

let t: TestDatabase;
let home: DatabaseHome;
beforeAll(async () => {
  t = await testDatabase();
  const { roles, host, port, superuser, password } = inject('testServer');
  home = {
    kind: 'external',
    database: t.name,
    roles,
    connection: t.connection,
    administrator: (database) => ({
      host,
      port,
      user: superuser,
      database,
      ...(password !== undefined && { password }),
    }),
    admitRoles: () => Promise.resolve(roles),
    stop: () => Promise.resolve(),
  };
});
afterAll(() => t.close());

const found = async (
  name: string,
  over: { now?: () => Date; home?: DatabaseHome } = {},
): Promise<Finding> => {
  const checks = databaseChecks({
    home,
    migrationsFolder: path.join(import.meta.dirname, '../../migrations'),
    appendOnly: ['audit_entries', 'sealed_chunks'],
    now: () => new Date(),
    ...over,
  });
  const check = checks.find((one) => one.name.en === name);
  if (check === undefined) throw new Error(`no check ${name}`);
  return check.look();
};

test.each([
  'database version',
  'encoding',
  'writing to disk',
  'order of Chinese',
  'search in Chinese',
  'database roles',
  'migrations',
  'clocks',
  'sealing',
  'jobs',
])('%s of a new database is in order', async (name) => {
  expect(await found(name)).toMatchObject({ level: 'ok' });
});

test('an application that may change the audit is wrong, with the statement that ends it', async () => {
  await t.asOwner(`grant delete on audit_entries to ${home.roles.app}`);
  expect(await found('database roles')).toMatchObject({
    level: 'wrong',
    remedy: { en: `Run revoke update, delete, truncate on audit_entries from ${home.roles.app}.` },
  });
  await t.asOwner(`revoke delete on audit_entries from ${home.roles.app}`);
  const alike = { ...home, roles: { ...home.roles, distinct: false } };
  expect(await found('database roles', { home: alike })).toMatchObject({ level: 'warning' });
});

test('migrations of a newer version, changed ones and missing ones are told apart', async () => {
  await t.asOwner(
    `insert into schema_migrations (number, name, checksum) values (9999, '9999_later.sql', '')`,
  );
  expect(await found('migrations')).toMatchObject({ level: 'wrong', remedy: { en: 'Upgrade the program.' } });
  await t.asOwner(`delete from schema_migrations where number = 9999`);
  const [first] = await t.asOwner<{ checksum: string }>(
    `select checksum from schema_migrations where number = 1`,
  );
  await t.asOwner(`update schema_migrations set checksum = 'x' where number = 1`);
  expect((await found('migrations')).text.en).toMatch(/was changed after it ran/);
  await t.asOwner(`delete from schema_migrations where number = 1`);
  expect(await found('migrations')).toMatchObject({ level: 'warning', text: { en: '1 have not run yet' } });
  await t.asOwner(
    `insert into schema_migrations (number, name, checksum) values (1, '0001_platform.sql', $1)`,
    [first?.checksum],
  );
});

test('clocks that are apart are named', async () => {
  const late = { now: () => new Date(Date.now() - 10_000) };
  expect(await found('clocks', late)).toMatchObject({ level: 'warning' });
  expect(await found('clocks', { now: () => new Date(Date.now() + 600_000) })).toMatchObject({
    level: 'wrong',
  });
});

test('a job that was given up is named', async () => {
  const job = { name: 'test.fails', payload: z.object({}) } as const;
  await t.db.transact((tx) => enqueue(tx, { job, payload: {} }));
  await t.asOwner(`update graphile_worker._private_jobs set attempts = max_attempts`);
  expect((await found('jobs')).text.en).toMatch(/1 jobs were given up .*test\.fails/);
});

test('rows that wait long for their seal are a warning', async () => {
  await t.asOwner(
    `insert into seal_pending (log, row_id, leaf_hash, waiting_since)
     values ('audit', gen_random_uuid(), sha256('x'), now() - interval '10 minutes')`,
  );
  expect((await found('sealing')).text.en).toMatch(/oldest for 10 minutes/);
});
