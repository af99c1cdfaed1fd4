import type { FormDefinition } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSerialRule } from '../../numbering/index.ts';
import { publishNext, testZone } from '../../test/forms/published-form.ts';
import { receiptForm, supplierForm } from '../../test/forms/receipt-form.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { formInUse } from '../form-in-use.ts';
import { buildIndexes } from '../storage/build-indexes.ts';
import { checkForm } from './check-form.ts';
import { rollBackForm } from './publish-form.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  await t.db.transact((tx) =>
    addSerialRule(tx, t.ctx(), {
      key: 'receipt',
      name: '入库单号',
      mode: 'fast',
      segments: [{ kind: 'counter', width: 6, reset: 'never' }],
    }),
  );
});
afterAll(() => t.close());

const columnsOf = async (table: string): Promise<Record<string, string>> => {
  const rows = await t.asOwner<{ name: string; type: string }>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type
     from pg_attribute a where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped`,
    [`forms.${table}`],
  );
  return Object.fromEntries(rows.map(({ name, type }) => [name, type]));
};

const text = (key: string, label: string): FormDefinition['fields'][number] => ({
  key,
  type: 'text',
  label: { zh: label },
  settings: { version: 1 },
});

const plain = (fields: FormDefinition['fields']): FormDefinition => ({
  version: 1,
  name: { zh: '试验表' },
  fields,
  layout: fields.map(({ key }) => ({ kind: 'field', key, span: 12 })),
});

let made = 0;
/** Puts a record into a table past all rules, as only its columns matter here. */
const insert = async (table: string, values: Record<string, unknown>): Promise<string> => {
  made += 1;
  const id = `01890000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  const columns = Object.keys(values);
  await t.db.transact((tx) =>
    tx.rows(sql`
      insert into ${sql.id('forms', table)} (id, form_version, title, created_at, changed_at
        ${sql.join(
          columns.map((column) => sql`, ${sql.id(column)}`),
          sql``,
        )})
      values (${id}, 1, ${`第${made}条`}, now(), now()
        ${sql.join(
          columns.map((column) => sql`, ${values[column]}`),
          sql``,
        )})`),
  );
  return id;
};

const read = (table: string, column: string): Promise<unknown[]> =>
  t.db
    .rows(
      sql<{
        value: unknown;
      }>`/* once */ select ${sql.id(column)} as value from ${sql.id('forms', table)} order by nr`,
    )
    .then((rows) => rows.map(({ value }) => value));

