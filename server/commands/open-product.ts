import path from 'node:path';
import type { Config } from '../platform/config.ts';
import { dataDirOf } from '../platform/data-dir.ts';
import { type DatabaseHome, openDatabaseHome } from '../platform/database-home.ts';
import { openDatabase } from '../platform/db/db.ts';
import type { Log, OpenDatabase } from '../platform/index.ts';
import { openLog } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';

/** The database of a start, brought to this version, with the log. */
export interface OpenProduct {
  readonly dataDir: string;
  readonly home: DatabaseHome;
  readonly db: OpenDatabase;
  readonly log: Log;
  /** Closes the pool and stops the embedded server where it is ours to stop. */
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  readonly say: (line: string) => void;
  /** Whether this command serves from the database, rather than only looking. */
  readonly sole: boolean;
}

/** The folder of the migrations, `NNNN_<module>.sql`. */
export const migrationsFolder = path.join(import.meta.dirname, '../migrations');

/** Starts or reaches the database and leaves it as it is. */
export const openHome = async (
  config: Config,
  { say, sole }: OpenOptions,
): Promise<Pick<OpenProduct, 'dataDir' | 'home' | 'log'>> => {
  const log = openLog(config.logLevel);
  const dataDir = await dataDirOf(config, say);
  const home = await openDatabaseHome({
    url: config.databaseUrl,
    dataDir,
    sole,
    log: (line) => log.info({ database: line }, 'embedded database'),
  });
  return { dataDir, home, log };
};

/** Starts or reaches the database, migrates it, and opens the pool as the application role. */
export const openProduct = async (config: Config, options: OpenOptions): Promise<OpenProduct> => {
  const { dataDir, home, log } = await openHome(config, options);
  try {
    await migrate({
      connection: home.connection('owner'),
      roles: home.roles,
      folder: migrationsFolder,
      onStep: (name) => log.info({ migration: name }, 'migrated'),
    });
  } catch (error) {
    await home.stop();
    throw error;
  }
  const db = openDatabase({
    connection: home.connection('app'),
    size: config.databasePool,
    prepared: config.databasePrepared === 'on',
    onLost: (error) => log.warn({ err: error }, 'a database connection broke'),
  });
  return {
    dataDir,
    home,
    db,
    log,
    close: async () => {
      await db.close();
      await home.stop();
    },
  };
};
