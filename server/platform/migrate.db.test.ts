import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../test/test-database.ts';
import { withClient } from './database-home.ts';
import { establishRoles } from './db/roles.ts';
import { migrate } from './migrate.ts';

let t: TestDatabase;
let folder: string;
beforeAll(async () => {
  t = await testDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-migrations-'));
  await cp(path.join(import.meta.dirname, '../migrations'), folder, { recursive: true });
});
afterAll(async () => {
  await t.close();
  await rm(folder, { recursive: true });
});

const administer = (config: pg.ClientConfig, statement: string) =>
  withClient(config, (client) => client.query(statement));

const run = async (): Promise<string[]> => {
  const steps: string[] = [];
  await migrate({
    connection: t.connection('owner'),
    roles: inject('testServer').roles,
    folder,
    onStep: (name) => steps.push(name),
  });
  return steps;
};

test('what has run does not run again; two starts at once run a new one once', async () => {
  expect(await run()).toEqual([]);
  await writeFile(
    path.join(folder, '9001_platform.sql'),
    'create table made_once (id int); grant select on made_once to :app;',
  );
  const both = await Promise.all([run(), run()]);
  expect(both.flat()).toEqual(['9001_platform.sql']);
});

test('nodes that start at once on an empty database all find it ready', async () => {
  const name = `${t.name}_empty`;
  const superuser = { ...t.connection('owner'), options: '' };
  await administer({ ...superuser, database: 'postgres' }, `create database ${name} template template0`);
  const roles = await withClient({ ...superuser, database: name }, (client) =>
    establishRoles(client, { prefix: 'yuanliu', signIn: 'never' }),
  );
  const steps: string[] = [];
  const start = () =>
    migrate({
      connection: { ...t.connection('owner'), database: name },
      roles,
      folder: path.join(import.meta.dirname, '../migrations'),
      onStep: (step) => steps.push(step),
    });
  await Promise.all([start(), start(), start(), start()]);
  expect(new Set(steps).size).toBe(steps.length);
  expect(steps.length).toBeGreaterThan(5);
  await administer({ ...superuser, database: 'postgres' }, `drop database ${name} with (force)`);
});

test('a migration that fails leaves nothing behind', async () => {
  await writeFile(path.join(folder, '9002_platform.sql'), 'create table half_made (id int); select 1 / 0;');
  await expect(run()).rejects.toThrow('division by zero');
  expect(await t.asOwner(`select to_regclass('half_made')::text as name`)).toEqual([{ name: null }]);
  await rm(path.join(folder, '9002_platform.sql'));
});

test('a migration that was changed after it ran is refused by name', async () => {
  await writeFile(path.join(folder, '9001_platform.sql'), 'create table made_once (id bigint);');
  await expect(run()).rejects.toThrow(/9001_platform\.sql/);
});

test('a database that a newer version made is refused', async () => {
  await rm(path.join(folder, '9001_platform.sql'));
  await expect(run()).rejects.toThrow(/9001_platform\.sql.*upgrade the program/);
});
