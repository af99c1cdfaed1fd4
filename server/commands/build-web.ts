import { spawn } from 'node:child_process';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
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

/** Built desks, whole or in the making, and what is installed. */
const isSource = (name: string): boolean => name !== 'node_modules' && !/^dist(?:\.\d+)?$/.test(name);

const youngestIn = async (place: string): Promise<number> => {
  const status = await stat(place).catch(() => undefined);
  if (status === undefined) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  const entries = (await readdir(place)).filter(isSource);
  return Math.max(0, ...(await Promise.all(entries.map((name) => youngestIn(path.join(place, name))))));
};

/**
 * Builds the desk with Vite beside the present one and puts it in its place when it is whole, so that neither a
 * failed build nor two at once leave half a desk. `signal` breaks it off. Throws with Vite's own words.
 */
export const buildDesk = async (signal?: AbortSignal): Promise<void> => {
  const began = new Date();
  const fresh = `${deskFolder}.${process.pid}`;
  try {
    await runVite(fresh, signal);
    // A source that changed while Vite read is younger than this.
    await utimes(path.join(fresh, 'index.html'), began, began);
    await rm(deskFolder, { recursive: true, force: true });
    await rename(fresh, deskFolder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
};

const runVite = async (outDir: string, signal: AbortSignal | undefined): Promise<void> => {
  const vite = path.join(
    path.dirname(createRequire(import.meta.url).resolve('vite/package.json')),
    'bin/vite.js',
  );
  const child = spawn(
    process.execPath,
    [vite, 'build', '--logLevel', 'warn', '--outDir', outDir, '--emptyOutDir'],
    {
      cwd: path.join(root, 'web'),
      // Whoever starts it may be a test, whose mode would put React's slow and talkative build into the desk.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal !== undefined && { signal }),
    },
  );
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
