import { isJsonList, type RecordState, type RecordValues, rowsOf } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';
import { numberOfState } from '../reading/record-parts.ts';
import {
  columnValues,
  type LinkTable,
  type RowTable,
  storageOf,
  tableInUse,
} from '../storage/record-columns.ts';

/** What is written of a record besides its id. */
export interface RecordContent {
  readonly values: RecordValues;
  readonly title: string;
  /** See `searchWordsOf`. */
  readonly words: readonly string[];
}

/** A record that is new. */
export interface NewRecord extends RecordContent {
  readonly id: string;
  readonly state: RecordState;
  readonly at: Date;
  readonly by: string | null;
  readonly departmentId: string | null;
}

/** Writes a record with its rows and links; the answer, its running number, comes with the commit. */
export const insertRecord = (tx: Tx, form: FormInUse, record: NewRecord): Promise<{ nr: string }[]> => {
  const { id, state, title, words, at, by, departmentId, values } = record;
  const columns = columnValues(storageOf(form).columns, values);
  const own: [string, RawBuilder<unknown>][] = [
    ['id', sql`${id}::uuid`],
    ['state', sql`${numberOfState(state)}::smallint`],
    ['version', sql`1`],
    ['form_version', sql`${form.version}::int`],
    ['title', sql`${title}::text`],
    ['search', sql`array_to_tsvector(${words}::text[])`],
    ['created_at', sql`${at}::timestamptz`],
    ['created_by', sql`${by}::uuid`],
    ['department_id', sql`${departmentId}::uuid`],
    ['changed_at', sql`${at}::timestamptz`],
    ['changed_by', sql`${by}::uuid`],
    ['effective_at', sql`${state === 'effective' ? at : null}::timestamptz`],
    ...columns.map(({ column, value }): [string, RawBuilder<unknown>] => [column, value]),
  ];
  const written = tx.rowsLater(sql<{ nr: string }>`
    insert into ${tableInUse(form)} (${sql.join(own.map(([column]) => sql.ref(column)))})
    values (${sql.join(own.map(([, value]) => value))}) returning nr`);
  insertInner(tx, form, { id, values });
  return written;
};

/** A change of a record whose row is locked. */
export interface ChangedRecord extends RecordContent {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
  readonly by: string | null;
  /** Keys of the fields that changed. */
  readonly changed: ReadonlySet<string>;
}

/** Writes the values of a record that stands, and of its rows and links those that changed. */
export const updateRecord = (tx: Tx, form: FormInUse, record: ChangedRecord): void => {
  const { id, version, title, words, at, by, values, changed } = record;
  const { columns, rowTables, linkTables } = storageOf(form);
  const own = [
    sql`version = ${version}::int`,
    sql`form_version = ${form.version}::int`,
    sql`title = ${title}::text`,
    sql`search = array_to_tsvector(${words}::text[])`,
    sql`changed_at = ${at}::timestamptz`,
    sql`changed_by = ${by}::uuid`,
    ...columnValues(columns, values).map(({ column, value }) => sql`${sql.ref(column)} = ${value}`),
  ];
  tx.send(sql`update ${tableInUse(form)} set ${sql.join(own)} where id = ${id}::uuid`);
  for (const table of rowTables.filter(({ field }) => changed.has(field.key)))
    replaceRows(tx, form, { table, id, values });
  for (const table of linkTables.filter(({ field }) => changed.has(field.key)))
    replaceLinks(tx, form, { table, id, values });
};

interface Inner {
  readonly id: string;
  readonly values: RecordValues;
}

const insertInner = (tx: Tx, form: FormInUse, { id, values }: Inner): void => {
  const { rowTables, linkTables } = storageOf(form);
  for (const table of rowTables)
    if ((values[table.field.key] ?? null) !== null) writeRows(tx, form, { table, id, values });
  for (const table of linkTables)
    if ((values[table.field.key] ?? null) !== null) writeLinks(tx, form, { table, id, values });
};

const writeRows = (tx: Tx, form: FormInUse, given: Inner & { readonly table: RowTable }): void => {
  const { table, id, values } = given;
  const rows = rowsOf(values[table.field.key] ?? null).map((row, position) => ({
    row_id: row['id'] ?? null,
    row_position: position,
    ...Object.fromEntries(
      table.columns.map(({ field, column }): [string, JsonValue] => [`c_${column}`, row[field.key] ?? null]),
    ),
  }));
  const names = table.columns.map(({ column }) => sql.ref(column));
  const read = table.columns.map(({ column, type }) => sql`${sql.ref(`c_${column}`)} ${sql.raw(type)}`);
  const taken = table.columns.map(({ column }) => sql.ref(`given.c_${column}`));
  const set = ['position', ...table.columns.map(({ column }) => column)].map(
    (column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`,
  );
  tx.send(sql`
    insert into ${tableInUse(form, table.table)} as standing
      (${sql.join([sql.ref('id'), sql.ref('record_id'), sql.ref('position'), ...names])})
    select ${sql.join([sql`given.row_id`, sql`${id}::uuid`, sql`given.row_position`, ...taken])}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (${sql.join([sql`row_id uuid`, sql`row_position int`, ...read])})
    on conflict (id) do update set ${sql.join(set)} where standing.record_id = excluded.record_id`);
};

const replaceRows = (tx: Tx, form: FormInUse, given: Inner & { readonly table: RowTable }): void => {
  const { table, id, values } = given;
  const kept = rowsOf(values[table.field.key] ?? null).map((row) => row['id'] ?? null);
  tx.send(sql`
    delete from ${tableInUse(form, table.table)}
    where record_id = ${id}::uuid and not (id = any(${kept}::uuid[]))`);
  if (kept.length > 0) writeRows(tx, form, given);
};

const linksIn = (value: JsonValue = null): readonly JsonValue[] => (isJsonList(value) ? value : []);

const writeLinks = (tx: Tx, form: FormInUse, given: Inner & { readonly table: LinkTable }): void => {
  const { table, id, values } = given;
  const targets = linksIn(values[table.field.key]);
  tx.send(sql`
    insert into ${tableInUse(form, table.table)} (record_id, target_id, position)
    select ${id}::uuid, target, place - 1
    from unnest(${targets}::uuid[]) with ordinality as given (target, place)`);
};

const replaceLinks = (tx: Tx, form: FormInUse, given: Inner & { readonly table: LinkTable }): void => {
  tx.send(sql`delete from ${tableInUse(form, given.table.table)} where record_id = ${given.id}::uuid`);
  if (linksIn(given.values[given.table.field.key]).length > 0) writeLinks(tx, form, given);
};

/** What a passage changes of a record besides its values. */
export interface Passed {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
  readonly by: string | null;
  readonly state?: RecordState;
  /** When it was put into the recycle bin; null when it was taken out. */
  readonly deletedAt?: Date | null;
}

/** Moves a record whose row is locked to another state, or into or out of the recycle bin. */
export const passRecord = (tx: Tx, form: FormInUse, passed: Passed): void => {
  const { id, version, at, by, state, deletedAt } = passed;
  const set = [
    sql`version = ${version}::int`,
    sql`changed_at = ${at}::timestamptz`,
    sql`changed_by = ${by}::uuid`,
    ...(state === undefined ? [] : [sql`state = ${numberOfState(state)}::smallint`]),
    ...(deletedAt === undefined ? [] : [sql`deleted_at = ${deletedAt}::timestamptz`]),
  ];
  tx.send(sql`update ${tableInUse(form)} set ${sql.join(set)} where id = ${id}::uuid`);
};
