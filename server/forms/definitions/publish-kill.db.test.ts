import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FormDefinition, FormField } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishNext } from '../../test/forms/published-form.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { formInUse } from '../form-in-use.ts';
import { storageOf } from '../storage/record-columns.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const field = (key: string, type: string, settings: object = {}): FormField => ({
  key,
  type,
  label: { zh: key },
  settings: { version: 1, ...settings },
});

const form = (...fields: FormField[]): FormDefinition => ({
  version: 1,
  name: { zh: '登记' },
  fields,
  layout: fields.map(({ key }) => ({ kind: 'field', key, span: 12 })),
});

const versions = [
  form(
    field('text', 'text'),
    field('weight', 'text'),
    field('lines', 'sub-table', { fields: [field('qty', 'number')] }),
  ),
  form(field('text', 'text'), field('weight', 'number'), field('day', 'date')),
];
const accept = ['convert:weight', 'remove:lines', 'remove:day', 'remove:text'];

const program = path.join(import.meta.dirname, '../../test/forms/publish-endlessly.ts');

/** Lets a process publish for a while, kills it, and waits until the database has seen that it is gone. */
const publishAndKill = async (milliseconds: number): Promise<void> => {
  const child = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      CONNECTION: JSON.stringify({ ...t.connection('app'), application_name: 'killed' }),
      VERSIONS: JSON.stringify(versions),
      ACCEPT: JSON.stringify(accept),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await sleep(milliseconds);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
};

const columnsIn = async (table: string): Promise<string[]> => {
  const rows = await t.asOwner<{ name: string }>(
    `select attname || ' ' || format_type(atttypid, atttypmod) as name from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attname !~ '^x_'`,
    [`forms.${table}`],
  );
  return rows.map(({ name }) => name);
};

test('a process that is killed while it publishes leaves version and tables that agree', async () => {
  await publishNext(t.ctx(), 'killed', { definition: form(field('text', 'text'), field('weight', 'text')) });
  await t.db.transact((tx) =>
    tx.rows(sql`
      insert into forms.killed (id, form_version, weight, created_at, changed_at)
      select gen_random_uuid(), 1, n::text, now(), now() from generate_series(1, 2000) n`),
  );
  for (const milliseconds of [3, 17, 40, 90, 150]) {
    await publishAndKill(milliseconds);
    // Waits for what the killed one still holds, and publishes on.
    const { version, definition } = await formInUse(t.db, 'killed');
    const { columns, rowTables } = storageOf({ key: 'killed', definition });
    const found = await columnsIn('killed');
    for (const { column, type } of columns) expect(found).toContain(`${column} ${type}`);
    for (const { table } of rowTables) expect(await columnsIn(table)).toContain('record_id uuid');
    const [newest] = await t.asOwner<{ version: number }>(
      'select max(version) as version from form_versions',
    );
    expect(newest?.version).toBe(version);
    const weights = await t.db.rows(
      sql<{ sum: string }>`/* once */ select sum(weight::numeric) as sum from forms.killed`,
    );
    expect(weights).toEqual([{ sum: '2001000' }]);
  }
  const last = form(field('text', 'text'), field('weight', 'text'));
  await publishNext(t.ctx(), 'killed', { definition: last, accept });
}, 120_000);
