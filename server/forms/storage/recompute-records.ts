import {
  evaluateRecord,
  recordTitle,
  type RecordValues,
  rowsOf,
  type RulesWorld,
  typeOf,
} from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Ctx, enqueue, type Tx } from '../../platform/index.ts';
import { loadReach } from '../access/reach.ts';
import { type FormInUse, formForWriting } from '../form-in-use.ts';
import { readRecords, type StoredRecord } from '../reading/read-records.ts';
import { relatedRecords } from '../records/related-records.ts';
import { searchWordsOf } from '../records/search-vector.ts';
import { columnValue, type FieldColumn, storageOf, tableInUse } from './record-columns.ts';
import { recomputeJob } from './recompute-job.ts';

/** Records that are computed in one transaction: writers of the form wait for none of them longer than a second. */
const batch = 200;

const isComputed = ({ field }: FieldColumn): boolean => {
  const type = typeOf(field);
  return type.holds === 'computed' && type.computedBy?.(field.settings) !== undefined;
};

/** Sets columns of rows by their ids, all of them in one statement. */
const setColumns = (
  tx: Tx,
  table: ReturnType<typeof tableInUse>,
  { columns, rows }: { readonly columns: readonly FieldColumn[]; readonly rows: readonly RecordValues[] },
): void => {
  if (columns.length === 0 || rows.length === 0) return;
  const given = rows.map((row) => ({
    row_id: row['id'] ?? null,
    ...Object.fromEntries(columns.map(({ field, column }) => [`c_${column}`, row[field.key] ?? null])),
  }));
  const types = columns.map(({ column, type }) => sql`${sql.ref(`c_${column}`)} ${sql.raw(type)}`);
  const set = columns.map(({ column }) => sql`${sql.id(column)} = ${sql.ref(`given.c_${column}`)}`);
  tx.send(sql`
    update ${table} t set ${sql.join(set)}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (${sql.join([sql`row_id uuid`, ...types])})
    where t.id = given.row_id`);
};

interface Computing {
  readonly form: FormInUse;
  readonly world: RulesWorld;
}

const compute = (tx: Tx, { form, world }: Computing, record: StoredRecord): void => {
  const { columns, rowTables } = storageOf(form);
  const { values } = evaluateRecord(form.prepared, { values: {}, before: record.values }, world);
  const computed = columns.filter(isComputed);
  // What a rule hides by now is not taken away here, only at the next change of the record.
  const stored = {
    ...record.values,
    ...Object.fromEntries(
      computed.map(({ field: { key } }): [string, JsonValue] => [key, values[key] ?? null]),
    ),
  };
  const title = recordTitle(form.prepared, stored, { world, reader: { language: 'zh', zone: world.zone } });
  const words = searchWordsOf(form.prepared, { values: stored, title, zone: world.zone });
  const set = computed.map(
    (each) => sql`, ${sql.id(each.column)} = ${columnValue(each, stored[each.field.key] ?? null)}`,
  );
  tx.send(sql`
    update ${tableInUse(form)} set title = ${title}, search = array_to_tsvector(${words}::text[])
      ${sql.join(set, sql``)}
    where id = ${record.id}::uuid`);
  for (const { field, table, columns: inner } of rowTables)
    setColumns(tx, tableInUse(form, table), {
      columns: inner.filter(isComputed),
      rows: rowsOf(values[field.key] ?? null),
    });
};

/** The records behind a running number, and the last of these numbers; undefined where there are none. */
const nextRecords = async (
  tx: Tx,
  form: FormInUse,
  after: string,
): Promise<{ readonly records: StoredRecord[]; readonly last: string } | undefined> => {
  const rows = await tx.rows(sql<{ id: string; nr: string }>`
    select id, nr from ${tableInUse(form)} where nr > ${after}::bigint order by nr limit ${batch}`);
  const last = rows.at(-1)?.nr;
  if (last === undefined) return undefined;
  const ids = rows.map(({ id }) => id);
  return { last, records: await readRecords(tx, form, { where: () => sql<boolean>`true`, ids, lock: true }) };
};

/**
 * Computes formulas, titles and what the search finds of one batch of records anew, and asks for the next batch in the same
 * transaction: it goes on where it was stopped. Versions of records do not rise, since nobody changed them.
 */
export const recomputeRecords = (
  ctx: Ctx,
  { form: key, after = '0' }: { readonly form: string; readonly after?: string | undefined },
  zone: string,
): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const form = await formForWriting(tx, key);
    const found = await nextRecords(tx, form, after);
    if (found === undefined) return;
    const values = found.records.map((record) => record.values);
    const [{ world }, { related }] = await Promise.all([
      loadReach(tx, { ...ctx, zone }, []),
      relatedRecords(tx, ctx, { form, values, zone }),
    ]);
    for (const record of found.records) compute(tx, { form, world: { ...world, related } }, record);
    await enqueue(
      tx,
      { job: recomputeJob, payload: { form: key, after: found.last } },
      { key: `forms.recompute ${key}` },
    );
  });
