import { productForm } from '@yuanliu/core/catalog';
import type { FormDefinition, FormField } from '@yuanliu/core/forms';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formInUse } from '../forms/index.ts';
import { publishNext } from '../test/forms/published-form.ts';
import { type TestApp, testApp } from '../test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

interface Answer {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly code?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

const submit = async (form: string, values: object) => {
  const answer = await t.asAdmin({
    method: 'POST',
    url: `/api/forms/${form}/records`,
    payload: { values },
  });
  return { status: answer.statusCode, ...answer.json<Answer>() };
};

const change = async (form: string, { id, version }: Answer, values: object) => {
  const url = `/api/forms/${form}/records/${id}`;
  const answer = await t.asAdmin({ method: 'PUT', url, payload: { version, values } });
  return { status: answer.statusCode, ...answer.json<Answer>() };
};

const refusedAt = ({ status, errors = [] }: Pick<Answer, 'errors'> & { status: number }) => ({
  status,
  paths: errors.map(({ path }) => path),
});

const product = (code: string, more: object = {}) =>
  submit('product', { code, name: `产品${code}`, category: '成品', base_unit: 'XBO', ...more });

const place = (code: string, more: object = {}) =>
  submit('location', { code, name: code, kind: '仓库', ...more });

test('the forms are published at the first start and left alone by the next', async () => {
  for (const key of ['region', 'product', 'party', 'location'])
    expect(await formInUse(t.db, key)).toMatchObject({ version: 1, isSystem: true });
  await t.app.prepare();
  expect((await formInUse(t.db, 'product')).version).toBe(1);
});

test('a product is submitted with its units, packaging and recipe', async () => {
  const flour = await product('R1', { category: '原料', base_unit: 'KGM' });
  const bread = await product('P1', {
    gtin: '06901234567892',
    other_units: [{ unit: 'XCT', factor: '24' }],
    packaging: [
      { level: '箱', quantity: '24', gtin: '16901234567899', indicator: '1' },
      { level: '托盘', quantity: '40', gtin: null, indicator: null },
    ],
    shelf_life: '6',
    shelf_life_unit: '月',
    storage: '冷藏',
    allergens: ['含麸质的谷物及其制品', '乳及乳制品（包括乳糖）'],
    batch_quantity: '1000',
    recipe: [{ component: flour.id, quantity: '420.5', unit: 'KGM', yield_percent: '98.5' }],
  });
  expect(bread).toMatchObject({
    status: 200,
    title: 'P1 产品P1',
    values: { gtin: '6901234567892', usage: '在用' },
  });
});

test('a code and a GTIN belong to one product', async () => {
  const same = await product('P1');
  expect({ ...refusedAt(same), code: same.code }).toEqual({
    status: 409,
    code: 'forms.value-taken',
    paths: ['/values/code'],
  });
  expect(refusedAt(await product('P2', { gtin: '6901234567892' }))).toEqual({
    status: 409,
    paths: ['/values/gtin'],
  });
  const level = { level: '箱', quantity: '12', indicator: null };
  const taken = await product('P2', { packaging: [{ ...level, gtin: '16901234567899' }] });
  expect(refusedAt(taken)).toEqual({ status: 422, paths: ['/values/packaging/0/gtin'] });
  expect(taken.errors?.[0]?.message).toContain('P1 产品P1');
  const asLevel = await product('P2', { packaging: [{ ...level, gtin: '6901234567892' }] });
  expect(refusedAt(asLevel)).toEqual({ status: 422, paths: ['/values/packaging/0/gtin'] });
  const twice = { ...level, gtin: '26901234567896' };
  expect(refusedAt(await product('P2', { packaging: [twice, twice] }))).toEqual({
    status: 422,
    paths: ['/values/packaging/1/gtin'],
  });
});

test('of two products that come at once with the GTIN of one level, one is taken', async () => {
  const packaging = [{ level: '箱', quantity: '6', gtin: '36901234567893', indicator: '3' }];
  const both = await Promise.all([product('C1', { packaging }), product('C2', { packaging })]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
});

test('codes with a wrong check digit are refused beside their fields', async () => {
  const party = { code: 'S1', name: '清河乳业', kinds: ['供应商'] };
  expect(refusedAt(await product('P3', { gtin: '6901234567893' }))).toEqual({
    status: 422,
    paths: ['/values/gtin'],
  });
  const wrong = await submit('party', { ...party, credit_code: '91350100M000100Y44', gln: '6901234000001' });
  expect(refusedAt(wrong)).toEqual({ status: 422, paths: ['/values/credit_code', '/values/gln'] });
  const right = await submit('party', { ...party, credit_code: '91350100m000100y43', gln: '6901234000009' });
  expect(right).toMatchObject({ status: 200, values: { credit_code: '91350100M000100Y43' } });
});

test('no location lies within itself', async () => {
  const site = await place('W1');
  const zone = await place('W1-A', { parent: site.id });
  const bin = await place('W1-A-01', { parent: zone.id });
  expect(bin.status).toBe(200);
  for (const parent of [site.id, zone.id, bin.id])
    expect(refusedAt(await change('location', site, { parent }))).toEqual({
      status: 422,
      paths: ['/values/parent'],
    });
  expect((await change('location', bin, { parent: site.id })).status).toBe(200);
});

test('two changes that make a circle only together are not both taken', async () => {
  const [one, other] = [await place('X1'), await place('X2')];
  const both = await Promise.all([
    change('location', one, { parent: other.id }),
    change('location', other, { parent: one.id }),
  ]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
});

test('what the enterprise draws beside the core stays when the core changes', async () => {
  const own: FormField = {
    key: 'brand',
    type: 'text',
    label: { zh: '品牌' },
    settings: { version: 1 },
  };
  const { definition } = await formInUse(t.db, 'product');
  const extended: FormDefinition = {
    ...definition,
    fields: [...definition.fields, own],
    layout: [...definition.layout, { kind: 'field', key: 'brand', span: 6 }],
  };
  await publishNext(t.ctx(), 'product', { definition: extended });
  const branded = await product('B1', { brand: '清河' });
  expect(branded).toMatchObject({ status: 200, values: { brand: '清河' } });
  await t.db.transact((tx) =>
    tx.rows(sql`
      update form_definitions set core = jsonb_set(core, '{fields}', (core -> 'fields') - 2)
      where key = 'product'`),
  );
  await t.app.prepare();
  const after = await formInUse(t.db, 'product');
  expect(after.version).toBe(3);
  expect(after.definition.fields.map(({ key }) => key)).toEqual([
    ...productForm.fields.map(({ key }) => key),
    'brand',
  ]);
  expect(await t.db.rows(sql`select brand from forms.product where id = ${branded.id}`)).toEqual([
    { brand: '清河' },
  ]);
});

test('a core field can be neither removed nor changed in kind', async () => {
  const { definition } = await formInUse(t.db, 'party');
  const fields = definition.fields.filter(({ key }) => key !== 'credit_code');
  await expect(
    publishNext(t.ctx(), 'party', { definition: { ...definition, fields } }),
  ).rejects.toMatchObject({ kind: { code: 'forms.definition-unsound' } });
});
