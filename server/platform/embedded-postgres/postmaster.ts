import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { awaitServer } from './await-server.ts';
import { type DataFolder, openSocketFolder, socketPort } from './data-folder.ts';
import { runAs, serverEnvironment } from './database-account.ts';
import { folderError, systemCode } from './embedded-postgres-error.ts';
import { program } from './postgres-binaries.ts';
import { type PostmasterLock, seePostmaster } from './postmaster-lock.ts';
import { openServerLog } from './server-log.ts';

/** What a launch needs besides the folder. */
export interface LaunchOptions {
  readonly binDir: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

const findFreePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return address !== null && typeof address === 'object' ? address.port : 0;
};

/** Nobody but the owner of a folder of mode 0700 reaches the server; on Windows, loopback and a password. */
const listenSettings = async (folder: DataFolder): Promise<Record<string, string>> => {
  if (process.platform === 'win32')
    return {
      listen_addresses: '127.0.0.1',
      port: String(await findFreePort()),
      unix_socket_directories: '',
    };
  return {
    listen_addresses: '',
    port: String(socketPort),
    // Quoted, since the setting is a list separated by commas.
    unix_socket_directories: `"${(await openSocketFolder(folder)).replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
  };
};

/** Starts a server and waits for it. If it ends before it is ready, the result is what it said. */
export const launchPostmaster = async (
  folder: DataFolder,
  { binDir, settings, log }: LaunchOptions,
): Promise<{ lock: PostmasterLock; child: ChildProcess } | { said: string }> => {
  const all = { ...(await listenSettings(folder)), fsync: 'on', logging_collector: 'off', ...settings };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const serverLog = await openServerLog(folder);
  try {
    const child = spawn(program(binDir, 'postgres'), ['-D', folder.clusterDir, ...args], {
      ...folder.account,
      cwd: folder.clusterDir,
      env: serverEnvironment(),
      // Its own session: Ctrl-C in the terminal must reach it through our shutdown only, after the last query.
      detached: true,
      windowsHide: true,
      stdio: ['ignore', serverLog.fd, serverLog.fd],
    });
    await once(child, 'spawn');
    child.unref();
    const lock = await awaitServer(folder, child.pid ?? 0, log);
    if (lock !== undefined) return { lock, child };
    const said = await serverLog.readNew();
    const { bavail, bsize } = await statfs(folder.dataDir);
    // On a full disk the server cannot even say so in its log.
    if (said.trim() === '' && bavail * bsize < 1_048_576) throw folderError('disk-full', folder.dataDir);
    return { said };
  } finally {
    await serverLog.close();
  }
};

/** It may have ended by itself since somebody looked. */
const signalIfThere = (pid: number): void => {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error;
  }
};

/** Fast shutdown: open transactions are rolled back, memory is written out; resolves when the process has ended. */
export const stopPostmaster = async (
  folder: DataFolder,
  pid: number,
  { binDir, log }: Pick<LaunchOptions, 'binDir' | 'log'>,
): Promise<void> => {
  const isRunning = async () => (await seePostmaster(pid, folder.clusterDir)) === 'running';
  if (!(await isRunning())) return;
  // Windows has no signals: the server listens for them on a pipe of its own that pg_ctl knows.
  if (process.platform === 'win32')
    await runAs(undefined, program(binDir, 'pg_ctl'), ['kill', 'INT', String(pid)]);
  else signalIfThere(pid);
  let told = performance.now();
  while (await isRunning()) {
    await sleep(10);
    if (performance.now() - told < 10_000) continue;
    told = performance.now();
    log(`database server (process ${pid}) is stopping, still waiting`);
  }
};
