import {
  convertValue,
  type FormDefinition,
  type FormField,
  type RecordValues,
  rowFieldsOf,
  rowsOf,
  targetOf,
  typeOf,
} from '@yuanliu/core/forms';
import { type JsonValue, Problem } from '@yuanliu/core/platform';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSerialRule } from '../../numbering/index.ts';
import { newId } from '../../platform/index.ts';
import { arbitraryDefinition } from '../../test/forms/arbitrary-definition.ts';
import { arbitraryRecords, type Known } from '../../test/forms/arbitrary-values.ts';
import { publishNext, testZone } from '../../test/forms/published-form.ts';
import { supplierForm } from '../../test/forms/receipt-form.ts';
import { storeRecords } from '../test/stored-records.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { formInUse } from '../form-in-use.ts';
import { readRecords } from '../reading/read-records.ts';
import { storageOf } from '../storage/record-columns.ts';
import { checkForm } from './check-form.ts';
import { rollBackForm } from './publish-form.ts';

/** Any form, any records, any other form published over it, and back: what is lost was consented to, field by field. */

const runs = Number(process.env['PROPERTY_RUNS'] ?? 120);
const reader = { language: 'zh', zone: testZone } as const;
const [user, department] = ['01890000-0000-7000-8000-0000000000a1', '01890000-0000-7000-8000-0000000000d1'];

let t: TestDatabase;
let known: Known;
beforeAll(async () => {
  t = await testDatabase();
  await t.asOwner(
    `insert into departments (id, name, position, created_at, changed_at) values ($1, '工厂', 0, now(), now())`,
    [department],
  );
  await t.asOwner(
    `insert into users (id, login, name, password_hash, password_changed_at, must_change_password, created_at, changed_at)
     values ($1, 'li', '李', 'x', now(), false, now(), now())`,
    [user],
  );
  await t.db.transact((tx) =>
    addSerialRule(tx, t.ctx(), {
      key: 'receipt',
      name: '单号',
      mode: 'fast',
      segments: [{ kind: 'counter', width: 6, reset: 'never' }],
    }),
  );
  const records: Record<string, string[]> = {};
  for (const form of ['supplier', 'mill']) {
    await publishNext(t.ctx(), form, { definition: supplierForm });
    records[form] = [newId(), newId(), newId()];
    await t.db.transact((tx) =>
      tx.rows(sql`
        insert into ${sql.id('forms', form)} (id, form_version, created_at, changed_at)
        select id, 1, now(), now() from unnest(${records[form]}::uuid[]) id`),
    );
  }
  known = { users: [user], departments: [department], records };
});
afterAll(() => t.close());

const everywhere = () => sql<boolean>`true`;

const withoutIds = (value: JsonValue): JsonValue => {
  const rows = rowsOf(value);
  if (rows.length === 0 || typeof rows[0] !== 'object') return value;
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'id')));
};

/** What stands in the tables, by record, rows without the ids that they were given. */
const standing = async (key: string, ids: readonly string[]): Promise<RecordValues[]> => {
  const form = await formInUse(t.db, key);
  const found = await readRecords(t.db, form, { where: everywhere, ids });
  return found.map(({ values }) =>
    Object.fromEntries(
      Object.entries(values).map(([field, value]) => [
        field,
        form.definition.fields.some((each) => each.key === field && rowFieldsOf(each).length > 0)
          ? withoutIds(value)
          : value,
      ]),
    ),
  );
};

const isMany = (field: FormField) => typeOf(field).table?.(field.settings)?.kind === 'links';
const isComputed = (field: FormField) => typeOf(field).holds === 'computed';

/** What a value becomes without any loss; undefined where a loss may be consented to. */
const kept = (value: JsonValue, from: FormField, to: FormField | undefined): JsonValue | undefined => {
  if (value === null) return null;
  if (to === undefined) return undefined;
  if (from.type === 'relation' && to.type === 'relation' && targetOf(from) === targetOf(to)) {
    const ids = Array.isArray(value) ? value : [value];
    if (isMany(to)) return ids;
    return ids.length === 1 ? (ids[0] ?? null) : undefined;
  }
  if (from.type === to.type && rowFieldsOf(from).length === 0)
    return targetOf(from) === targetOf(to) ? value : undefined;
  const converted = convertValue(value, { from, to }, reader);
  return converted.ok && converted.value !== null ? converted.value : undefined;
};

interface Passage {
  readonly from: readonly FormField[];
  readonly to: readonly FormField[];
  readonly consented: ReadonlySet<string>;
  readonly above: string;
}

