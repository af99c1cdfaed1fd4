import { evaluateRecord, recordTitle, type RecordValues, type RulesWorld, textIn } from '@yuanliu/core/forms';
import type { JsonValue } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { recordChange } from '../../identity/index.ts';
import type { Ctx, Tx } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';
import { storageOf, tableInUse } from '../storage/record-columns.ts';
import { invalidRecord } from './judge-record.ts';
import { searchWordsOf } from './search-vector.ts';
import { storedValues } from './stored-values.ts';

/** A record that the product brings along. */
export interface BroughtRecord {
  readonly id: string;
  /** All of them: no default is taken, and read-only fields keep what stands here. */
  readonly values: RecordValues;
}

/** Records that the product brings along, and how their one line in the audit calls where they are from. */
export interface Brought {
  readonly form: FormInUse;
  readonly records: readonly BroughtRecord[];
  readonly source: string;
  /** The enterprise's time zone (IANA name). */
  readonly zone: string;
}

type Row = Readonly<Record<string, JsonValue>>;

/**
 * Checked by the rules as if they stood already; that a field of the enterprise's own is required, which the product cannot
 * know, is not held against them.
 */
const rowOf = ({ form, zone }: Brought, { id, values }: BroughtRecord, world: RulesWorld): Row => {
  const evaluated = evaluateRecord(form.prepared, { values, before: values }, world);
  const issues = evaluated.issues.filter(({ kind }) => kind !== 'required');
  if (issues.length > 0) throw invalidRecord(issues);
  const title = recordTitle(form.prepared, evaluated.values, { world, reader: { language: 'zh', zone } });
  const stored = storedValues(form, evaluated.values);
  const columns = storageOf(form).columns.map(({ column, field }): [string, JsonValue] => [
    `c_${column}`,
    stored[field.key] ?? null,
  ]);
  const words = searchWordsOf(form.prepared, { values: evaluated.values, title, zone });
  return { x_id: id, x_title: title, x_words: words, ...Object.fromEntries(columns) };
};

/**
 * Writes records that the product brings along, all in one statement, effective at once, with one line in the audit for all
 * of them. Neither sub-tables nor relations to many are written; hooks do not run. The form must be held for writing
 * (`formForWriting`). Errors: `forms.record-invalid`, and what the database refuses.
 */
export const loadRecords = async (tx: Tx, ctx: Ctx, brought: Brought): Promise<void> => {
  const { form, records, source, zone } = brought;
  if (records.length === 0) return;
  const now = ctx.clock.now();
  const user = { id: '', name: ctx.actor.name, department: null, roles: [] };
  const world = { user, now, zone, related: () => undefined };
  const rows = records.map((record) => rowOf(brought, record, world));
  const { columns } = storageOf(form);
  tx.send(sql`
    insert into ${tableInUse(form)} (id, state, version, form_version, title, search,
      created_at, changed_at, effective_at${sql.join(
        columns.map(({ column }) => sql`, ${sql.ref(column)}`),
        sql``,
      )})
    select x_id, 2, 1, ${form.version}::int, x_title, array_to_tsvector(x_words),
      ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz
      ${sql.join(
        columns.map(({ column }) => sql`, ${sql.ref(`c_${column}`)}`),
        sql``,
      )}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${sql.join([
      sql`x_id uuid, x_title text, x_words text[]`,
      ...columns.map(({ column, type }) => sql`${sql.ref(`c_${column}`)} ${sql.raw(type)}`),
    ])})`);
  await recordChange(tx, ctx, {
    action: 'forms.records.loaded',
    subject: { type: 'forms.form', id: form.id, label: textIn(form.definition.name, 'zh') },
    changes: [
      { field: 'source', from: null, to: source },
      { field: 'records', from: null, to: rows.length },
    ],
  });
};
