import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import pg from 'pg';
import { extract, pack } from 'tar-stream';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { recordChange, verifyAudit } from '../identity/index.ts';
import { type DatabaseHome, openDatabaseHome } from '../platform/database-home.ts';
import { openDatabase } from '../platform/db/db.ts';
import { type FileShelf, openFileStore } from '../platform/files.ts';
import {
  announce,
  type Database,
  enqueue,
  type OpenDatabase,
  sealWaiting,
  systemActor,
  systemClock,
} from '../platform/index.ts';
import { migrate } from '../platform/migrate.ts';
import { restoreBackup } from '../platform/backup/restore-backup.ts';
import { takeBackup } from '../platform/backup/take-backup.ts';

const migrationsFolder = path.join(import.meta.dirname, '../migrations');
const server = inject('testServer');
const databases: string[] = [];
const roles: string[] = [];
let folder: string;
let files: FileShelf;
let source: Place;

interface Place {
  readonly home: DatabaseHome;
  readonly db: OpenDatabase;
}

const adminUrl = (database: string, user = server.superuser): string => {
  const password = server.password === undefined ? '' : `:${encodeURIComponent(server.password)}`;
  return `postgres://${user}${password}@${encodeURIComponent(server.host)}:${server.port}/${database}`;
};

const administer = async (statement: string): Promise<void> => {
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: server.superuser,
    password: server.password,
    database: 'postgres',
  });
  await client.connect();
  await client.query(statement);
  await client.end();
};

/** A database of an enterprise's own server, reached as a start reaches it. */
const makePlace = async (): Promise<Place> => {
  const name = `backup_${randomBytes(4).toString('hex')}`;
  databases.push(name);
  await administer(`create database ${name} template template0 encoding 'UTF8'`);
  return openPlace(adminUrl(name));
};

const openPlace = async (url: string): Promise<Place> => {
  const home = await openDatabaseHome({ url, dataDir: folder, sole: false, log: () => undefined });
  const db = openDatabase({
    connection: home.connection('app'),
    size: 10,
    prepared: true,
    onLost: () => undefined,
  });
  return { home, db };
};

const bring = (home: DatabaseHome): Promise<void> =>
  migrate({
    connection: home.connection('owner'),
    roles: home.roles,
    folder: migrationsFolder,
    onStep: () => undefined,
  });

const job = { name: 'test.count', payload: z.object({ n: z.number() }) } as const;
const happened = { name: 'test.thing-happened', data: z.object({ n: z.number() }) } as const;
const actor = systemActor('test');

/** One business write: an audited change, an announcement and a job, together. */
const writeOnce = (db: Database, n: number): Promise<void> =>
  db.transact(async (tx) => {
    await recordChange(
      tx,
      { actor, clock: systemClock },
      {
        action: 'test.thing.changed',
        subject: { type: 'test.thing', id: String(n), label: `第 ${n} 件\t"\\N"\n` },
        changes: [{ field: 'n', from: n - 1, to: n }],
      },
    );
    await announce(tx, happened, { n });
    await enqueue(tx, { job, payload: { n } }, { key: `k${n}`, queue: `q${n % 3}` });
  });

const backupTo = (file: string, over: Partial<Parameters<typeof takeBackup>[0]> = {}) =>
  takeBackup({
    home: source.home,
    files,
    file,
    force: false,
    version: '0.0.1',
    now: new Date(),
    onProgress: () => undefined,
    ...over,
  });

const restoreInto = (
  home: DatabaseHome,
  file: string,
  over: Partial<Parameters<typeof restoreBackup>[0]> = {},
) =>
  restoreBackup({
    home,
    files,
    file,
    replace: false,
    migrationsFolder,
    now: new Date(),
    step: (_what, work) => work(),
    onLoss: () => undefined,
    acceptBroken: false,
    verify: async (db) => [await verifyAudit(db)],
    record: () => Promise.resolve(),
    ...over,
  });

const countIn = async (db: OpenDatabase, table: string): Promise<number> =>
  (await db.rows(sql<{ n: number }>`select count(*)::int as n from ${sql.raw(table)}`))[0]?.n ?? -1;

/** A backup of a database in which somebody changed a sealed row past the application. */
const backupTampered = async (file: string): Promise<void> => {
  const tampered = await makePlace();
  await bring(tampered.home);
  await writeOnce(tampered.db, 1);
  await sealWaiting(tampered.db);
  await tampered.db.close();
  await asOwner(tampered.home, `update audit_entries set subject_label = 'forged'`);
  await backupTo(file, { home: tampered.home });
};

const asOwner = async (home: DatabaseHome, statement: string): Promise<void> => {
  const owner = new pg.Client(home.connection('owner'));
  await owner.connect();
  await owner.query(statement);
  await owner.end();
};

