import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrationsFolder } from '../../server/commands/open-product.ts';
import { openDatabaseHome, withClient } from '../../server/platform/database-home.ts';
import { migrate } from '../../server/platform/migrate.ts';
import { type Connection, connectionForm } from './connection.ts';

/** A database server of the bench's own, with the settings of the product, and the product's tables in it. */
export interface BenchDatabase {
  readonly app: Connection;
  readonly owner: Connection;
  /** PostgreSQL's own version number. */
  readonly version: string;
  /** A statement as the owner of the tables. */
  readonly asOwner: <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>;
  readonly close: () => Promise<void>;
}

/** Starts the embedded server in a temporary folder, as a first start of the product would. */
export const openBenchDatabase = async (): Promise<BenchDatabase> => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-bench-'));
  // The database runs under an account of its own, which must pass through the folder.
  await chmod(dataDir, 0o711);
  const home = await openDatabaseHome({ url: undefined, dataDir, sole: true, log: () => undefined });
  await migrate({
    connection: home.connection('owner'),
    roles: home.roles,
    folder: migrationsFolder,
    onStep: () => undefined,
  });
  const connection = (role: 'owner' | 'app'): Connection => connectionForm.parse(home.connection(role));
  const asOwner: BenchDatabase['asOwner'] = (text, values = []) =>
    withClient(connection('owner'), (client) => rowsOf(client, text, values));
  const [row] = await asOwner<{ version: string }>(`select current_setting('server_version') as version`);
  return {
    app: connection('app'),
    owner: connection('owner'),
    version: row?.version ?? '?',
    asOwner,
    close: async () => {
      await home.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const rowsOf = async <R extends pg.QueryResultRow>(
  client: pg.Client,
  text: string,
  values: unknown[],
): Promise<R[]> => {
  const { rows } = await client.query<R>(text, values);
  return rows;
};

/** A pool as the baselines have it: plain `pg`, nothing of ours. */
export const barePool = (connection: Connection, size: number): pg.Pool =>
  new pg.Pool({ ...connection, max: size, idleTimeoutMillis: 60_000 });
