import { realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { readSecret } from './create-cluster.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { type PostmasterLock, readPostmasterLock, seePostmaster } from './postmaster-lock.ts';

const pollMs = 20;
const progressMs = 10_000;
/** A server that calls itself ready and still does not answer is given up after 30 attempts half a second apart. */
const attempts = 30;

/** Asks the server which folder it serves; resolves what is wrong with its answer, or undefined. */
const findFault = async (folder: DataFolder, { host, port }: PostmasterLock): Promise<string | undefined> => {
  const password = await readSecret(folder);
  const login = {
    host,
    port,
    database: 'postgres',
    user: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 5000,
  };
  const client = new Client({ ...login, ...(password === undefined ? {} : { password }) });
  // A connection that breaks also fails the call below; an unheard error event would end the program.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    const served = rows[0]?.data_directory ?? '';
    return (await realpath(served)) === folder.clusterDir ? undefined : `it serves ${served}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
};

/**
 * Waits until the server with this process number takes connections; resolves undefined if it ends first. As long as
 * it says that it is starting (recovery after a crash) or stopping there is no limit. Error: start-failed.
 */
export const awaitServer = async (
  folder: DataFolder,
  pid: number,
  log: (line: string) => void,
): Promise<PostmasterLock | undefined> => {
  let failed = 0;
  let told = performance.now();
  while ((await seePostmaster(pid, folder.clusterDir)) === 'running') {
    const lock = await readPostmasterLock(folder.clusterDir);
    const isReady = lock?.pid === pid && lock.status === 'ready';
    const fault = isReady ? await findFault(folder, lock) : undefined;
    if (isReady && fault === undefined) return lock;
    if (fault !== undefined) failed += 1;
    if (fault !== undefined && failed === attempts)
      throw new EmbeddedPostgresError('start-failed', {
        zh: `进程 ${pid} 占用着数据库 ${folder.clusterDir}，却不应答（${fault}）：请结束该进程后重新启动。`,
        en: `Process ${pid} holds the database in ${folder.clusterDir} and does not answer (${fault}): end that process and start again.`,
      });
    if (performance.now() - told > progressMs) {
      told = performance.now();
      log(`database server (process ${pid}) is ${lock?.status ?? 'starting'}, still waiting`);
    }
    await sleep(fault === undefined ? pollMs : 500);
  }
  return undefined;
};
