import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { buildIndexes, formInUse } from '../forms/index.ts';
import { verifyAudit } from '../identity/index.ts';
import { addSerialRule } from '../numbering/index.ts';
import { restoreBackup } from '../platform/backup/restore-backup.ts';
import { takeBackup } from '../platform/backup/take-backup.ts';
import { type DatabaseHome, openDatabaseHome } from '../platform/database-home.ts';
import { openDatabase } from '../platform/db/db.ts';
import { openFileStore } from '../platform/files.ts';
import { type Ctx, everything, type OpenDatabase, systemActor, systemClock } from '../platform/index.ts';
import { openLog } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { publishNext } from '../test/forms/published-form.ts';
import { receiptForm, supplierForm } from '../test/forms/receipt-form.ts';

const migrationsFolder = path.join(import.meta.dirname, '../migrations');
const server = inject('testServer');
const databases: string[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-backup-'));
});
afterAll(async () => {
  for (const name of databases) await administer(`drop database if exists ${name} with (force)`);
  for (const name of databases)
    for (const role of ['owner', 'app', 'designer']) await administer(`drop role if exists ${name}_${role}`);
  await rm(folder, { recursive: true, force: true });
});

const administer = async (statement: string): Promise<void> => {
  const { host, port, superuser: user, password } = server;
  const client = new pg.Client({ host, port, user, password, database: 'postgres' });
  await client.connect();
  await client.query(statement);
  await client.end();
};

interface Place {
  readonly home: DatabaseHome;
  readonly open: () => OpenDatabase;
}

const makePlace = async (): Promise<Place> => {
  const name = `backup_${randomBytes(4).toString('hex')}`;
  databases.push(name);
  await administer(`create database ${name} template template0 encoding 'UTF8'`);
  const password = server.password === undefined ? '' : `:${encodeURIComponent(server.password)}`;
  const url = `postgres://${server.superuser}${password}@${encodeURIComponent(server.host)}:${server.port}/${name}`;
  const home = await openDatabaseHome({ url, dataDir: folder, sole: false, log: () => undefined });
  const open = () =>
    openDatabase({ connection: home.connection('app'), size: 4, prepared: true, onLost: () => undefined });
  return { home, open };
};

const ctxOver = (db: OpenDatabase): Ctx => ({
  actor: systemActor('test'),
  scope: everything,
  db,
  log: openLog('fatal'),
  clock: systemClock,
});

/** A form with rows and links to another, a column that is kept, indexes, and records in all of it. */
const draw = async (ctx: Ctx): Promise<void> => {
  await ctx.db.transact((tx) =>
    addSerialRule(tx, ctx, {
      key: 'receipt',
      name: '入库单号',
      mode: 'fast',
      segments: [{ kind: 'counter', width: 6, reset: 'never' }],
    }),
  );
  await publishNext(ctx, 'supplier', { definition: supplierForm });
  await publishNext(ctx, 'receipt', { definition: receiptForm });
  await ctx.db.transact(async (tx) => {
    await tx.rows(sql`
      insert into forms.supplier (id, form_version, title, name, phone, created_at, changed_at)
      select gen_random_uuid(), 1, '供应商' || n, '供应商' || n, n::text, now(), now() from generate_series(1, 3) n`);
    await tx.rows(sql`
      insert into forms.receipt (id, form_version, supplier, allergens, certificate, created_at, changed_at)
      select gen_random_uuid(), 1, id, '{牛奶,大豆}', '[{"name": "检疫 \\t.pdf"}]', now(), now() from forms.supplier`);
    await tx.rows(sql`
      insert into forms.receipt__lines (id, record_id, position, qty)
      select gen_random_uuid(), id, 0, 12.5 from forms.receipt`);
  });
  const fields = supplierForm.fields.filter(({ key }) => key !== 'phone');
  const layout = supplierForm.layout.filter(({ key }) => key !== 'phone');
  await publishNext(ctx, 'receipt', {
    definition: {
      ...receiptForm,
      fields: receiptForm.fields.filter(({ key }) => key !== 'phone'),
      layout: receiptForm.fields
        .filter(({ key }) => key !== 'phone')
        .map(({ key }) => ({ kind: 'field', key, span: 12 })),
    },
  });
  await publishNext(ctx, 'supplier', {
    definition: { ...supplierForm, fields, layout },
    accept: ['remove:phone'],
  });
  await buildIndexes(ctx, 'receipt');
};

