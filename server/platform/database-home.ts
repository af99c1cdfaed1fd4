import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { establishRoles, type Roles } from './db/roles.ts';
import { startEmbeddedPostgres } from './embedded-postgres/embedded-postgres.ts';
import { takeSoleUse } from './sole-use.ts';

/** Where the product's database lives, and how each of its roles gets in. */
export interface DatabaseHome {
  readonly kind: 'embedded' | 'external';
  /** The name of the product's database. */
  readonly database: string;
  readonly roles: Roles;
  /** Into the product's database, or into another one that stands beside it. */
  readonly connection: (role: 'owner' | 'app' | 'designer', database?: string) => pg.ClientConfig;
  /** As the one who signs in, who can make databases where the server lets it. */
  readonly administrator: (database: string) => pg.ClientConfig;
  /** Lets the roles into the database of this connection. */
  readonly admitRoles: (client: pg.Client) => Promise<Roles>;
  /** Stops the embedded server where it is ours to stop; nothing for an external one. */
  readonly stop: () => Promise<void>;
}

export interface DatabaseHomeOptions {
  /** The enterprise's own server; absent for the embedded one. */
  readonly url: string | undefined;
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** Refuse when another process serves from the same embedded database; a command that only looks needs not. */
  readonly sole: boolean;
}

const embeddedDatabase = 'yuanliu';
const oldestMajor = 15;

/** Starts or reaches the server and makes database and roles where they are missing. */
export const openDatabaseHome = (options: DatabaseHomeOptions): Promise<DatabaseHome> =>
  options.url === undefined ? openEmbedded(options) : openExternal(options.url);

/** Whether the embedded database was ever made in this data folder. */
export const hasEmbeddedDatabase = async (dataDir: string): Promise<boolean> =>
  (await stat(path.join(dataDir, 'postgres', 'PG_VERSION')).catch(() => undefined)) !== undefined;

const openEmbedded = async ({ dataDir, log, sole }: DatabaseHomeOptions): Promise<DatabaseHome> => {
  const server = await startEmbeddedPostgres({ dataDir, log });
  try {
    const use = sole ? await takeSoleUse(server.connection('postgres', 'postgres'), dataDir) : undefined;
    await createDatabase(server.connection('postgres', 'postgres'));
    const superuser = server.connection(embeddedDatabase, 'postgres');
    const signIn = superuser.password === undefined ? 'trusted' : { password: superuser.password };
    const admitRoles = (client: pg.Client): Promise<Roles> =>
      establishRoles(client, { prefix: embeddedDatabase, signIn });
    const roles = await withClient(superuser, admitRoles);
    return {
      kind: 'embedded',
      database: embeddedDatabase,
      roles,
      connection: (role, database = embeddedDatabase) => server.connection(database, roles[role]),
      administrator: (database) => server.connection(database, 'postgres'),
      admitRoles,
      stop: async () => {
        await use?.release();
        if (sole || (!server.adopted && !(await isInUse(server.connection('postgres', 'postgres')))))
          await server.stop();
      },
    };
  } catch (error) {
    // A server that was running before may be somebody's.
    if (!server.adopted) await server.stop();
    throw error;
  }
};

const openExternal = async (url: string): Promise<DatabaseHome> => {
  const base = parseIntoClientConfig(url);
  const { database, roles } = await withClient(base, async (client) => {
    await refuseOldServer(client);
    const name = client.database ?? 'yuanliu';
    return {
      database: name,
      roles: await establishRoles(client, { prefix: name, signIn: 'never' }),
    };
  });
  return {
    kind: 'external',
    database,
    roles,
    connection: (role, other = database) => ({
      ...base,
      database: other,
      options: `${base.options ?? ''} -c role=${roles[role]}`.trim(),
    }),
    administrator: (other) => ({ ...base, database: other }),
    admitRoles: (client) => establishRoles(client, { prefix: database, signIn: 'never' }),
    stop: async () => undefined,
  };
};

/** Whether somebody began to use a server that we started for ourselves; our own connections take a moment to end. */
const isInUse = (config: pg.ClientConfig): Promise<boolean> =>
  withClient(config, async (client) => {
    for (let tries = 0; tries < 20; tries += 1) {
      const { rowCount } = await client.query(
        `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      if (rowCount === 0) return false;
      await sleep(50);
    }
    return true;
  });

/** Lends a connection to `work` and ends it afterwards. */
export const withClient = async <R>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<R>,
): Promise<R> => {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...config });
  // A connection that breaks fails the statement that uses it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const createDatabase = (config: pg.ClientConfig): Promise<void> =>
  withClient(config, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
      embeddedDatabase,
    ]);
    if (rowCount === 0) await client.query(`create database ${embeddedDatabase}`);
  });

const refuseOldServer = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ version: string }>(
    `select current_setting('server_version_num') as version`,
  );
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major < oldestMajor) throw new OldServerError(major);
};

/** The enterprise's server is older than what the product needs. */
export class OldServerError extends Error {
  constructor(major: number) {
    super(
      `数据库服务器是 PostgreSQL ${major}，至少需要 ${oldestMajor}，请升级或换一台。 ` +
        `The database server is PostgreSQL ${major}; at least ${oldestMajor} is needed. Upgrade it or use another.`,
    );
    this.name = 'OldServerError';
  }
}
