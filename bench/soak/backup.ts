import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabaseHome, withClient } from '../../server/platform/database-home.ts';
import { endProcess, freePort, productMain, signIn, startServing } from '../measure/serve-process.ts';
import { startClient } from './soak-client.ts';
import type { SoakCheck, SoakFinding } from './soak-check.ts';
import { makeSoakUsers } from './soak-tables.ts';
import { runCommand, verifies } from './verifies.ts';

const password = 'Soak-2026-源流';
const clients = 8;

/**
 * A backup taken while clients write, restored into an empty folder: it holds every change acknowledged before it
 * began, agrees with itself (row versions and audit lines), and its sealed log verifies.
 */
export const backup: SoakCheck = {
  name: 'backup',
  run: async ({ tell }) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-soak-'));
    await chmod(folder, 0o711);
    try {
      return await backupAndRestore(folder, tell);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface Name {
  readonly userId: string;
  readonly name: string;
}

const backupAndRestore = async (folder: string, tell: (line: string) => void): Promise<SoakFinding> => {
  const [from, to] = [path.join(folder, 'from'), path.join(folder, 'to')];
  const file = path.join(folder, 'backup.yl');
  const told = await backupUnderLoad(from, file);
  tell(`backed up with ${told.before.length} names acknowledged before, ${told.after} after`);
  if ((await runCommand(to, ['restore', file])) !== 0) return { did: 'restore', wrong: ['it was refused'] };
  const wrong = await wrongIn(to, told.before);
  if (!(await verifies(to))) wrong.push('the sealed log of the restored system does not verify');
  return {
    did: `backup under load of ${told.before.length}–${told.after} changes, restored, verified`,
    wrong,
  };
};

const backupUnderLoad = async (dataDir: string, file: string): Promise<{ before: Name[]; after: number }> => {
  const port = await freePort();
  const server = await startServing({
    main: productMain,
    dataDir,
    port,
    environment: { ADMIN_PASSWORD: password, RATE_LIMIT: '0' },
  });
  const home = await openDatabaseHome({ url: undefined, dataDir, sole: false, log: () => undefined });
  const users = await withClient(home.connection('owner'), (owner) => makeSoakUsers(owner, clients));
  const cookie = await signIn(port, { user: 'admin', password });
  const working = users.map((userId) => startClient({ port, cookie, userId, does: 'names' }));
  const names = (): Name[] => working.flatMap(({ acknowledged }) => acknowledged.names);
  await sleep(3_000);
  const before = names();
  const code = await runCommand(dataDir, ['backup', file]);
  await sleep(500);
  for (const client of working) await client.stop();
  await endProcess(server.child, 'SIGTERM');
  if (code !== 0) throw new Error('The backup was refused.');
  return { before, after: names().length };
};

const wrongIn = async (dataDir: string, before: readonly Name[]): Promise<string[]> => {
  const home = await openDatabaseHome({ url: undefined, dataDir, sole: false, log: () => undefined });
  try {
    const { rows } = await withClient(home.connection('owner'), (owner) =>
      owner.query<Record<string, number>>(statement, [JSON.stringify(before)]),
    );
    return Object.entries(rows[0] ?? { 'nothing could be counted': 1 })
      .filter(([, count]) => count !== 0)
      .map(([words, count]) => `${count} ${words}`);
  } finally {
    await home.stop();
  }
};

const statement = `
  select
    (select count(*)::int from jsonb_to_recordset($1::jsonb) as told ("userId" text, name text) where 1 <> (
       select count(*) from audit_entries a, jsonb_array_elements(a.changes) as change
       where a.action = 'identity.user.changed' and a.subject_id = told."userId"
         and change ->> 'field' = 'name' and change ->> 'to' = told.name))
      as "acknowledged names are not in the audit once",
    (select count(*)::int from users u where u.login like 'soak%' and u.version - 1 <> (
       select count(*) from audit_entries a
       where a.subject_id = u.id::text and a.action = 'identity.user.changed'))
      as "users have another version than their changes in the audit"`;
