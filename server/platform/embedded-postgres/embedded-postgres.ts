import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { awaitServer } from './await-server.ts';
import { createCluster, readSecret } from './create-cluster.ts';
import {
  type DataFolder,
  holdsCluster,
  openDataFolder,
  openSocketFolder,
  socketPort,
} from './data-folder.ts';
import { EmbeddedPostgresError, explainFailure } from './embedded-postgres-error.ts';
import { locatePackage, prepareBinaries } from './postgres-binaries.ts';
import { type LaunchOptions, launchPostmaster, stopPostmaster } from './postmaster.ts';
import { type PostmasterLock, readPostmasterLock, removeLock, seePostmaster } from './postmaster-lock.ts';
import { keepLogSmall } from './server-log.ts';

export { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** A running database server of our own. */
export interface EmbeddedPostgres {
  /** Connection settings for a role, over the socket (on Windows loopback, where every role has the one password). */
  readonly connection: (
    database: string,
    user: string,
  ) => { host: string; port: number; database: string; user: string; password?: string };
  /** The server was already running for this data folder: left behind by a killed program, or in use by another one. */
  readonly adopted: boolean;
  /** Fast shutdown; resolves when the server has ended. Further calls wait for the same end. */
  readonly stop: () => Promise<void>;
}

/** `dataDir` is the product's data folder; `settings` go before those in postgresql.conf. */
export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  readonly settings?: Record<string, string>;
}

interface RunningServer {
  readonly lock: PostmasterLock;
  /** Absent when the server was adopted. */
  readonly child?: ChildProcess;
}

/** A killed server's children, or a second program starting at the same time, keep the folder for so long at most. */
const lockedOutMs = 15_000;
const lockedOut = /lock file .* already exists|pre-existing shared memory block/;

/** The server that already runs for this folder, once it answers; stale lock files are cleared on the way. */
const findRunning = async (
  folder: DataFolder,
  log: (line: string) => void,
): Promise<RunningServer | undefined> => {
  const lock = await readPostmasterLock(folder.clusterDir);
  if (lock === undefined) return undefined;
  const seen = await seePostmaster(lock.pid, folder.clusterDir);
  if (seen === 'foreign')
    await removeLock(folder.clusterDir, { dir: await openSocketFolder(folder), port: socketPort });
  if (seen !== 'running') return undefined;
  const answering = await awaitServer(folder, lock.pid, log);
  if (answering === undefined) return undefined;
  log(`database server of ${folder.clusterDir} was already running (process ${lock.pid}): taken over`);
  return { lock: answering };
};

const launch = async (folder: DataFolder, options: LaunchOptions): Promise<RunningServer> => {
  const began = performance.now();
  for (;;) {
    const outcome = await launchPostmaster(folder, options);
    if ('lock' in outcome) return outcome;
    if (!lockedOut.test(outcome.said) || performance.now() - began > lockedOutMs)
      throw explainFailure(outcome.said, folder.clusterDir);
    await sleep(200);
    const running = await findRunning(folder, options.log);
    if (running !== undefined) return running;
  }
};

const start = async ({ dataDir, log, settings = {} }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const folder = await openDataFolder(dataDir);
  const pack = await locatePackage();
  const exists = await holdsCluster(folder, pack.major);
  let running = exists ? await findRunning(folder, log) : undefined;
  const binDir = running === undefined ? await prepareBinaries(pack, folder) : pack.binDir;
  if (!exists) {
    log(`making the database in ${folder.clusterDir}`);
    await createCluster(folder, binDir);
  }
  running ??= await launch(folder, { binDir, settings, log });
  const password = await readSecret(folder);
  const { lock, child } = running;
  const endLogKeeping = keepLogSmall(folder);
  let stopping: Promise<void> | undefined;
  child?.once('exit', (code, signal) => {
    if (stopping === undefined) log(`database server ended unexpectedly (${signal ?? code})`);
  });
  return {
    connection: (database, user) => ({
      host: lock.host,
      port: lock.port,
      database,
      user,
      ...(password === undefined ? {} : { password }),
    }),
    adopted: child === undefined,
    stop: () => {
      endLogKeeping();
      stopping ??= stopPostmaster(folder, lock.pid, { binDir, log });
      return stopping;
    },
  };
};

/**
 * Starts the database server that comes with the program for `<dataDir>/postgres`, making the database at the first
 * start, or takes over the one that already runs there. It outlives this process unless `stop` is called. Errors:
 * EmbeddedPostgresError.
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  try {
    return await start(options);
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw explainFailure(error instanceof Error ? error.message : String(error), options.dataDir, error);
  }
};