/** The archive with its entries passed through `change`, written as a forger would: every tar header is right. */
const forge = async (
  from: string,
  change: (name: string, content: Buffer) => Buffer | undefined,
): Promise<string> => {
  const to = path.join(folder, `forged-${randomBytes(4).toString('hex')}.bak`);
  const [read, written] = [extract(), pack()];
  Readable.from([await readFile(from)]).pipe(read);
  for await (const entry of read) {
    const content = change(entry.header.name, await buffer(entry));
    if (content !== undefined) written.entry({ ...entry.header, size: content.byteLength }, content);
  }
  written.finalize();
  await writeFile(to, await buffer(written));
  return to;
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-backup-'));
  files = openFileStore({ folder: path.join(folder, 'files'), limit: 100_000_000 });
  source = await makePlace();
  await bring(source.home);
  for (let n = 1; n <= 50; n += 1) await writeOnce(source.db, n);
  await sealWaiting(source.db);
  await writeOnce(source.db, 51);
});
afterAll(async () => {
  await source.db.close();
  for (const name of databases) await administer(`drop database if exists ${name} with (force)`);
  for (const name of databases) roles.push(`${name}_owner`, `${name}_app`, `${name}_designer`);
  for (const role of roles) await administer(`drop role if exists ${role}`);
  await rm(folder, { recursive: true, force: true });
});

test('a backup taken while others write restores to a system that verifies', async () => {
  const file = path.join(folder, 'busy.bak');
  let [n, stopped] = [1_000, false];
  const writer = async (): Promise<void> => {
    while (!stopped) {
      n += 1;
      await writeOnce(source.db, n);
    }
  };
  const sealing = async (): Promise<void> => {
    while (!stopped) {
      await sealWaiting(source.db);
      await sleep(5);
    }
  };
  const busy = [writer(), writer(), writer(), writer(), sealing()];
  await sleep(100);
  const before = n;
  const taken = await backupTo(file);
  const after = n;
  stopped = true;
  await Promise.all(busy);
  expect(after).toBeGreaterThan(before);

  const target = await makePlace();
  const restored = await restoreInto(target.home, file);
  expect(restored.intact).toBe(true);
  const entries = await countIn(target.db, 'audit_entries');
  expect(entries).toBeGreaterThan(0);
  expect(entries).toBeLessThan(await countIn(source.db, 'audit_entries'));
  // What was written together is there together: entry, announcement, its delivery job and the job itself.
  expect(await countIn(target.db, 'outbox')).toBe(entries);
  expect(await countIn(target.db, 'graphile_worker._private_jobs')).toBe(2 * entries);
  expect(taken.rows).toBe(restored.contents.tables.reduce((sum, { rows }) => sum + rows, 0));
  // The restored system goes on: numbers handed out are not handed out again, and its log grows.
  await writeOnce(target.db, 1_000_000);
  await sealWaiting(target.db);
  expect(await verifyAudit(target.db)).toMatchObject({ intact: true, size: entries + 1 });
  await target.db.close();
});

test('files come back under their own ids; what the old system kept besides is gone', async () => {
  const file = path.join(folder, 'files.bak');
  const content = randomBytes(3_000_000);
  const kept = await files.put(Readable.from([content]), { name: '照片.jpg', type: 'image/jpeg' });
  await backupTo(file);
  const target = await makePlace();
  await target.db.close();
  const other = openFileStore({ folder: path.join(folder, 'other'), limit: 10 });
  const stray = await other.put(Readable.from([Buffer.from('x')]), { name: 'x', type: 'text/plain' });
  await restoreInto(target.home, file, { files: other });
  expect(await buffer(await other.open(kept.id))).toEqual(content);
  await expect(other.open(stray.id)).rejects.toMatchObject({ kind: { code: 'platform.file-missing' } });
});

test('an interrupted backup leaves nothing, an interrupted restore changes nothing', async () => {
  const stop = AbortSignal.abort(new Error('enough'));
  const file = path.join(folder, 'stopped.bak');
  await expect(backupTo(file, { signal: stop })).rejects.toThrow('enough');
  expect((await readdir(folder)).filter((name) => name.startsWith('stopped'))).toEqual([]);
  await backupTo(file);
  const target = await makePlace();
  await target.db.close();
  await expect(restoreInto(target.home, file, { signal: stop })).rejects.toThrow('enough');
  expect(await tablesIn(target.home)).toBe(0);
});

