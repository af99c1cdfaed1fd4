import type { FormDefinition, FormField } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishNext, testZone } from '../../test/forms/published-form.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { formInUse } from '../form-in-use.ts';
import { ensureSystemForms } from './ensure-system-forms.ts';
import type { SystemForm } from './system-form.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const field = (key: string, over: Partial<FormField> = {}): FormField => ({
  key,
  type: 'text',
  label: { zh: key },
  settings: { version: 1 },
  locked: true,
  ...over,
});

const form = (fields: readonly FormField[], over: Partial<FormDefinition> = {}): FormDefinition => ({
  version: 1,
  name: { zh: '产品' },
  fields: [...fields],
  layout: fields.map(({ key }) => ({ kind: 'field', key, span: 12 })),
  ...over,
});

const ensure = (...forms: SystemForm[]) =>
  ensureSystemForms(t.ctx({ log: t.ctx().log.child({}, { level: 'fatal' }) }), { forms, zone: testZone });

const number: SystemForm = {
  key: 'product',
  definition: form([
    field('number', { type: 'serial-number', settings: { version: 1, rule: 'catalog.product' } }),
    field('name'),
  ]),
  serialRules: [
    {
      key: 'catalog.product',
      name: '产品编号',
      mode: 'fast',
      segments: [{ kind: 'counter', width: 5, reset: 'never' }],
    },
  ],
};

test('a system form is made once and then left alone', async () => {
  await ensure(number);
  expect(await formInUse(t.db, 'product')).toMatchObject({ version: 1, isSystem: true });
  await ensure(number);
  expect((await formInUse(t.db, 'product')).version).toBe(1);
});

test('the enterprise adds fields and cannot take away those of the code', async () => {
  const { definition } = await formInUse(t.db, 'product');
  const { locked: _, ...colour } = field('colour');
  const extended = form([...definition.fields, colour]);
  expect(await publishNext(t.ctx(), 'product', { definition: extended })).toBe(2);
  const without = form(extended.fields.filter(({ key }) => key !== 'name'));
  await expect(publishNext(t.ctx(), 'product', { definition: without })).rejects.toMatchObject({
    kind: { code: 'forms.definition-unsound' },
    issues: [{ path: '/definition/fields' }],
  });
});

test('a new version of the code brings in its fields, beside the enterprise’s and into its draft', async () => {
  await t.db.transact((tx) =>
    tx.rows(sql`
      insert into forms.product (id, form_version, name, colour, created_at, changed_at)
      values ('01890000-0000-7000-8000-000000000001', 2, '牛奶', '白', now(), now())`),
  );
  const next = {
    ...number,
    definition: form([
      ...number.definition.fields,
      field('shelf_life', { type: 'number', settings: { version: 1, decimals: 0 } }),
    ]),
  };
  await ensure(next);
  const { version, definition } = await formInUse(t.db, 'product');
  expect(version).toBe(3);
  expect(definition.fields.map(({ key }) => key)).toEqual(['number', 'name', 'colour', 'shelf_life']);
  expect(await t.db.rows(sql`select name, colour, shelf_life from forms.product`)).toEqual([
    { name: '牛奶', colour: '白', shelf_life: null },
  ]);
});

test('what the code changes in kind is converted, and what does not convert is kept', async () => {
  const changed = {
    ...number,
    definition: form([
      ...number.definition.fields.filter(({ key }) => key !== 'name'),
      field('name', { type: 'number', settings: { version: 1 } }),
    ]),
  };
  await ensure(changed);
  expect(await t.db.rows(sql`select name, x_name_1 as kept from forms.product`)).toEqual([
    { name: null, kept: '牛奶' },
  ]);
  const { definition } = await formInUse(t.db, 'product');
  expect(definition.fields.find(({ key }) => key === 'shelf_life')).not.toHaveProperty('locked');
});

test('records that stand in the way of a new rule leave the form as it is', async () => {
  await t.db.transact((tx) =>
    tx.rows(sql`
      insert into forms.product (id, form_version, colour, created_at, changed_at)
      select gen_random_uuid(), 2, '白', now(), now() from generate_series(1, 2)`),
  );
  const before = await formInUse(t.db, 'product');
  const strict = {
    ...number,
    definition: {
      ...number.definition,
      fields: [...number.definition.fields, field('colour')],
      layout: [],
      uniques: [{ fields: ['colour'] }],
    },
  };
  await ensure(strict);
  expect((await formInUse(t.db, 'product')).version).toBe(before.version);
  await t.db.transact((tx) => tx.rows(sql`update forms.product set colour = nr::text`));
  await ensure(strict);
  expect((await formInUse(t.db, 'product')).version).toBe(before.version + 1);
});
