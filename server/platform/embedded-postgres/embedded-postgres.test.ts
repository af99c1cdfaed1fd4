import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canAccountEnter, chooseDatabaseAccount } from './database-account.ts';
import { type EmbeddedPostgres, EmbeddedPostgresError, startEmbeddedPostgres } from './embedded-postgres.ts';
import { explainFailure } from './embedded-postgres-error.ts';
import { readPostmasterLock, seePostmaster } from './postmaster-lock.ts';

const isRoot = process.getuid?.() === 0;
const repository = join(import.meta.dirname, '../../..');
const nobody = { uid: 65_534, gid: 65_534 };
const nobodyCanRun = isRoot && (await canAccountEnter(repository, nobody));

let temporary = '';
const running = new Set<EmbeddedPostgres>();

beforeAll(async () => {
  temporary = await realpath(await mkdtemp(join(tmpdir(), 'yl-')));
  await chmod(temporary, 0o755);
});
afterEach(async () => {
  for (const server of running) await server.stop();
  running.clear();
});
afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

const startIn = async (dataDir: string): Promise<EmbeddedPostgres> => {
  const server = await startEmbeddedPostgres({
    dataDir,
    log: () => undefined,
    settings: { shared_buffers: '16MB' },
  });
  running.add(server);
  return server;
};

const ask = async (server: EmbeddedPostgres, sql: string): Promise<unknown> => {
  const client = new Client(server.connection('postgres', 'postgres'));
  await client.connect();
  const { rows } = await client.query<{ answer: unknown }>(sql);
  await client.end();
  return rows[0]?.answer;
};

const refusal = async (dataDir: string): Promise<EmbeddedPostgresError> => {
  const error: unknown = await startIn(dataDir).catch((thrown: unknown) => thrown);
  if (error instanceof EmbeddedPostgresError) return error;
  throw new Error('it started');
};