const shapes = (home: DatabaseHome) =>
  describe(home, [
    `select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
            col_description(c.oid, a.attnum) as comment
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'forms'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
     order by c.relname, a.attname`,
    `select c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid) from pg_constraint c
     where c.connamespace = 'forms'::regnamespace and c.contype <> 'n' order by 1, 2`,
    `select indexname, indexdef from pg_indexes where schemaname = 'forms' order by 1`,
    `select c.relname, r.rolname like '%\\_designer' as "isDesigners",
            has_table_privilege($1, c.oid, 'insert') as "isForApp", has_table_privilege($1, c.oid, 'truncate') as "isTooMuch"
     from pg_class c join pg_roles r on r.oid = c.relowner
     where c.relnamespace = 'forms'::regnamespace and c.relkind = 'r' order by 1`,
  ]);

const describe = async (home: DatabaseHome, statements: readonly string[]): Promise<unknown[]> => {
  const client = new pg.Client(home.connection('owner'));
  await client.connect();
  const found: unknown[] = [];
  for (const text of statements) {
    const values = text.includes('$1') ? [home.roles.app] : [];
    found.push((await client.query(text, values)).rows);
  }
  await client.end();
  return found;
};

test('drawn tables come back as they were, with their records, and forms are published on', async () => {
  const source = await makePlace();
  await migrate({
    connection: source.home.connection('owner'),
    roles: source.home.roles,
    folder: migrationsFolder,
    onStep: () => undefined,
  });
  const from = source.open();
  await draw(ctxOver(from));
  await from.close();
  const file = path.join(folder, 'forms.bak');
  const files = openFileStore({ folder: path.join(folder, 'files'), limit: 1_000_000 });
  const around = { files, file, now: new Date() };
  await takeBackup({
    ...around,
    home: source.home,
    force: false,
    version: '0.0.1',
    onProgress: () => undefined,
  });

  const target = await makePlace();
  const restoring = {
    ...around,
    home: target.home,
    migrationsFolder,
    step: <R>(_: string, work: () => Promise<R>) => work(),
    onLoss: () => undefined,
    acceptBroken: false,
    verify: async (db: Parameters<typeof verifyAudit>[0]) => [await verifyAudit(db)],
    record: () => Promise.resolve(),
  };
  await restoreBackup({ ...restoring, replace: false });
  expect(await shapes(target.home)).toEqual(await shapes(source.home));
  const rows = [
    'select * from forms.receipt order by id',
    'select * from forms.receipt__lines order by id',
    'select x_phone_1 from forms.supplier order by id',
  ];
  expect(await describe(target.home, rows)).toEqual(await describe(source.home, rows));

  // Once more, over what stands.
  await restoreBackup({ ...restoring, replace: true });
  const db = target.open();
  const ctx = ctxOver(db);
  expect((await formInUse(db, 'receipt')).version).toBe(2);
  await publishNext(ctx, 'supplier', { definition: supplierForm });
  expect(await db.rows(sql`select phone from forms.supplier order by nr`)).toEqual([
    { phone: '1' },
    { phone: '2' },
    { phone: '3' },
  ]);
  const insert = db.transact((tx) =>
    tx.rows(sql<{ nr: string }>`
      insert into forms.supplier (id, form_version, created_at, changed_at)
      values (gen_random_uuid(), 3, now(), now()) returning nr`),
  );
  expect(await insert).toEqual([{ nr: '4' }]);
  await db.close();
}, 120_000);
