import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../test/test-database.ts';
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