/** Every value that was there is there, or its field was named by a finding. */
const compare = (before: RecordValues, after: RecordValues, passage: Passage): void => {
  const { from, to, consented, above } = passage;
  for (const field of from.filter((each) => !isComputed(each))) {
    const path = above + field.key;
    if (consented.has(path)) continue;
    const next = to.find(({ key }) => key === field.key);
    const value = before[field.key] ?? null;
    const inner = rowFieldsOf(field);
    if (inner.length > 0 && next?.type === field.type) {
      const [old, now] = [rowsOf(value), rowsOf(after[field.key] ?? null)];
      expect({ path, rows: now.length }).toEqual({ path, rows: old.length });
      for (const [index, row] of old.entries())
        compare(row, now[index] ?? {}, { from: inner, to: rowFieldsOf(next), consented, above: `${path}.` });
    } else if (value !== null) {
      const wanted = kept(value, field, next);
      if (wanted === undefined) throw new Error(`${path} is lost without a finding`);
      expect({ path, value: after[field.key] ?? null }).toEqual({ path, value: wanted });
    }
  }
};

/** The fields of a version have columns of their types, and nothing else that counts is there. */
const expectColumns = async (key: string): Promise<void> => {
  const { columns, rowTables, table } = storageOf(await formInUse(t.db, key));
  for (const each of [{ table, columns }, ...rowTables]) {
    const rows = await t.asOwner<{ name: string; type: string }>(
      `select attname::text as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
      [`forms.${each.table}`],
    );
    const found = new Map(
      rows.map(({ name, type }) => [name, type.replace('timestamp with time zone', 'timestamptz')]),
    );
    for (const { column, type } of each.columns)
      expect({ column, type: found.get(column) }).toEqual({ column, type });
  }
};

/** Publishes with whatever consent is asked for, having seen that without it nothing happens; the fields consented to. */
const passWith = async (
  key: string,
  definition: FormDefinition,
  pass: (accept: readonly string[]) => Promise<unknown>,
): Promise<ReadonlySet<string> | undefined> => {
  const { findings, issues } = await checkForm(t.ctx(), { key, zone: testZone }, definition);
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  const asked = findings.filter(({ weight }) => weight === 'consent');
  const version = (await formInUse(t.db, key)).version;
  if (asked.length > 0) {
    await expect(pass([])).rejects.toMatchObject({ data: { findings: asked.map(({ id }) => id) } });
    expect((await formInUse(t.db, key)).version).toBe(version);
  }
  try {
    await pass(asked.map(({ id }) => id));
  } catch (error) {
    if (error instanceof Problem && error.kind.code === 'forms.records-in-the-way') return undefined;
    throw error;
  }
  return new Set(asked.map(({ field }) => field.join('.')));
};

let made = 0;

const there = async (
  first: FormDefinition,
  second: FormDefinition,
  records: readonly RecordValues[],
): Promise<void> => {
  made += 1;
  const key = `any${made}`;
  await publishNext(t.ctx(), key, { definition: first });
  const form = await formInUse(t.db, key);
  const stored = records.map((values) => ({
    id: newId(),
    title: `第${made}条`,
    state: 'effective' as const,
    createdBy: null,
    departmentId: null,
    isDeleted: false,
    values,
  }));
  await storeRecords(t.db, form, stored);
  const ids = stored.map(({ id }) => id);
  const original = await standing(key, ids);
  const whole = { consented: new Set<string>(), above: '' };
  for (const [index, values] of original.entries())
    compare(records[index] ?? {}, values, { ...whole, from: first.fields, to: first.fields });

  const consented = await passWith(key, second, (accept) =>
    publishNext(t.ctx(), key, { definition: second, accept }),
  );
  if (consented === undefined) {
    expect(await standing(key, ids)).toEqual(original);
    return;
  }
  await expectColumns(key);
  const changed = await standing(key, ids);
  for (const [index, values] of changed.entries())
    compare(original[index] ?? {}, values, { from: first.fields, to: second.fields, consented, above: '' });

  const back = await passWith(key, first, (accept) =>
    rollBackForm(t.ctx(), { key, zone: testZone }, { to: 1, accept }),
  );
  if (back === undefined) throw new Error('what stood before cannot stand in the way');
  await expectColumns(key);
  const again = await standing(key, ids);
  for (const [index, values] of again.entries())
    compare(original[index] ?? {}, values, {
      from: first.fields,
      to: first.fields,
      consented: back,
      above: '',
    });
};

test(
  'any form is published over any other and back, and nothing is lost without consent',
  async () => {
    const any = fc.tuple(arbitraryDefinition, arbitraryDefinition).chain(([first, second]) =>
      fc.record({
        first: fc.constant(first),
        second: fc.constant(second),
        records: arbitraryRecords(first, known),
      }),
    );
    await fc.assert(
      fc.asyncProperty(any, ({ first, second, records }) => there(first, second, records)),
      { numRuns: runs, endOnFailure: true },
    );
    expect(made).toBe(runs);
  },
  40_000 + runs * 1_500,
);
