import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DataFolder } from './data-folder.ts';
import { runAs } from './database-account.ts';
import { explainFailure, systemCode } from './embedded-postgres-error.ts';
import { program } from './postgres-binaries.ts';

/** Written into postgresql.conf once, where the operator may change them. A small server: the rest is PostgreSQL's default. */
const firstSettings = {
  shared_buffers: '128MB',
  max_connections: '100',
  wal_level: 'replica',
  password_encryption: 'scram-sha-256',
  huge_pages: 'try',
  jit: 'off',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] %q%u@%d ',
};

/** Trigrams see Chinese only where LC_CTYPE is UTF-8, so C.UTF-8; Windows and old macOS lack it and take the built-in one. */
const locales = [
  ['--locale=C.UTF-8'],
  ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
] as const;

/** Windows only: the password of every role, since there is no socket folder to keep others out. Made once, 0600. */
export const readSecret = async ({ dataDir }: DataFolder): Promise<string | undefined> => {
  if (process.platform !== 'win32') return undefined;
  const path = join(dataDir, 'postgres.secret');
  const secret = randomBytes(24).toString('base64url');
  await writeFile(path, secret, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if (systemCode(error) !== 'EEXIST') throw error;
  });
  return readFile(path, 'utf8');
};

const isProcess = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
};

/** What a first start that was killed half-way left behind. The name ends in the number of the process that made it. */
const removeHalfMade = async (parent: string): Promise<void> => {
  for (const name of await readdir(parent)) {
    const maker = Number(/^postgres\.init-(\d+)$/.exec(name)?.[1] ?? 0);
    if (maker === 0 || (maker !== process.pid && isProcess(maker))) continue;
    // Retried, since an initdb that lost its parent may still be writing in there.
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
};

const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(path);
  await handle.sync();
  await handle.close();
};

const initialise = async (making: string, folder: DataFolder, binDir: string): Promise<void> => {
  const secret = await readSecret(folder);
  const auth =
    secret === undefined
      ? ['--auth=trust']
      : ['--auth=scram-sha-256', `--pwfile=${join(folder.dataDir, 'postgres.secret')}`];
  const settings = Object.entries(firstSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const common = ['-D', making, '-U', 'postgres', '-E', 'UTF8', '--data-checksums', '--no-instructions'];
  let said = '';
  for (const locale of locales) {
    const result = await runAs(folder.account, program(binDir, 'initdb'), [
      ...common,
      ...locale,
      ...auth,
      ...settings,
    ]);
    if (result.ok) return;
    said = result.said;
    if (!/invalid locale|could not create locale/i.test(said)) break;
  }
  throw explainFailure(said, folder.clusterDir);
};

/**
 * Makes the database cluster beside its final place and moves it there when it is whole and on disk, so that
 * `<dataDir>/postgres` is never half-made. If somebody else was quicker, his stays.
 */
export const createCluster = async (folder: DataFolder, binDir: string): Promise<void> => {
  const { clusterDir, account } = folder;
  // Not the data folder: the cluster may be a symbolic link to another disk, and a rename stays on one disk.
  const parent = dirname(clusterDir);
  await removeHalfMade(parent);
  const making = join(parent, `postgres.init-${process.pid}`);
  try {
    await mkdir(making, { mode: 0o700 });
    if (account !== undefined) await chown(making, account.uid, account.gid);
    await initialise(making, folder, binDir);
    await rmdir(clusterDir).catch((error: unknown) => {
      if (!['ENOENT', 'ENOTEMPTY'].includes(systemCode(error) ?? '')) throw error;
    });
    await rename(making, clusterDir).catch((error: unknown) => {
      if (!['ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '')) throw error;
    });
    await syncFolder(parent);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
};
