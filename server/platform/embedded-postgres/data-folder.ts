import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readFile, readdir, realpath, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  type DatabaseAccount,
  canAccountEnter,
  chooseDatabaseAccount,
  findBlockedFolder,
} from './database-account.ts';
import { EmbeddedPostgresError, folderError, systemCode } from './embedded-postgres-error.ts';

/** Where the database lives and who runs it. Paths are absolute and free of symbolic links. */
export interface DataFolder {
  readonly dataDir: string;
  readonly clusterDir: string;
  readonly account: DatabaseAccount | undefined;
}

/**
 * As root the data folder stays root's and the account's group gets the right to pass through. Done only to a
 * folder that is empty or already holds our cluster, never to one that somebody else may have locked on purpose.
 */
const letAccountPass = async (dataDir: string, account: DatabaseAccount): Promise<void> => {
  const { uid, mode } = await stat(dataDir);
  const held = await readdir(dataDir);
  if (uid !== 0 || (held.length > 0 && !held.includes('postgres'))) return;
  if (await canAccountEnter(dataDir, account)) return;
  await chown(dataDir, 0, account.gid);
  await chmod(dataDir, (mode & 0o700) | 0o010);
};

/** Makes the data folder if it is missing and chooses the account. Errors: no-permission, unreachable-folder. */
export const openDataFolder = async (path: string): Promise<DataFolder> => {
  await mkdir(dirname(path), { recursive: true });
  await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
    if (systemCode(error) !== 'EEXIST') throw error;
  });
  const dataDir = await realpath(path);
  const clusterDir = await realpath(join(dataDir, 'postgres')).catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
    return join(dataDir, 'postgres');
  });
  const account = await chooseDatabaseAccount(clusterDir);
  if (account === undefined) return { dataDir, clusterDir, account };
  await letAccountPass(dataDir, account);
  const blocked = await findBlockedFolder(dirname(clusterDir), account);
  if (blocked === undefined) return { dataDir, clusterDir, account };
  throw new EmbeddedPostgresError('unreachable-folder', {
    zh: `运行数据库的账户（uid ${account.uid}）无法进入 ${blocked}：请执行 chmod o+x ${blocked}，或用 DATA_DIR=/var/lib/yuanliu 指定另一个数据文件夹。`,
    en: `The account that runs the database (uid ${account.uid}) cannot enter ${blocked}: run chmod o+x ${blocked}, or choose another data folder, for instance DATA_DIR=/var/lib/yuanliu.`,
  });
};

/**
 * Whether the cluster folder holds a database of this major version; false when there is none yet. Errors:
 * foreign-owner, wrong-version, start-failed (a folder with other files in it, which is left alone).
 */
export const holdsCluster = async (folder: DataFolder, major: string): Promise<boolean> => {
  const { clusterDir, account } = folder;
  const found = await stat(clusterDir).catch(() => undefined);
  if (found === undefined) return false;
  const isOurs = found.uid === (account?.uid ?? process.getuid?.() ?? found.uid);
  if (!isOurs && account === undefined) throw folderError('foreign-owner', clusterDir);
  const held = await readdir(clusterDir);
  if (held.length === 0) return false;
  if (!isOurs) throw folderError('foreign-owner', clusterDir);
  if (!held.includes('PG_VERSION'))
    throw new EmbeddedPostgresError('start-failed', {
      zh: `${clusterDir} 中有文件但不是数据库：请把它移走，或用 DATA_DIR 指定另一个文件夹。`,
      en: `${clusterDir} holds files but no database: move it away, or choose another folder with DATA_DIR.`,
    });
  const made = (await readFile(join(clusterDir, 'PG_VERSION'), 'utf8')).trim();
  if (made === major) return true;
  throw new EmbeddedPostgresError('wrong-version', {
    zh: `${clusterDir} 由 PostgreSQL ${made} 创建，而本程序自带 PostgreSQL ${major}：请用当初的程序版本备份，再恢复到新的数据文件夹。`,
    en: `${clusterDir} was made by PostgreSQL ${made} and this program brings PostgreSQL ${major}: back it up with the program version that made it and restore it into a new data folder.`,
  });
};

/** The number in the socket's name. Nothing listens on TCP: the socket's folder is what makes it unique. */
export const socketPort = 5432;

/** Linux allows 107 bytes, macOS 103. */
const fitsSocket = (dir: string) => Buffer.byteLength(`${dir}/.s.PGSQL.${socketPort}`) <= 103;

/** The folder of the server's socket: the cluster folder, or a private short one when its path is too long. */
export const openSocketFolder = async ({ clusterDir, account }: DataFolder): Promise<string> => {
  if (fitsSocket(clusterDir)) return clusterDir;
  const name = `yuanliu-${createHash('sha256').update(clusterDir).digest('hex').slice(0, 16)}`;
  const short = [join(tmpdir(), name)].find(fitsSocket) ?? join('/tmp', name);
  await mkdir(short, { mode: 0o700 }).catch((error: unknown) => {
    if (systemCode(error) !== 'EEXIST') throw error;
  });
  // Everybody may write in a temporary folder: a directory that somebody else prepared would be his door to the data.
  const found = await lstat(short);
  const ours = found.uid === process.getuid?.() || found.uid === account?.uid;
  if (!found.isDirectory() || !ours || (found.mode & 0o077) !== 0) throw folderError('foreign-owner', short);
  if (account !== undefined) await chown(short, account.uid, account.gid);
  return short;
};
