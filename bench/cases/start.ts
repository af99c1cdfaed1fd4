import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFullRun, median } from '../measure/run-settings.ts';
import type { BenchCase } from './case.ts';

const longestSeconds = 5;
const mostMegabytes = 160;

/** The second start of `node server/main.ts serve` until it is ready, and what the idle process takes of memory. */
export const start: BenchCase = {
  name: 'start',
  run: async ({ settings, tell }) => {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-start-'));
    await chmod(dataDir, 0o711);
    try {
      const first = await serve(dataDir);
      await stop(first.child);
      const times: number[] = [];
      let memory = { rss: 0, pss: 0 };
      for (let round = 0; round < settings.rounds; round += 1) {
        const { child, seconds } = await serve(dataDir);
        times.push(seconds);
        if (round === settings.rounds - 1) {
          await sleep(isFullRun(settings) ? 30_000 : 3_000);
          memory = await memoryOf(child.pid ?? 0);
        }
        await stop(child);
      }
      const seconds = median(times);
      tell(`start: ${seconds.toFixed(2)} s, RSS ${memory.rss} MB, PSS ${memory.pss} MB`);
      const alone = { name: 'start', connections: undefined, baseline: '', ratio: undefined };
      return [
        {
          ...alone,
          what: 'second start with the embedded database and the built desk, until /readyz answers 200',
          ours: `${seconds.toFixed(2)} s (${Math.min(...times).toFixed(2)}–${Math.max(...times).toFixed(2)})`,
          aim: `≤ ${longestSeconds} s`,
          reached: seconds <= longestSeconds,
        },
        {
          ...alone,
          what: 'the idle server process 30 s after its start, without PostgreSQL',
          ours: `RSS ${memory.rss} MB, PSS ${memory.pss} MB`,
          aim: `RSS ≤ ${mostMegabytes} MB`,
          reached: memory.rss <= mostMegabytes,
        },
      ];
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

const main = path.join(import.meta.dirname, '../../server/main.ts');

const serve = async (dataDir: string): Promise<{ child: ChildProcess; seconds: number }> => {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await isReady(port))) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with ${child.exitCode} before it was ready.`);
    await sleep(10);
  }
  return { child, seconds: (performance.now() - began) / 1000 };
};

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );

const stop = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
};

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
};

/** Megabytes (10⁶ bytes) of one process as Linux counts them; PSS shares what is shared. */
const memoryOf = async (pid: number): Promise<{ rss: number; pss: number }> => {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  const megabytes = (name: string): number => {
    const [, kibibytes] = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup) ?? [];
    return Math.round((Number(kibibytes) * 1024) / 1e6);
  };
  return { rss: megabytes('Rss'), pss: megabytes('Pss') };
};