test('publishing makes real tables with typed columns, comments and foreign keys', async () => {
  await publishNext(t.ctx(), 'supplier', { definition: supplierForm });
  expect(await publishNext(t.ctx(), 'receipt', { definition: receiptForm })).toBe(1);
  expect(await columnsOf('receipt')).toMatchObject({
    id: 'uuid',
    nr: 'bigint',
    supplier: 'uuid',
    received: 'date',
    imported: 'boolean',
    certificate: 'jsonb',
    allergens: 'text[]',
    total: 'numeric',
    remark: 'text',
    search: 'tsvector',
  });
  expect(await columnsOf('receipt__lines')).toMatchObject({ record_id: 'uuid', qty: 'numeric', lot: 'text' });
  const [key] = await t.asOwner<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = 'forms.receipt'::regclass and contype = 'f'`,
  );
  expect(key?.definition).toContain('REFERENCES forms.supplier(id) ON DELETE RESTRICT');
  const [comment] = await t.asOwner<{ text: string }>(
    `select col_description('forms.receipt'::regclass, attnum) as text from pg_attribute
     where attrelid = 'forms.receipt'::regclass and attname = 'received'`,
  );
  expect(comment?.text).toBe('入库日期');
});

test('the form in use is kept until it or what it speaks of is published anew', async () => {
  const first = await formInUse(t.db, 'receipt');
  expect(first.version).toBe(1);
  expect([...first.around.keys()].toSorted()).toEqual(['receipt', 'supplier']);
  expect(await formInUse(t.db, 'receipt')).toBe(first);
  await publishNext(t.ctx(), 'supplier', {
    definition: {
      ...supplierForm,
      fields: supplierForm.fields.map((field) => ({ ...field })),
      name: { zh: '供方' },
    },
  });
  const second = await formInUse(t.db, 'receipt');
  expect(second).not.toBe(first);
  expect(second.around.get('supplier')?.name).toEqual({ zh: '供方' });
  await expect(formInUse(t.db, 'nothing')).rejects.toThrow(/Not found/);
});

test('what would be lost is counted, must be accepted, and comes back with the roll-back', async () => {
  await publishNext(t.ctx(), 'trial', { definition: plain([text('a', '甲'), text('b', '乙')]) });
  await insert('trial', { a: 'eins', b: 'x' });
  await insert('trial', { a: 'zwei', b: null });
  const next = plain([text('a', '甲')]);
  const verdict = await checkForm(t.ctx(), { key: 'trial', zone: testZone }, next);
  expect(verdict.issues).toEqual([]);
  expect(verdict.findings).toMatchObject([
    { id: 'remove:b', weight: 'consent', count: 1, rows: [{ title: '第1条' }] },
  ]);
  await expect(publishNext(t.ctx(), 'trial', { definition: next })).rejects.toMatchObject({
    kind: { code: 'forms.consent-needed' },
    data: { findings: ['remove:b'] },
  });
  expect(await publishNext(t.ctx(), 'trial', { definition: next, accept: ['remove:b'] })).toBe(2);
  expect(await columnsOf('trial')).not.toHaveProperty('b');
  expect(await read('trial', 'x_b_1')).toEqual(['x', null]);
  const { version } = await rollBackForm(t.ctx(), { key: 'trial', zone: testZone }, { to: 1, accept: [] });
  expect(version).toBe(3);
  expect(await read('trial', 'b')).toEqual(['x', null]);
  expect(await t.asOwner('select 1 from form_retired')).toEqual([]);
});

test('values convert as they are written; the others are listed, kept, and restored by the roll-back', async () => {
  const number = (key: string): FormDefinition['fields'][number] => ({
    ...text(key, '重量'),
    type: 'number',
    settings: { version: 1, decimals: 2 },
  });
  await publishNext(t.ctx(), 'weights', { definition: plain([text('weight', '重量')]) });
  for (const weight of ['12.50', '1,000', 'about 3', null, '7']) await insert('weights', { weight });
  const next = plain([number('weight')]);
  const verdict = await checkForm(t.ctx(), { key: 'weights', zone: testZone }, next);
  expect(verdict.findings).toMatchObject([{ id: 'convert:weight', count: 1, rows: [{ value: 'about 3' }] }]);
  await publishNext(t.ctx(), 'weights', { definition: next, accept: ['convert:weight'] });
  expect(await read('weights', 'weight')).toEqual(['12.5', '1000', null, null, '7']);
  await t.db.transact((tx) => tx.rows(sql`update forms.weights set weight = 8 where weight = 7`));
  await rollBackForm(t.ctx(), { key: 'weights', zone: testZone }, { to: 1, accept: [] });
  expect(await read('weights', 'weight')).toEqual(['12.50', '1,000', 'about 3', null, '8']);
});

test('records that repeat a value stand in the way of its being unique', async () => {
  await publishNext(t.ctx(), 'codes', { definition: plain([text('code', '编码')]) });
  for (const code of ['a', 'b', 'a', null, null]) await insert('codes', { code });
  const next = { ...plain([text('code', '编码')]), uniques: [{ fields: ['code'] }] };
  const verdict = await checkForm(t.ctx(), { key: 'codes', zone: testZone }, next);
  expect(verdict.findings).toMatchObject([{ id: 'unique:code', weight: 'blocks', count: 2 }]);
  await expect(publishNext(t.ctx(), 'codes', { definition: next })).rejects.toMatchObject({
    kind: { code: 'forms.records-in-the-way' },
  });
  await t.db.transact((tx) => tx.rows(sql`update forms.codes set deleted_at = now() where nr = 3`));
  await publishNext(t.ctx(), 'codes', { definition: next });
  await expect(insert('codes', { code: 'b' })).rejects.toThrow(/codes_unique_/);
});

test('the indexes of its lists are built beside running work, once, and dropped with their field', async () => {
  await publishNext(t.ctx(), 'listed', {
    definition: plain([
      { ...text('day', '日期'), type: 'date' },
      { ...text('short', '短'), settings: { version: 1, longest: 50 } },
    ]),
  });
  await buildIndexes(t.ctx(), 'listed');
  const names = async () =>
    (
      await t.asOwner<{ name: string }>(
        `select indexname as name from pg_indexes where schemaname = 'forms' and tablename = 'listed'
         and indexname like '%\\_by\\_%' order by 1`,
      )
    ).map(({ name }) => name.replace(/_[0-9a-f]{8}$/, ''));
  const all = ['changed_at', 'created_by', 'day', 'deleted_at', 'department_id', 'search', 'short'];
  expect(await names()).toEqual(all.map((column) => `listed_by_${column}`));
  await publishNext(t.ctx(), 'listed', {
    definition: plain([{ ...text('day', '日期'), type: 'date' }]),
    accept: ['remove:short'],
  });
  await buildIndexes(t.ctx(), 'listed');
  await buildIndexes(t.ctx(), 'listed');
  expect(await names()).toEqual(all.slice(0, -1).map((column) => `listed_by_${column}`));
});
