import pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { establishRoles, type Roles } from './db/roles.ts';
import { startEmbeddedPostgres } from './embedded-postgres/embedded-postgres.ts';
import { takeSoleUse } from './sole-use.ts';

/** Where the product's database lives, and how each of its roles gets in. */
export interface DatabaseHome {
  readonly kind: 'embedded' | 'external';
  readonly roles: Roles;
  readonly connection: (role: 'owner' | 'app' | 'designer') => pg.ClientConfig;
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

const openEmbedded = async ({ dataDir, log, sole }: DatabaseHomeOptions): Promise<DatabaseHome> => {
  const server = await startEmbeddedPostgres({ dataDir, log });
  try {
    const use = sole ? await takeSoleUse(server.connection('postgres', 'postgres'), dataDir) : undefined;
    await createDatabase(server.connection('postgres', 'postgres'));
    const superuser = server.connection(embeddedDatabase, 'postgres');
    const signIn = superuser.password === undefined ? 'trusted' : { password: superuser.password };
    const roles = await withClient(superuser, (client) =>
      establishRoles(client, { prefix: embeddedDatabase, signIn }),
    );
    return {
      kind: 'embedded',
      roles,
      connection: (role) => server.connection(embeddedDatabase, roles[role]),
      stop: async () => {
        await use?.release();
        if (sole || !server.adopted) await server.stop();
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
  const roles = await withClient(base, async (client) => {
    await refuseOldServer(client);
    return establishRoles(client, { prefix: client.database ?? 'yuanliu', signIn: 'never' });
  });
  return {
    kind: 'external',
    roles,
    connection: (role) => ({ ...base, options: `${base.options ?? ''} -c role=${roles[role]}`.trim() }),
    stop: async () => undefined,
  };
};

const withClient = async <R>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<R>,
): Promise<R> => {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...config });
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
