import type pg from 'pg';
import { type DatabaseHome, withClient } from '../database-home.ts';
import { type Database, type Db, openDatabase, readsOver } from '../db/db.ts';
import type { FileShelf } from '../files.ts';
import { migrate, readMigrations } from '../migrate.ts';
import type { Verification } from '../sealed-log/verify-log.ts';
import { entriesOf } from './archive-reader.ts';
import { filePrefix, type Manifest } from './backup-format.ts';
import { carriedTables } from './carried-tables.ts';
import { type CheckedBackup, checkBackup, refuseOtherMigrations } from './check-backup.ts';
import { compareRestored } from './compare-restored.ts';
import { quotedTable } from './copy-text.ts';
import { canStandBeside, dropReplaced, makeBeside, refuseConnected } from './database-beside.ts';
import { loadTables } from './load-tables.ts';
import { brokenChain, brokenChainLoaded, needsDatabase, wouldLose } from './restore-refusals.ts';

export interface RestoreOptions {
  /** Opened for sole use. */
  readonly home: DatabaseHome;
  readonly files: Pick<FileShelf, 'all' | 'putBack' | 'remove'>;
  readonly file: string;
  /** Give up what the database holds now. */
  readonly replace: boolean;
  readonly migrationsFolder: string;
  readonly now: Date;
  readonly step: <R>(what: RestoreStep, work: () => Promise<R>) => Promise<R>;
  /** Told what the database holds now and will lose, as `table rows`. */
  readonly onLoss: (tables: readonly string[]) => void;
  /** Put the backup in place even if one of its sealed logs is broken. */
  readonly acceptBroken: boolean;
  /** Asks the sealed logs of the database that was filled, before it takes its place. */
  readonly verify: (db: Db) => Promise<readonly Verification[]>;
  /** Writes the restore down in what was restored; `broken` are the logs that were accepted though they are. */
  readonly record: (
    db: Database,
    told: { manifest: Manifest; broken: readonly Verification[] },
  ) => Promise<void>;
  /** Gives up between two entries of the backup when it is aborted, with its reason; the old data stay. */
  readonly signal?: AbortSignal;
}

export type RestoreStep = 'check' | 'make' | 'load' | 'files' | 'verify';

export interface RestoreResult extends CheckedBackup {
  /** Whether the sealed logs hold. */
  readonly intact: boolean;
  /** The database that was replaced, where it is still there: the restored one is not intact, or it could not be dropped. */
  readonly kept?: string;
}

/**
 * Puts a backup in the place of what the database holds. The file is read to its end first; then a new database is
 * filled, compared and verified beside the old one and takes its place, so that a restore that fails changes
 * nothing. Where the server lets us make no database, the rows are replaced in one transaction. A backup whose sealed
 * logs are broken replaces nothing unless that is accepted. Error: Refusal.
 */
export const restoreBackup = async (options: RestoreOptions): Promise<RestoreResult> => {
  const { home, file, step, files } = options;
  const backup = await step('check', () => checkBackup(file, options.signal));
  refuseOtherMigrations(backup.manifest, await readMigrations(options.migrationsFolder));
  const held = await withClient(home.connection('owner'), rowsHeld);
  if (held.length > 0 && !options.replace) throw wouldLose(home.database, held);
  if (held.length > 0) options.onLoss(held);
  await refuseConnected(home);
  const beside = await canStandBeside(home);
  const added = await step('files', () => putFilesBack(options));
  try {
    const outcome = await (beside ? restoreBeside(backup, options) : restoreInPlace(backup, options, held));
    if (outcome.intact) await removeOtherFiles(files, added.all);
    return { ...backup, ...outcome };
  } catch (error) {
    for (const id of added.fresh) await files.remove(id);
    throw error;
  }
};

type Outcome = Pick<RestoreResult, 'intact' | 'kept'>;

const restoreBeside = async (backup: CheckedBackup, options: RestoreOptions): Promise<Outcome> => {
  const { home, step } = options;
  const fresh = await step('make', async () => {
    const made = await makeBeside(home);
    await migrateTo(options, made.name, numbersOf(backup.manifest));
    return made;
  });
  try {
    await step('load', () => load(backup, options, fresh.name));
    await migrateTo(options, fresh.name);
    const connection = home.connection('app', fresh.name);
    const broken = await step('verify', () => within(connection, (db) => brokenLogs(options, db)));
    if (broken.length > 0 && !options.acceptBroken) throw brokenChain(broken);
    await within(connection, (db) => options.record(db, { manifest: backup.manifest, broken }));
    const intact = broken.length === 0;
    options.signal?.throwIfAborted();
    const kept = await fresh.takePlace(options.now);
    // From here on the restored database is the product's: whatever fails, its files must stay.
    const isDropped = intact && (await isDone(dropReplaced(home, kept)));
    return isDropped ? { intact } : { intact, kept };
  } catch (error) {
    await fresh.drop();
    throw error;
  }
};

