import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server process that answers. */
export interface ServeProcess {
  readonly child: ChildProcess;
  readonly port: number;
  /** From the spawn to the first 200 of /readyz. */
  readonly seconds: number;
}

/** The product's own entry. */
export const productMain = path.join(import.meta.dirname, '../../server/main.ts');

export interface ServeOptions {
  readonly main: string;
  readonly dataDir: string;
  readonly port: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of Node itself, before the program. */
  readonly nodeOptions?: readonly string[];
}

/** Starts `node <main> serve` on a data folder and waits until it is ready. */
export const startServing = async (options: ServeOptions): Promise<ServeProcess> => {
  const { main, dataDir, port, environment = {}, nodeOptions = [] } = options;
  const began = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, main, 'serve'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: String(port),
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await isReady(port))) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with ${child.exitCode} before it was ready.`);
    await sleep(10);
  }
  return { child, port, seconds: (performance.now() - began) / 1000 };
};

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );

/** Ends the process by a signal and waits for its end. */
export const endProcess = async (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
};

/** A port that nobody listens on at this moment. */
export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
};

/** Signs in and answers the session's cookie as it is sent back. */
export const signIn = async (
  port: number,
  { user, password }: { readonly user: string; readonly password: string },
): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password }),
  });
  const [cookie] = answer.headers.getSetCookie();
  if (answer.status !== 200 || cookie === undefined) throw new Error(`Sign-in: ${await answer.text()}`);
  return cookie.split(';')[0] ?? '';
};