/** The program in a process of its own, which prints a line when its database is up and then stays. */
const startProgram = (dataDir: string, account?: { uid: number; gid: number }): ChildProcess => {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))};
    startEmbeddedPostgres({ dataDir: process.argv[1], log: () => undefined })
      .then(() => console.log('up'), (error) => console.log(error.code));
    setInterval(() => undefined, 60_000);`;
  return spawn(process.execPath, ['--input-type=module-typescript', '-e', script, dataDir], {
    ...account,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
};

const firstLine = async (program: ChildProcess): Promise<string> => {
  for await (const chunk of program.stdout ?? []) return String(chunk).trim();
  return '';
};

const kill = async (program: ChildProcess): Promise<void> => {
  program.kill('SIGKILL');
  await once(program, 'exit');
};

const postmasterOf = async (dataDir: string): Promise<number> =>
  (await readPostmasterLock(join(dataDir, 'postgres')))?.pid ?? 0;

describe('one data folder through its life', { timeout: 30_000 }, () => {
  let dataDir = '';
  beforeAll(async () => {
    dataDir = join(temporary, 'life');
    const server = await startIn(dataDir);
    await ask(server, `create table kept as select 'since the first start' as answer`);
    await server.stop();
  });
  const kept = async (server: EmbeddedPostgres) => ask(server, 'select answer from kept');

  it('keeps its rows over a clean stop, and the stop ends the server', async () => {
    const server = await startIn(dataDir);
    expect(server.adopted).toBe(false);
    expect(await kept(server)).toBe('since the first start');
    const pid = await postmasterOf(dataDir);
    await Promise.all([server.stop(), server.stop()]);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('syncs, checks pages, speaks UTF-8 and finds Chinese by trigrams', async () => {
    const server = await startIn(dataDir);
    expect(
      await ask(
        server,
        `select concat_ws(' ', current_setting('fsync'), current_setting('data_checksums'),
           current_setting('server_encoding'), current_setting('shared_buffers'), current_setting('listen_addresses'))
           as answer`,
      ),
    ).toBe('on on UTF8 16MB ');
    await ask(server, 'create extension if not exists pg_trgm');
    const trigrams = await ask(server, `select show_trgm('中文产品追溯') as answer`);
    expect(trigrams).toHaveLength(7);
  });

  it.runIf(isRoot)('runs as an unprivileged account that alone may read the folder', async () => {
    await startIn(dataDir);
    const status = await readFile(`/proc/${await postmasterOf(dataDir)}/status`, 'utf8');
    const account = await chooseDatabaseAccount(join(dataDir, 'postgres'));
    expect(account?.uid).toBeGreaterThan(0);
    expect(/^Uid:\t(\d+)/m.exec(status)?.[1]).toBe(String(account?.uid));
    const cluster = await stat(join(dataDir, 'postgres'));
    expect([cluster.uid, cluster.mode & 0o777]).toEqual([account?.uid, 0o700]);
  });

  it('keeps the secrets of our environment from the server', async () => {
    process.env['ADMIN_PASSWORD'] = 'not-for-the-database';
    await startIn(dataDir);
    delete process.env['ADMIN_PASSWORD'];
    const environment = await readFile(`/proc/${await postmasterOf(dataDir)}/environ`, 'utf8');
    expect(environment).toContain('LC_ALL=C');
    expect(environment).not.toContain('not-for-the-database');
  });

  it('is taken over when the program that started it was killed', async () => {
    const program = startProgram(dataDir);
    expect(await firstLine(program)).toBe('up');
    const pid = await postmasterOf(dataDir);
    // The whole process group, as the terminal does with Ctrl-C.
    process.kill(-(program.pid ?? 0), 'SIGKILL');
    await once(program, 'exit');
    const server = await startIn(dataDir);
    expect(server.adopted).toBe(true);
    expect(await postmasterOf(dataDir)).toBe(pid);
    expect(await kept(server)).toBe('since the first start');
    await server.stop();
    expect(await seePostmaster(pid, join(dataDir, 'postgres'))).not.toBe('running');
  });

  it('loses nothing when the server is killed, even together with the program', async () => {
    const program = startProgram(dataDir);
    expect(await firstLine(program)).toBe('up');
    process.kill(await postmasterOf(dataDir), 'SIGKILL');
    await kill(program);
    const server = await startIn(dataDir);
    expect(server.adopted).toBe(false);
    expect(await kept(server)).toBe('since the first start');
  });

  it('does not mistake a stranger with the number of the late server for the server', async () => {
    const account = await chooseDatabaseAccount(join(dataDir, 'postgres'));
    const stranger = spawn('/bin/sleep', ['60'], { ...account });
    // The shell becomes a program that never collects its child: what a killed server is in a careless container.
    const careless = spawn('/bin/sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 60'], { ...account });
    const zombie = Number(await firstLine(careless));
    await sleep(150);
    for (const pid of [stranger.pid, zombie]) {
      const lock = join(dataDir, 'postgres/postmaster.pid');
      await writeFile(lock, `${pid}\n${dataDir}/postgres\n1\n5432\n${dataDir}/postgres\n\n1 2\nready   \n`);
      if (account !== undefined) await chown(lock, account.uid, account.gid);
      const server = await startIn(dataDir);
      expect(server.adopted).toBe(false);
      await server.stop();
    }
    await kill(stranger);
    await kill(careless);
  });

  it('starts once when two programs start at the same time', async () => {
    const [one, two] = await Promise.all([startIn(dataDir), startIn(dataDir)]);
    expect(Number(one.adopted) + Number(two.adopted)).toBe(1);
  });

  it('refuses a folder made by another version and leaves it as it is', async () => {
    const version = join(dataDir, 'postgres/PG_VERSION');
    await writeFile(version, '13\n');
    const error = await refusal(dataDir);
    await writeFile(version, '18\n');
    expect(error.code).toBe('wrong-version');
    expect(error.text.en).toContain('PostgreSQL 13');
    expect(await kept(await startIn(dataDir))).toBe('since the first start');
  });

  it.runIf(isRoot)('refuses a folder that root owns, which no database may run on', async () => {
    const cluster = join(dataDir, 'postgres');
    const { uid, gid } = await stat(cluster);
    await chown(cluster, 0, 0);
    const error = await refusal(dataDir);
    await chown(cluster, uid, gid);
    expect(error.code).toBe('foreign-owner');
    expect(error.text.zh).toContain(cluster);
  });

  it.runIf(nobodyCanRun)('refuses the folder of another user to an ordinary user', async () => {
    await chmod(dataDir, 0o755);
    const program = startProgram(dataDir, nobody);
    expect(await firstLine(program)).toBe('foreign-owner');
    await kill(program);
    const shut = startProgram(join(temporary, 'nobody may write here'), nobody);
    expect(await firstLine(shut)).toBe('no-permission');
    await kill(shut);
  });
});

describe('a first start', { timeout: 30_000 }, () => {
  it('that was killed half-way is made again', async () => {
    const dataDir = join(temporary, 'half');
    const program = startProgram(dataDir);
    const halfMade = async () =>
      (await readdir(dataDir).catch(() => [])).filter((name) => name.includes('.init-'));
    while ((await halfMade()).length === 0) await sleep(5);
    await sleep(150);
    await kill(program);
    expect(await readdir(dataDir)).not.toContain('postgres');
    const server = await startIn(dataDir);
    expect(await ask(server, 'select 1 as answer')).toBe(1);
    expect(await halfMade()).toEqual([]);
  });

  it('never touches a folder that holds something else', async () => {
    const dataDir = join(temporary, 'other');
    await mkdir(join(dataDir, 'postgres'), { recursive: true });
    await writeFile(join(dataDir, 'postgres/somebody.txt'), 'precious');
    const owner = await chooseDatabaseAccount(join(dataDir, 'postgres'));
    if (owner !== undefined) await chown(join(dataDir, 'postgres'), owner.uid, owner.gid);
    expect((await refusal(dataDir)).code).toBe('start-failed');
    expect(await readFile(join(dataDir, 'postgres/somebody.txt'), 'utf8')).toBe('precious');
  });

  it('works in a folder with a long Chinese name, whose socket then is elsewhere', async () => {
    const dataDir = join(temporary, '质量追溯, "一" '.repeat(6), 'data');
    const server = await startIn(dataDir);
    const { host } = server.connection('postgres', 'postgres');
    expect(Buffer.byteLength(host)).toBeLessThan(90);
    expect(await ask(server, 'select 1 as answer')).toBe(1);
    await server.stop();
    await rm(host, { recursive: true });
    // Whoever can write in the temporary folder could wait there for the passwords of our roles.
    await mkdir(host, { mode: 0o777 });
    await chmod(host, 0o777);
    expect((await refusal(dataDir)).code).toBe('foreign-owner');
    await rm(host, { recursive: true });
  });

  it.runIf(isRoot)('says which folder the account cannot enter', async () => {
    const locked = join(temporary, 'home of root');
    await mkdir(locked, { mode: 0o700 });
    const error = await refusal(join(locked, 'yuanliu/data'));
    expect(error.code).toBe('unreachable-folder');
    expect(error.text.en).toContain(`chmod o+x ${locked},`);
    expect(await canAccountEnter(join(locked, 'yuanliu/data'), nobody)).toBe(false);
    expect(await canAccountEnter(join(temporary, 'not/there/yet'), nobody)).toBe(true);
  });
});

describe('what PostgreSQL and the system say', () => {
  it.each([
    ['initdb: error: could not write to file "…/pg_wal": No space left on device', 'disk-full'],
    ["ENOSPC: no space left on device, mkdir '/data/postgres.init-7'", 'disk-full'],
    [
      'FATAL:  could not resize shared memory segment "/PostgreSQL.1" to 1 bytes: No space left on device',
      'no-shared-memory',
    ],
    ['FATAL:  could not create shared memory segment: Invalid argument', 'no-shared-memory'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'no-shared-memory'],
    ['FATAL:  data directory "/data/postgres" has wrong ownership', 'foreign-owner'],
    ["EACCES: permission denied, mkdir '/data'", 'no-permission'],
    ["EROFS: read-only file system, open '/data/postgres.log'", 'no-permission'],
    ['LOG:  x\nFATAL:  could not locate a valid checkpoint record\nLOG:  shut down', 'start-failed'],
  ])('%s', (said, code) => {
    const error = explainFailure(said, '/data');
    expect(error.code).toBe(code);
    expect(error.text.zh).toContain('/data');
    expect(error.text.en).toContain('/data');
  });
});
