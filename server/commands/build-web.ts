import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

/** Where the built desk lies. */
export const deskFolder = path.join(root, 'web/dist');

/** Whether the desk must be built: it never was, or a source is younger than the build. */
export const isDeskStale = async (): Promise<boolean> => {
  const built = await stat(path.join(deskFolder, 'index.html')).catch(() => undefined);
  if (built === undefined) return true;
  const sources = [path.join(root, 'web'), path.join(root, 'core'), path.join(root, 'package-lock.json')];
  const youngest = Math.max(...(await Promise.all(sources.map(youngestIn))));
  return youngest > built.mtimeMs;
};

const notSources = new Set(['dist', 'node_modules']);

const youngestIn = async (place: string): Promise<number> => {
  const status = await stat(place).catch(() => undefined);
  if (status === undefined) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  const entries = (await readdir(place)).filter((name) => !notSources.has(name));
  return Math.max(0, ...(await Promise.all(entries.map((name) => youngestIn(path.join(place, name))))));
};

/** Builds the desk with Vite; throws with Vite's own words when that fails. */
export const buildDesk = async (): Promise<void> => {
  const vite = path.join(
    path.dirname(createRequire(import.meta.url).resolve('vite/package.json')),
    'bin/vite.js',
  );
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: path.join(root, 'web'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new DeskBuildError(said.join('').slice(-4_000));
};

/** Vite could not build the desk; the message ends with Vite's own words. */
export class DeskBuildError extends Error {
  constructor(said: string) {
    super(`网页构建失败，请看下面的原因。 The web could not be built:\n${said}`);
    this.name = 'DeskBuildError';
  }
}