test('a job that a worker held waits again after the restore', async () => {
  const file = path.join(folder, 'held.bak');
  const owner = new pg.Client(source.home.connection('owner'));
  await owner.connect();
  await owner.query(
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-x' where key in ('k1', 'k2')`,
  );
  await owner.query(`insert into job_workers (worker_id) values ('worker-x')`);
  await owner.end();
  await backupTo(file);
  const target = await makePlace();
  await restoreInto(target.home, file);
  expect(
    await target.db.rows(
      sql`select key from graphile_worker._private_jobs where locked_by is not null or locked_at is not null`,
    ),
  ).toEqual([]);
  expect(await countIn(target.db, 'job_workers')).toBe(0);
  await target.db.close();
});

test('what the database holds is named and kept, until it is given up in so many words', async () => {
  const file = path.join(folder, 'replace.bak');
  await backupTo(file);
  const target = await makePlace();
  await bring(target.home);
  await writeOnce(target.db, 7);
  await target.db.close();
  await expect(restoreInto(target.home, file)).rejects.toThrow(/audit_entries 1.*--replace/s);
  const lost: string[] = [];
  await restoreInto(target.home, file, { replace: true, onLoss: (tables) => lost.push(...tables) });
  expect(lost).toContain('audit_entries 1');
  const again = await openPlace(adminUrl(target.home.database));
  expect(await countIn(again.db, 'audit_entries')).toBe(await countIn(source.db, 'audit_entries'));
  await again.db.close();
});

test('a backup whose sealed log was tampered with replaces nothing, until that is accepted in so many words', async () => {
  const file = path.join(folder, 'tampered.bak');
  await backupTampered(file);
  const target = await makePlace();
  await bring(target.home);
  for (const n of [1, 2, 3]) await writeOnce(target.db, n);
  await target.db.close();
  await expect(restoreInto(target.home, file, { replace: true })).rejects.toThrow(
    /audit: 1, .*nothing was restored.*--accept-broken-chain/s,
  );
  const still = await openPlace(adminUrl(target.home.database));
  expect(await countIn(still.db, 'audit_entries')).toBe(3);
  await still.db.close();

  const told: string[][] = [];
  const { intact, kept } = await restoreInto(target.home, file, {
    replace: true,
    acceptBroken: true,
    record: async (db, { broken }) => {
      told.push(broken.map(({ log }) => log));
      await writeOnce(db, 9);
    },
  });
  expect({ intact, told, isKept: kept !== undefined }).toEqual({
    intact: false,
    told: [['audit']],
    isKept: true,
  });
  const after = await openPlace(adminUrl(target.home.database));
  // The forged line of the backup, and what was written down of the restore itself.
  expect(await countIn(after.db, 'audit_entries')).toBe(2);
  await after.db.close();
  databases.push(kept ?? '');
}, 60_000);

test('an old database that cannot be removed costs nothing of what was restored', async () => {
  const file = path.join(folder, 'stuck.bak');
  const content = await files.put(Readable.from([Buffer.from('new')]), { name: 'n', type: 'text/plain' });
  await backupTo(file);
  const target = await makePlace();
  await target.db.close();
  // The server drops no template.
  await administer(`alter database ${target.home.database} is_template true`);
  const shelf = openFileStore({ folder: path.join(folder, 'stuck'), limit: 10 });
  const { intact, kept } = await restoreInto(target.home, file, { files: shelf });
  expect({ intact, isKept: kept !== undefined }).toEqual({ intact: true, isKept: true });
  expect(await buffer(await shelf.open(content.id))).toEqual(Buffer.from('new'));
  await administer(`alter database ${kept ?? ''} is_template false`);
  await administer(`drop database ${kept ?? ''}`);
});

test('a restore is refused while somebody else is connected', async () => {
  const file = path.join(folder, 'connected.bak');
  await backupTo(file);
  const target = await makePlace();
  await countIn(target.db, 'pg_class');
  await expect(restoreInto(target.home, file)).rejects.toThrow(/is in use \(yuanliu \(\d+\)\)/);
  await target.db.close();
});

test('without the right to make databases the rows are replaced in one transaction', async () => {
  const file = path.join(folder, 'plain.bak');
  await backupTo(file);
  const user = `plain_${randomBytes(4).toString('hex')}`;
  roles.push(user);
  await administer(`create role ${user} login password 'secret'`);
  const empty = await makePlace();
  await empty.db.close();
  await administer(`alter database ${empty.home.database} owner to ${user}`);
  await administer(`revoke create on database ${empty.home.database} from public`);
  const url = new URL(adminUrl(empty.home.database, user));
  url.password = 'secret';
  const plain = await openPlace(url.href);
  await plain.db.close();
  expect(plain.home.roles.distinct).toBe(false);
  await bring(plain.home);
  const before = await openPlace(url.href);
  await writeOnce(before.db, 7);
  await before.db.close();

  const tampered = path.join(folder, 'plain-tampered.bak');
  await backupTampered(tampered);
  await expect(restoreInto(plain.home, tampered, { replace: true })).rejects.toThrow(/--accept-broken-chain/);
  const still = await openPlace(url.href);
  expect(await countIn(still.db, 'audit_entries')).toBe(1);
  await still.db.close();

  const restored = await restoreInto(plain.home, file, { replace: true });
  expect(restored).toMatchObject({ intact: true });
  const after = await openPlace(url.href);
  expect(await countIn(after.db, 'audit_entries')).toBe(await countIn(source.db, 'audit_entries'));
  await after.db.close();
}, 60_000);

