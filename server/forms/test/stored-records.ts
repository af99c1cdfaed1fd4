import { numberOfState } from '../reading/record-parts.ts';
import type { RecordState, RecordValues, Row } from '@yuanliu/core/forms';
import { rowsOf } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import type { FormInUse } from '../form-in-use.ts';
import { searchWordsOf } from '../records/search-vector.ts';
import { columnValues, drawnTable, storageOf } from '../storage/record-columns.ts';
import { type Db, newId, type Tx } from '../../platform/index.ts';
import { defaultZone } from '@yuanliu/core/platform';

/** A record as a test puts it into the tables, past all rules. */
export interface StoredByTest {
  readonly id: string;
  readonly title: string;
  readonly state: RecordState;
  readonly createdBy: string | null;
  readonly departmentId: string | null;
  readonly isDeleted: boolean;
  readonly values: RecordValues;
}

const at = new Date('2026-03-04T02:00:00Z');

const insertRow = (tx: Tx, table: string, given: readonly { column: string; value: unknown }[]): void => {
  const columns = given.map(({ column }) => sql.id(column));
  const values = given.map(({ value }) => sql`${value}`);
  tx.send(sql`insert into ${drawnTable(table)} (${sql.join(columns)}) values (${sql.join(values)})`);
};

const idsIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Puts records into the tables of a form, with rows, links and what the search finds them by. */
export const storeRecords = (
  db: Db & { transact: <R>(work: (tx: Tx) => Promise<R>) => Promise<R> },
  form: FormInUse,
  records: readonly StoredByTest[],
): Promise<void> =>
  db.transact(async (tx) => {
    const { table, columns, rowTables, linkTables } = storageOf(form);
    for (const record of records) {
      const { id, title, values } = record;
      const words = searchWordsOf(form.prepared, { values, title, zone: defaultZone });
      insertRow(tx, table, [
        { column: 'id', value: id },
        { column: 'state', value: numberOfState(record.state) },
        { column: 'form_version', value: 1 },
        { column: 'title', value: title },
        { column: 'search', value: sql`array_to_tsvector(${words}::text[])` },
        { column: 'created_at', value: at },
        { column: 'created_by', value: record.createdBy },
        { column: 'department_id', value: record.departmentId },
        { column: 'changed_at', value: at },
        { column: 'deleted_at', value: record.isDeleted ? at : null },
        ...columnValues(columns, values),
      ]);
      for (const rows of rowTables)
        for (const [position, row] of rowsOf(values[rows.field.key] ?? null).entries())
          insertRow(tx, rows.table, [
            { column: 'id', value: rowId(row) },
            { column: 'record_id', value: id },
            { column: 'position', value: position },
            ...columnValues(rows.columns, row),
          ]);
      for (const links of linkTables)
        for (const [position, target] of idsIn(values[links.field.key]).entries())
          insertRow(tx, links.table, [
            { column: 'record_id', value: id },
            { column: 'target_id', value: target },
            { column: 'position', value: position },
          ]);
    }
  });

const rowId = (row: Row): string => (typeof row['id'] === 'string' ? row['id'] : newId());