const isDone = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

const restoreInPlace = async (
  backup: CheckedBackup,
  options: RestoreOptions,
  held: readonly string[],
): Promise<Outcome> => {
  const { home, step, migrationsFolder, acceptBroken } = options;
  const { manifest } = backup;
  const numbers = numbersOf(manifest);
  const older = (await readMigrations(migrationsFolder)).some(({ number }) => !numbers.has(number));
  if (held.length > 0 && older) throw needsDatabase(manifest);
  await step('make', () => migrateTo(options, home.database, numbers));
  const connection = home.connection('app');
  let broken: readonly Verification[];
  if (older) {
    // The logs are asked as this version writes them, so behind its migrations; there was nothing to replace.
    await step('load', () => load(backup, options, home.database));
    await migrateTo(options, home.database);
    broken = await step('verify', () => within(connection, (db) => brokenLogs(options, db)));
    if (broken.length > 0 && !acceptBroken) throw brokenChainLoaded(broken);
  } else {
    broken = await withClient(home.connection('owner'), async (client) => {
      await client.query('begin');
      await step('load', () => fill(client, backup, options));
      const found = await step('verify', async () => brokenLogs(options, await readsOver(client)));
      if (found.length > 0 && !acceptBroken) throw brokenChain(found);
      await client.query('commit');
      return found;
    });
  }
  await within(connection, (db) => options.record(db, { manifest, broken }));
  return { intact: broken.length === 0 };
};

const brokenLogs = async ({ verify }: RestoreOptions, db: Db): Promise<readonly Verification[]> =>
  (await verify(db)).filter(({ intact }) => !intact);

/** Work on a database that is nobody's yet; its connections are gone when it ends. */
const within = async <R>(connection: pg.ClientConfig, work: (db: Database) => Promise<R>): Promise<R> => {
  const db = openDatabase({ connection, size: 2, prepared: false, onLost: () => undefined });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
};

const numbersOf = ({ migrations }: Manifest): ReadonlySet<number> =>
  new Set(migrations.map(({ number }) => number));

const migrateTo = (
  { home, migrationsFolder }: RestoreOptions,
  database: string,
  only?: ReadonlySet<number>,
): Promise<void> =>
  migrate({
    connection: home.connection('owner', database),
    roles: home.roles,
    folder: migrationsFolder,
    onStep: () => undefined,
    ...(only !== undefined && { only }),
  });

/** One transaction: all of the backup is there and equal to it, or nothing has happened. */
const load = (backup: CheckedBackup, options: RestoreOptions, database: string): Promise<void> =>
  withClient(options.home.connection('owner', database), async (client) => {
    await client.query('begin');
    await fill(client, backup, options);
    await client.query('commit');
  });

const fill = async (
  client: pg.Client,
  backup: CheckedBackup,
  { file, signal }: RestoreOptions,
): Promise<void> => {
  await loadTables(client, { file, backup, signal });
  await compareRestored(client, backup.contents);
  await client.query('analyze');
};

/** The tables of the product that hold rows, as `table rows`. */
const rowsHeld = async (client: pg.Client): Promise<string[]> => {
  const held: string[] = [];
  for (const table of await carriedTables(client)) {
    const { rows } = await client.query<{ count: string }>(
      `select count(*) as count from ${quotedTable(table)}`,
    );
    const count = rows[0]?.count ?? '0';
    if (count !== '0') held.push(`${table.name} ${count}`);
  }
  return held;
};

interface PutBack {
  readonly all: ReadonlySet<string>;
  readonly fresh: readonly string[];
}

/** A content never changes under its id, so files can be put beside those of the old database. */
const putFilesBack = async ({ file, files, signal }: RestoreOptions): Promise<PutBack> => {
  const all = new Set<string>();
  const fresh: string[] = [];
  try {
    for await (const { name, content } of entriesOf(file, signal)) {
      if (!name.startsWith(filePrefix)) continue;
      const id = name.slice(filePrefix.length);
      if (await files.putBack(id, content)) fresh.push(id);
      all.add(id);
    }
  } catch (error) {
    for (const id of fresh) await files.remove(id);
    throw error;
  }
  return { all, fresh };
};

const removeOtherFiles = async (
  files: RestoreOptions['files'],
  wanted: ReadonlySet<string>,
): Promise<void> => {
  for await (const { id } of files.all()) if (!wanted.has(id)) await files.remove(id);
};
