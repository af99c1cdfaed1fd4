import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { productOptions } from '../measure/child.ts';
import { endProcess, freePort, type ServeProcess, startServing } from '../measure/serve-process.ts';
import { isFullRun, median } from '../measure/run-settings.ts';
import type { BenchCase } from './case.ts';

const longestSeconds = 5;
const mostMegabytes = 160;

const startMain = path.join(import.meta.dirname, '../../server/start.js');

/** The second start of `npm start` until it is ready, and what the idle process takes of memory. */
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

const serve = async (dataDir: string): Promise<ServeProcess> =>
  startServing({ main: startMain, dataDir, port: await freePort(), nodeOptions: productOptions });

const stop = (child: ChildProcess): Promise<void> => endProcess(child, 'SIGTERM');

/** Megabytes (10⁶ bytes) of one process as Linux counts them; PSS shares what is shared. */
const memoryOf = async (pid: number): Promise<{ rss: number; pss: number }> => {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  const megabytes = (name: string): number => {
    const [, kibibytes] = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup) ?? [];
    return Math.round((Number(kibibytes) * 1024) / 1e6);
  };
  return { rss: megabytes('Rss'), pss: megabytes('Pss') };
};
