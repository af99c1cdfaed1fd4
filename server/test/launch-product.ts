import { spawn } from 'node:child_process';
import path from 'node:path';

/** The product running as a process of its own. */
export interface LaunchedProduct {
  readonly address: string;
  readonly pid: number;
  /** Ctrl-C, and waits for the end. */
  readonly stop: () => Promise<void>;
}

const main = path.join(import.meta.dirname, '../main.ts');

/** Runs `serve` on a free port with these settings and waits until it prints its address. */
export const launchProduct = async (settings: Record<string, string>): Promise<LaunchedProduct> => {
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...process.env, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /https?:\/\/[\d.]+:\d+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The product ended: ${said}`)));
  });
  return {
    address,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
};
