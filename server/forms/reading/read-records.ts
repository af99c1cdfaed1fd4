import type { RecordState, RecordValues } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';
import {
  type LinkTable,
  type RowTable,
  selectColumns,
  storageOf,
  tableInUse,
  valuesIn,
} from '../storage/record-columns.ts';
import { stateOf, type SystemColumns, systemColumns } from './record-parts.ts';

/** A record as it stands in the tables, every stored field in its one spelling. */
export interface StoredRecord {
  readonly id: string;
  readonly nr: number;
  readonly state: RecordState;
  readonly version: number;
  readonly formVersion: number;
  readonly title: string;
  /** All stored fields, also those that somebody may not see; rows of sub-tables with their `id`. */
  readonly values: RecordValues;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly departmentId: string | null;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  readonly effectiveAt: Date | null;
  readonly deletedAt: Date | null;
  /** Which rights reach it: for `restrictionsOf` of the access that it was read with. */
  readonly hits: number[];
}

/** Which records. A `RecordAccess` brings `where` and `hits`. */
export interface RecordsToRead {
  readonly where: (alias: string) => RawBuilder<boolean>;
  readonly hits?: (alias: string) => RawBuilder<number[]>;
  readonly ids: readonly string[];
  /** Locks the rows of the records, in the order of their ids, until the transaction ends. */
  readonly lock?: true;
}

type Row = SystemColumns & { readonly x_hits: number[] } & Readonly<Record<string, unknown>>;

interface Reading {
  readonly db: Db;
  readonly form: FormInUse;
  readonly ids: readonly string[];
}

interface Inner {
  readonly record_id: string;
  readonly [column: string]: unknown;
}

const rowsIn = ({ db, form, ids }: Reading, { table, columns }: RowTable) =>
  db.rows(sql<Inner>`
    select ${sql.join([sql`t.record_id`, sql`t.id as x_id`, ...selectColumns(columns, 't')])}
    from ${tableInUse(form, table)} t where t.record_id = any(${[...ids]}::uuid[])
    order by t.record_id, t.position`);

const linksIn = ({ db, form, ids }: Reading, { table }: LinkTable) =>
  db.rows(sql<{ record_id: string; target_id: string }>`
    select t.record_id, t.target_id from ${tableInUse(form, table)} t
    where t.record_id = any(${[...ids]}::uuid[]) order by t.record_id, t.position`);

const isJsonList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

/** The values of the fields with tables of their own, by record. */
const tableValues = async (
  db: Db,
  form: FormInUse,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Record<string, JsonValue>>> => {
  const { rowTables, linkTables } = storageOf(form);
  const found = new Map<string, Record<string, JsonValue>>(ids.map((id) => [id, {}]));
  const put = (id: string, key: string, value: JsonValue): void => {
    const values = found.get(id);
    const before: JsonValue | undefined = values?.[key];
    if (values !== undefined) values[key] = isJsonList(before) ? [...before, value] : [value];
  };
  const ofRows = rowTables.map(async (each) => {
    for (const row of await rowsIn({ db, form, ids }, each))
      put(row.record_id, each.field.key, { id: String(row['x_id']), ...valuesIn(each.columns, row) });
  });
  const ofLinks = linkTables.map(async (each) => {
    for (const link of await linksIn({ db, form, ids }, each))
      put(link.record_id, each.field.key, link.target_id);
  });
  await Promise.all([...ofRows, ...ofLinks]);
  return found;
};

const nothingIn = (form: FormInUse): RecordValues => {
  const { rowTables, linkTables } = storageOf(form);
  return Object.fromEntries([...rowTables, ...linkTables].map(({ field }) => [field.key, null]));
};

const recordOf = (form: FormInUse, row: Row, tables: RecordValues): StoredRecord => ({
  id: row.id,
  nr: Number(row.nr),
  state: stateOf(row.state),
  version: row.version,
  formVersion: row.form_version,
  title: row.title ?? '',
  values: { ...valuesIn(storageOf(form).columns, row), ...nothingIn(form), ...tables },
  createdAt: row.created_at,
  createdBy: row.created_by,
  departmentId: row.department_id,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
  effectiveAt: row.effective_at,
  deletedAt: row.deleted_at,
  hits: row.x_hits,
});

/**
 * Whole records by id with the rows of sub-tables and links, in the order of their ids; those out of reach are left out.
 * Lookups and roll-ups are computed on reading and not among the values.
 */
export const readRecords = async (
  db: Db | Tx,
  form: FormInUse,
  { where, hits, ids, lock }: RecordsToRead,
): Promise<StoredRecord[]> => {
  if (ids.length === 0) return [];
  const { columns, rowTables, linkTables } = storageOf(form);
  const records = db.rows(sql<Row>`
    select ${sql.join([systemColumns('r'), ...selectColumns(columns, 'r')])},
      ${hits?.('r') ?? sql`'{}'::int[]`} as x_hits
    from ${tableInUse(form)} r
    where r.id = any(${[...ids]}::uuid[]) and ${where('r')}
    order by r.id ${lock === true ? sql`for update of r` : sql``}`);
  // In a transaction these travel together, and the locks are there before rows and links are read.
  const inner = rowTables.length + linkTables.length === 0 ? undefined : tableValues(db, form, ids);
  const [rows, tables] = await Promise.all([records, inner]);
  return rows.map((row) => recordOf(form, row, tables?.get(row.id) ?? {}));
};
