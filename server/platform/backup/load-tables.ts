import { once } from 'node:events';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { Refusal } from '../refusal.ts';
import { type ArchiveEntry, bytesOf, entriesOf } from './archive-reader.ts';
import { type Contents, type Manifest, tablePrefix } from './backup-format.ts';
import { type CarriedTable, carriedTables } from './carried-tables.ts';
import type { CheckedBackup } from './check-backup.ts';
import { actingRoles, drawnSchema, finishDrawnTables, makeDrawnTables } from './drawn-tables.ts';
import { copySettings, quotedColumns, quotedTable } from './copy-text.ts';

type Table = Manifest['tables'][number];

interface LoadOptions {
  readonly file: string;
  readonly backup: CheckedBackup;
  readonly signal: AbortSignal | undefined;
}

const decompress = promisify(gunzip);

/**
 * Fills the tables of the database of this connection, which is the owner's and inside a transaction, with the
 * rows of the backup and nothing else. Foreign keys are taken off and put on again, since tables may refer to each
 * other in a circle; putting them on checks every row. Error: Refusal when a table has no place here.
 */
export const loadTables = async (client: pg.Client, { file, backup, signal }: LoadOptions): Promise<void> => {
  const { manifest, contents } = backup;
  await client.query(copySettings);
  await makeDrawnTables(client, manifest.drawn);
  const all = await carriedTables(client);
  refuseHomeless(manifest, all);
  const here = all.filter(({ schema }) => schema !== drawnSchema);
  const keys = await foreignKeys(client, here);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const table of here) await client.query(`alter table ${quotedTable(table)} disable trigger user`);
  await client.query(`truncate ${here.map(quotedTable).join(', ')}`);
  await copyAll(client, { tables: manifest.tables, entries: entriesOf(file, signal) });
  for (const table of here) await client.query(`alter table ${quotedTable(table)} enable trigger user`);
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  await finishDrawnTables(client, manifest.drawn);
  await setSequences(client, contents);
  await client.query(releaseJobs);
};

/** Whoever held a job when the backup was taken is not here: every job that had not ended waits again. */
const releaseJobs = `
  update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null;
  update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null;
  delete from job_workers`;

const refuseHomeless = (manifest: Manifest, here: readonly CarriedTable[]): void => {
  for (const table of manifest.tables) {
    const home = here.find(({ schema, name }) => schema === table.schema && name === table.name);
    const missing = table.columns.find((column) => home?.columns.includes(column) !== true);
    if (missing === undefined) continue;
    const what = home === undefined ? quotedTable(table) : `${quotedTable(table)}.${missing}`;
    throw new Refusal({
      zh: `备份中的 ${what} 在本版本中没有位置，请用写出备份的程序版本 ${manifest.version} 恢复。`,
      en: `The backup's ${what} has no place in this version: restore with the version that took it, ${manifest.version}.`,
    });
  }
};

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

const foreignKeys = async (client: pg.Client, tables: readonly CarriedTable[]): Promise<ForeignKey[]> => {
  const { rows } = await client.query<ForeignKey>(
    `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name,
            pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and (n.nspname, c.relname) in (select * from unnest($1::text[], $2::text[]))
     order by 1, 2`,
    [tables.map(({ schema }) => schema), tables.map(({ name }) => name)],
  );
  return rows;
};

const copyAll = async (
  client: pg.Client,
  { tables, entries }: { tables: Manifest['tables']; entries: AsyncIterable<ArchiveEntry> },
): Promise<void> => {
  const actFor = await actingRoles(client);
  let current: { table: Table; stream: CopyStreamQuery; done: Promise<void> } | undefined;
  const end = async (): Promise<void> => {
    current?.stream.end();
    await current?.done;
    current = undefined;
  };
  for await (const entry of entries) {
    const table = tables.find((one) => entry.name.startsWith(tablePrefix(one)));
    if (table === undefined) continue;
    if (current?.table !== table) {
      await end();
      await actFor(table.schema);
      const stream = client.query(
        copyFrom(`copy ${quotedTable(table)} (${quotedColumns(table)}) from stdin (format text)`),
      );
      current = { table, stream, done: finished(stream) };
    }
    await feed(current, entry);
  }
  await end();
  await actFor('public');
};

const finished = (stream: CopyStreamQuery): Promise<void> => {
  const done = new Promise<void>((resolve, reject) => {
    stream.once('finish', resolve);
    stream.once('error', reject);
  });
  done.catch(() => undefined);
  return done;
};

const feed = async (
  { stream, done }: { readonly stream: CopyStreamQuery; readonly done: Promise<void> },
  entry: ArchiveEntry,
): Promise<void> => {
  const rows = await decompress(await bytesOf(entry));
  if (!stream.write(rows)) await Promise.race([once(stream, 'drain'), done]);
};

const setSequences = async (client: pg.Client, { sequences }: Contents): Promise<void> => {
  const actFor = await actingRoles(client);
  for (const { schema, name, value, called } of sequences) {
    await actFor(schema);
    await client.query('select setval(format($$%I.%I$$, $1::text, $2::text)::regclass, $3::bigint, $4)', [
      schema,
      name,
      value,
      called,
    ]);
  }
  await actFor('public');
};
