import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { fileMissing, Problem } from '@yuanliu/core/platform';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type DatabaseHome, withClient } from '../database-home.ts';
import type { FileShelf } from '../files.ts';
import { Refusal } from '../refusal.ts';
import { type ArchiveWriter, openArchive } from './archive-writer.ts';
import {
  type Contents,
  contentsName,
  filePrefix,
  formatVersion,
  type Manifest,
  manifestName,
  tablePrefix,
} from './backup-format.ts';
import {
  type CarriedTable,
  carriedTables,
  foreignTables,
  refuseUncarried,
  sequenceStates,
} from './carried-tables.ts';
import { drawnTables } from './drawn-tables.ts';
import { copySettings, quotedColumns, quotedTable } from './copy-text.ts';

export interface BackupOptions {
  readonly home: DatabaseHome;
  readonly files: Pick<FileShelf, 'all' | 'open'>;
  /** Where the backup goes; `<file>.partial` until it is whole. */
  readonly file: string;
  /** Replace a file of that name. */
  readonly force: boolean;
  /** The program's version. */
  readonly version: string;
  readonly now: Date;
  /** Told of each table and then of the files when its turn comes. */
  readonly onProgress: (what: string) => void;
  /** Gives up within a part of a table when it is aborted, with its reason. */
  readonly signal?: AbortSignal;
}

export interface BackupResult {
  /** Bytes. */
  readonly size: number;
  readonly rows: number;
  readonly tables: number;
  readonly files: number;
  /** Tables in our schemas that are somebody else's, and are not in the backup. */
  readonly foreign: readonly string[];
}

/** A part of a table holds about so many bytes before compression; what is kept in memory is a few of these. */
const partBytes = 8 * 1_048_576;
const compress = promisify(gzip);
/** Level 1 is a third of the time of level 6 for a tenth more bytes. */
const compression = { level: 1 };

/**
 * Writes a backup of everything that was committed at one moment, while others go on writing. Files are kept
 * before the row that names them commits, so the files copied afterwards are all that the rows speak of. Errors:
 * Refusal; nothing is left behind then.
 */
export const takeBackup = async (options: BackupOptions): Promise<BackupResult> => {
  const archive = await openArchive(options.file, options);
  try {
    return await withClient(
      { ...options.home.connection('owner'), application_name: 'yuanliu backup' },
      (client) => save(client, archive, options),
    );
  } catch (error) {
    await archive.abandon();
    throw error;
  }
};

const save = async (
  client: pg.Client,
  archive: ArchiveWriter,
  { home, files, version, now, onProgress, signal }: BackupOptions,
): Promise<BackupResult> => {
  await client.query('begin transaction isolation level repeatable read, read only');
  await client.query(copySettings);
  const migrations = await migrationsOf(client);
  await refuseUncarried(client, home.roles);
  const tables = await carriedTables(client);
  const manifest: Manifest = {
    format: formatVersion,
    product: 'yuanliu',
    version,
    createdAt: now.toISOString(),
    server: await serverVersion(client),
    migrations,
    tables: tables.map(({ schema, name, columns }) => ({ schema, name, columns: [...columns] })),
    drawn: await drawnTables(client),
  };
  await archive.add(manifestName, asJson(manifest));
  const counts: Contents['tables'] = [];
  for (const table of tables) {
    onProgress(`${table.schema}.${table.name}`);
    counts.push({
      schema: table.schema,
      name: table.name,
      rows: await saveTable(client, { archive, table, signal }),
    });
  }
  const sequences = await sequenceStates(client);
  const foreign = await foreignTables(client);
  await client.query('commit');
  onProgress('files');
  const saved = await saveFiles(files, { archive, signal });
  const contents: Contents = { tables: counts, sequences, files: saved, ...archive.summary() };
  await archive.add(contentsName, asJson(contents));
  return {
    size: await archive.finish(),
    rows: counts.reduce((sum, { rows }) => sum + rows, 0),
    tables: counts.length,
    files: saved,
    foreign,
  };
};

const migrationsOf = async (client: pg.Client): Promise<Manifest['migrations']> => {
  const { rows: known } = await client.query<{ known: boolean }>(
    `select to_regclass('public.schema_migrations') is not null as known`,
  );
  if (known[0]?.known !== true) {
    throw new Refusal({
      zh: '数据库中还没有源流的数据，没有可备份的内容。',
      en: 'The database holds no data of Yuanliu yet: there is nothing to back up.',
    });
  }
  const { rows } = await client.query<Manifest['migrations'][number]>(
    'select number, name, checksum from schema_migrations order by number',
  );
  return rows;
};

const serverVersion = async (client: pg.Client): Promise<string> => {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  return rows[0]?.server_version ?? '';
};

/** Resolves with the number of rows. */
const saveTable = async (
  client: pg.Client,
  {
    archive,
    table,
    signal,
  }: { archive: ArchiveWriter; table: CarriedTable; signal: AbortSignal | undefined },
): Promise<number> => {
  const copy = client.query(
    copyTo(`copy ${quotedTable(table)} (${quotedColumns(table)}) to stdout (format text)`),
  );
  let part = 0;
  for await (const rows of wholeRows(copy)) {
    signal?.throwIfAborted();
    part += 1;
    await archive.add(
      `${tablePrefix(table)}${String(part).padStart(6, '0')}.gz`,
      await compress(rows, compression),
    );
  }
  return copy.rowCount;
};

/** Gathers the stream into parts that end where a row ends; in COPY text a line feed is always a row's end. */
async function* wholeRows(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const end = size + chunk.byteLength < partBytes ? -1 : chunk.lastIndexOf(10);
    if (end === -1) {
      kept.push(chunk);
      size += chunk.byteLength;
      continue;
    }
    yield Buffer.concat([...kept, chunk.subarray(0, end + 1)]);
    const rest = chunk.subarray(end + 1);
    kept = [rest];
    size = rest.byteLength;
  }
  if (size > 0) yield Buffer.concat(kept);
}

const saveFiles = async (
  files: BackupOptions['files'],
  { archive, signal }: { archive: ArchiveWriter; signal: AbortSignal | undefined },
): Promise<number> => {
  let count = 0;
  for await (const { id, size } of files.all()) {
    signal?.throwIfAborted();
    try {
      await archive.addStream(`${filePrefix}${id}`, size, () => files.open(id));
      count += 1;
    } catch (error) {
      // Removed since it was listed; its row was gone before the backup began.
      if (!(error instanceof Problem && error.kind === fileMissing)) throw error;
    }
  }
  return count;
};

const asJson = (value: Manifest | Contents): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
