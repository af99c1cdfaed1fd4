import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildDesk, isDeskStale } from './build-web.ts';

/** The product as a person starts and stops it: a process of its own, a data folder of its own. */

const main = path.join(import.meta.dirname, '../main.ts');
const password = 'Sprout-River-2026';
let dataDir: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-serve-'));
  if (await isDeskStale()) await buildDesk();
}, 120_000);
afterEach(async () => {
  for (const child of children) await end(child, 'SIGINT');
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly address: string;
}

const launch = (environment: Record<string, string>, word = 'serve') => {
  const child = spawn(process.execPath, [main, word], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, ADMIN_PASSWORD: password, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.once('exit', () => children.delete(child));
  return { child, said: () => lines.join(''), ended };
};

const start = async (environment: Record<string, string> = {}): Promise<Started> => {
  const { child, said } = launch(environment);
  const address = await new Promise<string>((resolve, reject) => {
    const look = setInterval(() => {
      const found = /https?:\/\/[\d.:]+/.exec(said())?.[0];
      if (found !== undefined) {
        clearInterval(look);
        resolve(found);
      }
    }, 20);
    child.once('exit', () => {
      clearInterval(look);
      reject(new Error(`ended: ${said()}`));
    });
  });
  return { child, said, address };
};

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill(signal);
  return ended;
};

const signIn = (address: string): Promise<Response> =>
  fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'admin', password }),
  });

const databasePid = async (): Promise<number> =>
  Number((await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A process that has ended is there until somebody takes notice of it. */
const ending = (pid: number) => expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);

test('starts, signs the administrator in, and Ctrl-C stops everything', async () => {
  const { child, address, said } = await start();
  expect((await signIn(address)).status).toBe(200);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  const pid = await databasePid();
  expect(await end(child, 'SIGINT')).toBe(0);
  expect(said()).toContain('已停止');
  await ending(pid);
}, 60_000);

test('a second start answers within 5 s', async (context) => {
  const began = performance.now();
  const { address } = await start();
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  const seconds = (performance.now() - began) / 1000;
  await context.annotate(`second start: ${seconds.toFixed(2)} s`);
  expect(seconds).toBeLessThan(5);
}, 60_000);

test('after kill -9 the next start takes the orphaned database over and knows what was acknowledged', async () => {
  const first = await start();
  const cookie = (await signIn(first.address)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await end(first.child, 'SIGKILL');
  const orphan = await databasePid();
  expect(isAlive(orphan)).toBe(true);
  const second = await start();
  expect(await databasePid()).toBe(orphan);
  const me = await fetch(`${second.address}/api/me`, { headers: { cookie } });
  expect(me.status).toBe(200);
}, 60_000);

test('a check from the terminal beside the running product stands at the desk in the name of the operator', async () => {
  const { address } = await start();
  const cookie = (await signIn(address)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect(await launch({}, 'verify').ended).toBe(0);
  for (const log of ['audit/state', 'trace/ledger']) {
    const state = await fetch(`${address}/api/${log}`, { headers: { cookie } });
    expect(await state.json()).toMatchObject({
      verification: { intact: true, askedBy: `${os.userInfo().username}（命令行 terminal）` },
    });
  }
}, 60_000);

test('a stop that is asked for while the start is under way stops everything too', async () => {
  const { child, said, ended } = launch({});
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(said()).toContain('已停止');
  await expect(databasePid()).rejects.toThrow(/ENOENT/);
}, 60_000);

test('a start that fails behind the database ends, with its sentence and without the database', async () => {
  const { said, ended } = launch({ TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' });
  expect(await ended).toBe(1);
  expect(said()).toContain('/nowhere/cert.pem');
  await expect(databasePid()).rejects.toThrow(/ENOENT/);
}, 30_000);

test('one Ctrl-C that arrives twice still stops everything cleanly', async () => {
  const { child, said } = await start();
  const pid = await databasePid();
  child.kill('SIGINT');
  expect(await end(child, 'SIGINT')).toBe(0);
  expect(said()).toContain('已停止');
  await ending(pid);
}, 60_000);

test('a second process on the same data folder is refused, and the first goes on', async () => {
  const first = await start();
  const { said, ended } = launch({});
  expect(await ended).toBe(1);
  expect(said()).toContain(`yuanliu process ${first.child.pid}`);
  expect((await fetch(`${first.address}/readyz`)).status).toBe(200);
}, 60_000);

test('the first password is told even when the rest of the start fails', async () => {
  const fresh = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-serve-'));
  const { said, ended } = launch({ DATA_DIR: fresh, ADMIN_PASSWORD: '', HOST: '203.0.113.7' });
  expect(await ended).toBe(1);
  expect(said()).toMatch(/密码 password {2}\S{12,}/);
  await rm(fresh, { recursive: true, force: true });
}, 60_000);

test('a taken port and a wrong setting are told in one sentence each', async () => {
  const holder = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const address = holder.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const taken = launch({ PORT: port });
  expect(await taken.ended).toBe(1);
  expect(taken.said()).toContain(`端口 ${port} 已被占用`);
  expect(taken.said()).not.toContain('    at ');
  holder.close();
  const wrong = launch({ PORT: 'abc', TLS: 'maybe' });
  expect(await wrong.ended).toBe(1);
  expect(wrong.said()).toContain('PORT');
  expect(wrong.said()).toContain('TLS');
}, 60_000);
