import { chown, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { chooseDatabaseAccount, runAs } from '../platform/embedded-postgres/database-account.ts';
import { floorBinaries } from './floor-binaries.ts';
import { offerServer } from './test-server.ts';

/** A server of the oldest version that the product runs on, from the system's own packages. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'yl15-'));
  const account = await chooseDatabaseAccount(folder);
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  const run = async (program: string, ...args: string[]): Promise<void> => {
    const { ok, said } = await runAs(account, path.join(floorBinaries, program), args);
    if (!ok) throw new Error(`${program}: ${said}`);
  };
  const data = path.join(folder, 'data');
  await run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8');
  const settings = `-k ${folder} -c listen_addresses= -c max_connections=200 -c shared_buffers=64MB`;
  await run('pg_ctl', '-D', data, '-l', path.join(folder, 'log'), '-o', settings, '-w', 'start');
  await offerServer(project, { host: folder, port: 5432, superuser: 'postgres', password: undefined });
  return async () => {
    await run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
    await rm(folder, { recursive: true, force: true });
  };
}
