import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A process of the bench's own, which answers one question at a time. */
export interface Child {
  readonly pid: number;
  /** What the process said when it was ready. */
  readonly ready: unknown;
  readonly ask: (question: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/**
 * Options of Node itself that the product runs with, as `npm start` says them in package.json. Pretenuring would put what
 * a long answer is made of into the old generation, where it outlives the answer and keeps all the rest alive with it.
 */
export const productOptions: readonly string[] = [
  '--expose-gc',
  '--max-semi-space-size=16',
  '--no-allocation-site-pretenuring',
];

const processes = path.join(import.meta.dirname, '../processes');

/** Starts `bench/processes/<name>.ts` with its settings; `nodeOptions` are those of Node itself. */
export const startChild = async (
  name: string,
  settings: unknown,
  nodeOptions: readonly string[] = [],
): Promise<Child> => {
  const child = fork(path.join(processes, `${name}.ts`), {
    execArgv: [...nodeOptions],
    env: { ...process.env, BENCH_SETTINGS: JSON.stringify(settings) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const answer = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const fail = (code: number | null, signal: string | null): void =>
        reject(new Error(`The process ${name} ended with ${String(code ?? signal)}.`));
      child.once('exit', fail);
      child.once('message', (said: unknown) => {
        child.off('exit', fail);
        resolve(said);
      });
    });
  const ready = await answer();
  return {
    pid: child.pid ?? 0,
    ready,
    ask: (question) => {
      const answered = answer();
      child.send({ question });
      return answered;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
};
