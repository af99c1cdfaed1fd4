import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { withClient } from './database-home.ts';
import type { Roles } from './db/roles.ts';

export interface MigrateOptions {
  /** A connection as the owner role. */
  readonly connection: pg.ClientConfig;
  readonly roles: Roles;
  /** The folder of `NNNN_<module>.sql`. */
  readonly folder: string;
  /** Told of every migration that is run. */
  readonly onStep: (name: string) => void;
  /** Run these numbers only, to stand where another database stood; all of them when absent. */
  readonly only?: ReadonlySet<number>;
}

/** One file of the migrations folder. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the text with LF line ends, hex. */
  readonly checksum: string;
}

const fileForm = /^(\d{4})_[a-z]+\.sql$/;

/**
 * Brings the database forward to this version, each migration in a transaction of its own. Of nodes that start
 * together one migrates while the others wait. A migration that was changed after it ran, or that a newer version ran, is refused.
 */
export const migrate = (options: MigrateOptions): Promise<void> =>
  withClient(options.connection, async (turn) => {
    // The lock ends with this transaction, which only holds it: behind a pooler one of the session would be left over.
    await turn.query('begin');
    await turn.query('select pg_advisory_xact_lock(7021947)');
    await withClient(options.connection, (client) => migrateInTurn(client, options));
    await turn.query('commit');
  });

const migrateInTurn = async (client: pg.Client, options: MigrateOptions): Promise<void> => {
  await client.query(`
      create table if not exists schema_migrations (
        number integer primary key, name text not null, checksum text not null,
        applied_at timestamptz not null default now())`);
  await migrateJobs(client, options);
  const { only } = options;
  for (const migration of await readMigrations(options.folder)) {
    if (only !== undefined && !only.has(migration.number)) continue;
    if (await applyOnce(client, migration, options.roles)) options.onStep(migration.name);
  }
  await refuseNewer(client, options.folder);
};

const migrateJobs = async (client: pg.Client, { connection, roles }: MigrateOptions): Promise<void> => {
  const pool = new pg.Pool({ ...connection, max: 1 });
  // A connection that breaks fails the statement that uses it; nothing more is to be done about it here.
  pool.on('error', () => undefined);
  pool.on('connect', (connected) => connected.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) });
  } finally {
    await pool.end();
  }
  await client.query(
    `begin; lock table schema_migrations in exclusive mode; ${substitute(jobGrants, roles)}; commit`,
  );
};

/**
 * The queue belongs to the owner, who migrates it, and is worked by the application. Its tables come with row
 * security and no policy, which would lock out everyone but the owner.
 */
const jobGrants = `
  do $$ declare t regclass; begin
    for t in select oid from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity loop
      execute format('alter table %s disable row level security', t);
    end loop;
  end $$;
  grant usage on schema graphile_worker to :app;
  grant select, insert, update, delete on all tables in schema graphile_worker to :app;
  grant usage, select on all sequences in schema graphile_worker to :app;
  grant execute on all functions in schema graphile_worker to :app`;

/** The migrations of this version, by number. */
export const readMigrations = async (folder: string): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter((name) => fileForm.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      const checksum = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
      return { number: Number(name.slice(0, 4)), name, text, checksum };
    }),
  );
};

const applyOnce = async (client: pg.Client, migration: Migration, roles: Roles): Promise<boolean> => {
  await client.query('begin');
  try {
    await client.query('lock table schema_migrations in exclusive mode');
    const { rows } = await client.query<{ checksum: string }>(
      'select checksum from schema_migrations where number = $1',
      [migration.number],
    );
    const known = rows[0];
    if (known !== undefined && known.checksum !== migration.checksum)
      throw new MigrationError(migration.name, 'changed');
    if (known === undefined) {
      await client.query(substitute(migration.text, roles));
      await client.query('insert into schema_migrations (number, name, checksum) values ($1, $2, $3)', [
        migration.number,
        migration.name,
        migration.checksum,
      ]);
    }
    await client.query('commit');
    return known === undefined;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

const refuseNewer = async (client: pg.Client, folder: string): Promise<void> => {
  const known = new Set((await readMigrations(folder)).map(({ number }) => number));
  const { rows } = await client.query<{ number: number; name: string }>(
    'select number, name from schema_migrations',
  );
  const newer = rows.find(({ number }) => !known.has(number));
  if (newer !== undefined) throw new MigrationError(newer.name, 'newer');
};

/**
 * Puts the role names, quoted, into `:owner`, `:app` and `:designer`. Where one role is all three, what is taken
 * from the application would be taken from the owner, so it is left.
 */
const substitute = (text: string, { distinct, ...names }: Roles): string =>
  (distinct ? text : text.replaceAll(/^\s*revoke\b[^;]*\bfrom :app\s*;/gim, '')).replaceAll(
    /(?<!:):(?<role>owner|app|designer)\b/g,
    (_, role: keyof typeof names) => pg.escapeIdentifier(names[role]),
  );

/** A database that this version must not touch: a migration was changed, or a newer version was here. */
export class MigrationError extends Error {
  constructor(name: string, reason: 'changed' | 'newer') {
    super(
      reason === 'changed'
        ? `迁移 ${name} 在执行后被改动过，请恢复原文件。 Migration ${name} was changed after it ran; restore the file.`
        : `数据库来自更新的版本（${name}），请升级程序。 The database was made by a newer version (${name}); upgrade the program.`,
    );
    this.name = 'MigrationError';
  }
}
