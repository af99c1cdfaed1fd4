import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** The unprivileged account that runs the database when the program itself runs as root. */
export interface DatabaseAccount {
  readonly uid: number;
  readonly gid: number;
}

const passedOn = new Set(['PATH', 'TZ', 'TEMP', 'TMP', 'SystemRoot', 'windir']);

/** Only what a database server needs: the program's own environment holds passwords. LC_ALL keeps its words English. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => passedOn.has(name))),
  LC_ALL: 'C',
});

/** Runs a program to its end under the account (undefined: as ourselves) and returns all it said. */
export const runAs = (account: DatabaseAccount | undefined, program: string, args: readonly string[]) =>
  new Promise<{ ok: boolean; said: string }>((done) => {
    // The account cannot enter our own working directory in general; everybody can enter the root.
    execFile(program, args, { ...account, cwd: '/', env: serverEnvironment() }, (error, stdout, stderr) => {
      const started = error === null || typeof error.code === 'number' || typeof error.signal === 'string';
      done({ ok: error === null, said: `${stdout}${stderr}${started ? '' : error.message}` });
    });
  });

/** Looks an account up by name or number in the user database; initdb refuses accounts that are not in it. */
const lookUp = async (nameOrUid: string): Promise<DatabaseAccount | undefined> => {
  const { ok, said } = await runAs(undefined, 'getent', ['passwd', nameOrUid]);
  const [, , uid, gid] = said.split(':');
  return ok && uid !== undefined && gid !== undefined ? { uid: Number(uid), gid: Number(gid) } : undefined;
};

/**
 * The account that runs the database: undefined unless the program runs as root, which PostgreSQL refuses. Else
 * the owner of the existing cluster folder, or the first of yuanliu, postgres, nobody that the machine knows.
 */
export const chooseDatabaseAccount = async (clusterDir: string): Promise<DatabaseAccount | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0)
    return (await lookUp(String(owner.uid))) ?? { uid: owner.uid, gid: owner.gid };
  for (const name of ['yuanliu', 'postgres', 'nobody']) {
    const account = await lookUp(name);
    if (account !== undefined && account.uid !== 0) return account;
  }
  throw new EmbeddedPostgresError('start-failed', {
    zh: '数据库不能以 root 运行，而本机没有 yuanliu、postgres 或 nobody 账户：请用 useradd --system yuanliu 创建一个，或以普通用户启动。',
    en: 'The database must not run as root and this machine has no account yuanliu, postgres or nobody: create one with useradd --system yuanliu, or start as an ordinary user.',
  });
};

const ancestors = (folder: string): string[] =>
  dirname(folder) === folder ? [folder] : [...ancestors(dirname(folder)), folder];

/** The first folder on the way down to `folder` that the account may not enter; parts that do not exist count as enterable. */
export const findBlockedFolder = async (
  folder: string,
  account: DatabaseAccount | undefined,
): Promise<string | undefined> => {
  if (process.platform === 'win32') return undefined;
  const way = ancestors(resolve(folder)).filter((step) => existsSync(step));
  // The kernel is asked rather than the mode bits read: it also knows access lists and mount options.
  const script = 'for d; do cd -- "$d" 2>/dev/null || { printf %s "$d"; exit 1; }; done';
  const { ok, said } = await runAs(account, '/bin/sh', ['-c', script, 'sh', ...way]);
  return ok ? undefined : said;
};

/** Whether the account (undefined: ourselves) may enter the folder, or the existing part of the way to it. */
export const canAccountEnter = async (
  folder: string,
  account: DatabaseAccount | undefined,
): Promise<boolean> => (await findBlockedFolder(folder, account)) === undefined;