test('every way of damage is refused by the name of the entry before the database is touched', async () => {
  const file = path.join(folder, 'whole.bak');
  await files.put(Readable.from([Buffer.from('检验报告')]), { name: 'a.txt', type: 'text/plain' });
  await backupTo(file);
  const target = await makePlace();
  await target.db.close();
  const entry = 'tables/public.audit_entries/000001.gz';
  const flipped = await forge(file, (name, content) => {
    if (name !== entry) return content;
    const other = Buffer.from(content);
    other.writeUInt8(other.readUInt8(200) ^ 1, 200);
    return other;
  });
  await expect(restoreInto(target.home, flipped)).rejects.toThrow(
    /its entry tables\/public\.audit_entries\/000001\.gz/,
  );
  const left = await forge(file, (name, content) => (name === entry ? undefined : content));
  await expect(restoreInto(target.home, left)).rejects.toThrow(/its entry contents\.json/);
  const headless = await forge(file, (name, content) => (name === 'contents.json' ? undefined : content));
  await expect(restoreInto(target.home, headless)).rejects.toThrow(/cut off at its entry files\//);
  const { byteLength } = await readFile(file);
  for (const size of [byteLength >> 1, byteLength - 5_000, 2_000]) {
    const cut = await forge(file, (_name, content) => content);
    await truncate(cut, size);
    await expect(restoreInto(target.home, cut)).rejects.toThrow(/(?:cut off|damaged).* entry \S+/);
  }
  const noise = path.join(folder, 'noise.bak');
  await writeFile(noise, randomBytes(10_000));
  await expect(restoreInto(target.home, noise)).rejects.toThrow(/no backup of Yuanliu/);
  await expect(restoreInto(target.home, path.join(folder, 'none.bak'))).rejects.toThrow(
    /no such backup file/,
  );
  expect(await tablesIn(target.home)).toBe(0);
});

const tablesIn = async (home: DatabaseHome): Promise<number> => {
  const client = new pg.Client(home.administrator(home.database));
  await client.connect();
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  await client.end();
  return rows[0]?.n ?? -1;
};

test('a failed restore leaves the old database and its files as they were', async () => {
  const file = path.join(folder, 'failing.bak');
  await backupTo(file);
  const target = await makePlace();
  await bring(target.home);
  await writeOnce(target.db, 7);
  await target.db.close();
  const own = openFileStore({ folder: path.join(folder, 'own'), limit: 1_000 });
  const kept = await own.put(Readable.from([Buffer.from('mine')]), { name: 'm', type: 'text/plain' });
  await expect(
    restoreInto(target.home, file, {
      replace: true,
      files: own,
      verify: () => Promise.reject(new Error('stop here')),
    }),
  ).rejects.toThrow('stop here');
  const again = await openPlace(adminUrl(target.home.database));
  expect(await countIn(again.db, 'audit_entries')).toBe(1);
  await again.db.close();
  const ids: string[] = [];
  for await (const { id } of own.all()) ids.push(id);
  expect(ids).toEqual([kept.id]);
});

test('a backup writes no file when it is refused, and never over one that is there', async () => {
  const file = path.join(folder, 'twice.bak');
  await backupTo(file);
  await expect(backupTo(file)).rejects.toThrow(/exists already/);
  await backupTo(file, { force: true });
  await expect(backupTo(path.join(folder, 'no/such/folder.bak'))).rejects.toThrow(/does not exist/);
  await expect(backupTo(folder)).rejects.toThrow(/is not a file/);
  const owner = new pg.Client(source.home.connection('designer'));
  await owner.connect();
  await owner.query('create materialized view forms.drawn as select 1 as one');
  try {
    await expect(backupTo(path.join(folder, 'half.bak'))).rejects.toThrow(/cannot carry forms\.drawn/);
  } finally {
    await owner.query('drop materialized view forms.drawn');
    await owner.end();
  }
  expect((await readdir(folder)).filter((name) => /half|partial/.test(name))).toEqual([]);
});
