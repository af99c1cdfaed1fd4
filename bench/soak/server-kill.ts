import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { openDatabaseHome, withClient } from '../../server/platform/database-home.ts';
import { endProcess, freePort, type ServeProcess, signIn, startServing } from '../measure/serve-process.ts';
import { type Acknowledged, startClient } from './soak-client.ts';
import { countsOf, type SoakCounts } from './soak-counts.ts';
import type { SoakCheck } from './soak-check.ts';
import { makeSoakTables, makeSoakUsers } from './soak-tables.ts';
import { verifies } from './verifies.ts';

const password = 'Soak-2026-源流';
const clients = 8;
const longestMilliseconds = 3_000;

/**
 * The whole server, killed (SIGKILL) at random moments while clients write through HTTP; at every fourth time the
 * database server goes with it. After every start what was acknowledged must be there once.
 */
export const serverKill: SoakCheck = {
  name: 'server',
  run: async ({ kills, tell }) => {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-soak-'));
    await chmod(dataDir, 0o711);
    try {
      return await killAndCount(dataDir, { kills, tell });
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

const killAndCount: (
  dataDir: string,
  options: Parameters<SoakCheck['run']>[0],
) => ReturnType<SoakCheck['run']> = async (dataDir, { kills, tell }) => {
  const port = await freePort();
  let server = await serve(dataDir, port);
  await asOwner(dataDir, makeSoakTables);
  const users = await asOwner(dataDir, (owner) => makeSoakUsers(owner, clients));
  const cookie = await signIn(port, { user: 'admin', password });
  const working = users.map((userId) => startClient({ port, cookie, userId, does: 'all' }));
  const acknowledged = working.map((client) => client.acknowledged);
  const wrong: string[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const lived = Math.round(Math.random() * longestMilliseconds);
    await sleep(lived);
    const also = kill % 4 === 0;
    if (also) process.kill(await postmasterOf(dataDir), 'SIGKILL');
    await endProcess(server.child, 'SIGKILL');
    server = await serve(dataDir, port);
    const counts = await counted(dataDir, acknowledged);
    wrong.push(...wrongIn(counts).map((sentence) => `after kill ${kill}: ${sentence}`));
    tell(
      `kill ${kill} of ${kills}${also ? ', database too' : ''}: after ${lived} ms; back in ${server.seconds.toFixed(1)} s; ` +
        `${counts.records} records, ${counts.names} names acknowledged`,
    );
  }
  for (const client of working) await client.stop();
  await jobsDone(dataDir);
  const counts = await counted(dataDir, acknowledged);
  wrong.push(...wrongIn(counts), ...wrongAtTheEnd(counts));
  await endProcess(server.child, 'SIGTERM');
  if (!(await verifies(dataDir))) wrong.push('the sealed log does not verify');
  return {
    did: `${kills} kills, ${counts.records} records, ${counts.names} changed names, ${counts.jobsRan} jobs`,
    wrong,
  };
};

const serve = (dataDir: string, port: number): Promise<ServeProcess> =>
  startServing({
    main: path.join(import.meta.dirname, 'soak-server.ts'),
    dataDir,
    port,
    environment: { ADMIN_PASSWORD: password, RATE_LIMIT: '0' },
  });

/** Looks into the running database past the server. */
const asOwner = async <R>(dataDir: string, work: (owner: pg.Client) => Promise<R>): Promise<R> => {
  const home = await openDatabaseHome({ url: undefined, dataDir, sole: false, log: () => undefined });
  return withClient(home.connection('owner'), work);
};

const counted = (dataDir: string, acknowledged: readonly Acknowledged[]): Promise<SoakCounts> =>
  asOwner(dataDir, (owner) => countsOf(owner, acknowledged));

const postmasterOf = async (dataDir: string): Promise<number> =>
  Number((await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

const jobsDone = (dataDir: string): Promise<void> =>
  asOwner(dataDir, async (owner) => {
    for (let tries = 0; tries < 600; tries += 1) {
      const { rowCount } = await owner.query(
        `select 1 from graphile_worker.jobs where task_identifier = 'soak.note-record' limit 1`,
      );
      if (rowCount === 0) return;
      await sleep(100);
    }
    throw new Error('Jobs are left after a minute.');
  });

const wrongIn = (counts: SoakCounts): string[] =>
  [
    { count: counts.recordsLost, words: 'acknowledged records are not there once' },
    { count: counts.namesLost, words: 'acknowledged names are not in the audit once' },
    { count: counts.undoneThere, words: 'undone records are there' },
    { count: counts.repeatedNumbers, words: 'numbers were given twice' },
    { count: counts.withoutAudit, words: 'records have not exactly one line in the audit' },
    { count: counts.auditOfNothing, words: 'lines of the audit speak of records that are not there' },
    { count: counts.jobsOfNothing, words: 'jobs ran of transactions that were undone' },
    { count: counts.versionsAstray, words: 'users have another version than their changes in the audit' },
  ]
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${count} ${words}`);

const wrongAtTheEnd = ({ gaps, jobsMissing }: SoakCounts): string[] => [
  ...(gaps === 0 ? [] : [`${gaps} gaps under the gap-free rule`]),
  ...(jobsMissing === 0 ? [] : [`${jobsMissing} jobs of committed transactions did not run`]),
];
