import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { productMain } from '../measure/serve-process.ts';

/** Runs a command of the product on a data folder and answers its exit code. */
export const runCommand = async (dataDir: string, words: readonly string[]): Promise<number> => {
  const child = spawn(process.execPath, [productMain, ...words], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', INIT_CWD: '/' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'exit');
  return child.exitCode ?? 1;
};

/** Whether the sealed logs of a data folder verify. */
export const verifies = async (dataDir: string): Promise<boolean> =>
  (await runCommand(dataDir, ['verify'])) === 0;
