import { readFile, realpath, rm } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { systemCode } from './embedded-postgres-error.ts';

/** What a running server says about itself in `postmaster.pid`. */
export interface PostmasterLock {
  readonly pid: number;
  readonly port: number;
  /** The socket's folder; on Windows the loopback address. */
  readonly host: string;
  /** `ready` once it takes connections; before and after that `starting`, `stopping`. */
  readonly status: string;
}

/** Reads the lock file; undefined when there is none (or, for an instant, an unfinished one). */
export const readPostmasterLock = async (clusterDir: string): Promise<PostmasterLock | undefined> => {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
    return '';
  });
  const [pid, , , port, socketDir, , , status] = text.split('\n');
  if (pid === undefined || !/^\d+$/.test(pid)) return undefined;
  return {
    pid: Number(pid),
    port: Number(port),
    host: socketDir || '127.0.0.1',
    status: status?.trim() ?? '',
  };
};

/**
 * `running`: a server of this cluster. `ended`: no such process. `foreign`: the number now belongs to something
 * else, or to a killed server that its parent has not collected yet; PostgreSQL cannot tell and would refuse to
 * start. Outside Linux every living process counts as `running`; the connection then decides.
 */
export const seePostmaster = async (
  pid: number,
  clusterDir: string,
): Promise<'running' | 'ended' | 'foreign'> => {
  try {
    process.kill(pid, 0);
  } catch {
    // Also EPERM: a server of this cluster runs under our account, or we are root.
    return 'ended';
  }
  if (process.platform !== 'linux') return 'running';
  // The command line and not the working directory: root in a container may not look at the latter.
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (line === undefined) return 'running';
  const [command = '', ...args] = line.split('\0');
  if (basename(command) !== 'postgres') return 'foreign';
  const named = args[args.indexOf('-D') + 1];
  if (!args.includes('-D') || named === undefined || !isAbsolute(named)) return 'running';
  return (await realpath(named).catch(() => named)) === clusterDir ? 'running' : 'foreign';
};

/** Removes the lock files of a server that `seePostmaster` called foreign. PostgreSQL still guards its shared memory. */
export const removeLock = async (
  clusterDir: string,
  socket: { dir: string; port: number },
): Promise<void> => {
  await rm(join(clusterDir, 'postmaster.pid'), { force: true });
  await rm(join(socket.dir, `.s.PGSQL.${socket.port}.lock`), { force: true });
};
