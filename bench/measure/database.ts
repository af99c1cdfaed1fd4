import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
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
  /** A statement as the role that owns the tables of drawn forms. */
  readonly asDesigner: BenchDatabase['asOwner'];
  /** What an earlier run loaded and kept is in it. */
  readonly isLoaded: boolean;
  /** Keeps what is in it now for later runs, if the case asked for that. */
  readonly keep: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What a case loads, if it only reads it afterwards: another `version` of it is loaded anew. */
export interface KeptData {
  readonly name: string;
  readonly version: string;
}

/**
 * Starts the embedded server in a temporary folder, as a first start of the product would; with `kept` in one that
 * outlives the run.
 */
export const openBenchDatabase = async (kept?: KeptData): Promise<BenchDatabase> => {
  const dataDir = await (kept === undefined ? mkdtemp(path.join(os.tmpdir(), prefix)) : folderOf(kept));
  // The database runs under an account of its own, which must pass through the folder.
  await chmod(dataDir, 0o711);
  const loaded = path.join(dataDir, loadedMark);
  const isLoaded = await exists(loaded);
  let isKept = isLoaded;
  const home = await openDatabaseHome({ url: undefined, dataDir, sole: true, log: () => undefined });
  await migrate({
    connection: home.connection('owner'),
    roles: home.roles,
    folder: migrationsFolder,
    onStep: () => undefined,
  });
  const connection = (role: 'owner' | 'app' | 'designer'): Connection =>
    connectionForm.parse(home.connection(role));
  const statementAs =
    (role: 'owner' | 'designer'): BenchDatabase['asOwner'] =>
    (text, values = []) =>
      withClient(connection(role), (client) => rowsOf(client, text, values));
  const asOwner = statementAs('owner');
  const [row] = await asOwner<{ version: string }>(`select current_setting('server_version') as version`);
  return {
    app: connection('app'),
    owner: connection('owner'),
    version: row?.version ?? '?',
    asOwner,
    asDesigner: statementAs('designer'),
    isLoaded,
    keep: async () => {
      if (kept === undefined) return;
      await writeFile(loaded, '');
      isKept = true;
    },
    close: async () => {
      await home.stop();
      if (!isKept) await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const prefix = 'yuanliu-bench-';

/** The folder of kept data; those of other versions are taken away, and one that was left half loaded is begun anew. */
const folderOf = async ({ name, version }: KeptData): Promise<string> => {
  const own = path.join(os.tmpdir(), `${prefix}${name}-${version}`);
  for (const entry of await readdir(os.tmpdir())) {
    const folder = path.join(os.tmpdir(), entry);
    if (
      !entry.startsWith(`${prefix}${name}-`) ||
      (await exists(path.join(folder, 'postgres/postmaster.pid')))
    )
      continue;
    if (folder !== own || !(await exists(path.join(folder, loadedMark))))
      await rm(folder, { recursive: true, force: true });
  }
  await mkdir(own, { recursive: true });
  return own;
};

const loadedMark = 'loaded';

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

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
