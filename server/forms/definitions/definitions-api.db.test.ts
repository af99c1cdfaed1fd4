import type { FormDefinition } from '@yuanliu/core/forms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson, must, type Person } from '../../test/people.ts';
import { supplierForm } from '../../test/forms/receipt-form.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

let t: TestApp;
let clerk: Person;
let stranger: Person;
beforeAll(async () => {
  t = await testApp();
  clerk = await makePerson(t, { 'forms.records.use': 'all' });
  stranger = await makePerson(t, { 'forms.records.use': 'all' });
});
afterAll(() => t.close());

interface Drawn {
  readonly draft: { readonly draftVersion: number } | null;
  readonly published: { readonly version: number } | null;
}

const get = <T>(url: string, call = t.asAdmin) => must<T>(call, 'GET', [url]);
const draftOf = async (form: string): Promise<number> =>
  (await get<Drawn>(`/api/forms/${form}`)).draft?.draftVersion ?? 0;

const publish = async (form: string, accept: string[] = []): Promise<number> => {
  const draftVersion = await draftOf(form);
  const body = { draftVersion, accept, note: '试' };
  return (await must<{ version: number }>(t.asAdmin, 'POST', [`/api/forms/${form}/publish`, body])).version;
};

const save = async (form: string, definition: FormDefinition): Promise<void> => {
  await must(t.asAdmin, 'PUT', [
    `/api/forms/${form}/draft`,
    { definition, draftVersion: await draftOf(form) },
  ]);
};

const without = (key: string): FormDefinition => ({
  ...supplierForm,
  fields: supplierForm.fields.filter((field) => field.key !== key),
  layout: supplierForm.layout.filter((node) => node.key !== key),
});

test('a form is drawn, published, compared, rolled back and told as a text', async () => {
  const made = await must<{ key: string }>(t.asAdmin, 'POST', ['/api/forms', { definition: supplierForm }]);
  expect(made.key).toBe('supplier');
  expect(await publish('supplier')).toBe(1);
  await save('supplier', without('phone'));
  const diff = await get<{ changes: { text: { zh: string } }[] }>('/api/forms/supplier/diff?from=1&to=draft');
  expect(diff.changes.map(({ text }) => text.zh).join()).toContain('电话');
  expect(await publish('supplier')).toBe(2);
  const rolled = await must<{ version: number }>(t.asAdmin, 'POST', [
    '/api/forms/supplier/roll-back',
    { to: 1, accept: [] },
  ]);
  expect(rolled.version).toBe(3);
  const versions = await get<{ rows: object[]; next: string | null }>('/api/forms/supplier/versions?limit=2');
  expect(versions.rows).toMatchObject([
    { version: 3, rolledBackTo: 1 },
    { version: 2, note: '试', rolledBackTo: null },
  ]);
  expect(versions.next).not.toBeNull();
  const text = await t.asAdmin({ url: '/api/forms/supplier/text' });
  expect(text.headers['content-disposition']).toContain('supplier-v3.json');
  const copy = await must<{ key: string }>(t.asAdmin, 'POST', [
    '/api/forms/text',
    { text: text.body, key: 'vendor' },
  ]);
  expect(copy.key).toBe('vendor');
  const again = await t.asAdmin({ url: '/api/forms/vendor/text?version=draft' });
  expect(again.body.replace('"vendor"', '"supplier"')).toBe(text.body);
});

test('whoever drew on an older draft hears who drew on it since', async () => {
  const version = await draftOf('vendor');
  await save('vendor', without('phone'));
  const late = await t.asAdmin({
    method: 'PUT',
    url: '/api/forms/vendor/draft',
    payload: { definition: supplierForm, draftVersion: version },
  });
  expect(late.statusCode).toBe(409);
  expect(late.json()).toMatchObject({ code: 'platform.changed-meanwhile' });
});

test('a definition of the wrong shape is refused with every path, an unsound one at publishing', async () => {
  const payload = { definition: { ...supplierForm, fields: [{ key: '1' }] }, draftVersion: 0 };
  const shape = await t.asAdmin({ method: 'PUT', url: '/api/forms/supplier/draft', payload });
  expect(shape.statusCode).toBe(400);
  expect(shape.json().errors.map(({ path }: { path: string }) => path)).toContain('/definition/fields/0/key');
  await save('vendor', { ...supplierForm, title: 'nobody + 1' });
  const refused = await t.asAdmin({
    method: 'POST',
    url: '/api/forms/vendor/publish',
    payload: { draftVersion: await draftOf('vendor') },
  });
  expect(refused.statusCode).toBe(422);
  expect(refused.json()).toMatchObject({
    code: 'forms.definition-unsound',
    errors: [{ path: '/definition/title' }],
  });
});

test('who uses a field is told, of the form itself and of others', async () => {
  const order: FormDefinition = {
    version: 1,
    name: { zh: '采购单', en: 'Order' },
    fields: [
      {
        key: 'from',
        type: 'relation',
        label: { zh: '供应商' },
        settings: { version: 1, form: 'supplier', many: false },
      },
      {
        key: 'call',
        type: 'lookup',
        label: { zh: '电话' },
        settings: { version: 1, through: 'from', field: 'phone' },
      },
    ],
    layout: ['from', 'call'].map((key) => ({ kind: 'field', key, span: 6 })),
  };
  await must(t.asAdmin, 'POST', ['/api/forms', { definition: order }]);
  await publish('order');
  const { uses } = await get<{ uses: { form: string; by: string }[] }>(
    '/api/forms/supplier/used-by?field=phone',
  );
  expect(uses).toContainEqual(expect.objectContaining({ form: 'order', by: 'setting', field: ['call'] }));
});

test('what is kept of removed fields is listed, and dropped only on purpose', async () => {
  await must(t.asAdmin, 'POST', ['/api/forms/supplier/records', { values: { name: '青禾', phone: '1' } }]);
  await save('supplier', without('phone'));
  const { findings, issues } = await must<{ findings: object[]; issues: { text: { zh: string } }[] }>(
    t.asAdmin,
    'POST',
    ['/api/forms/supplier/check', { definition: without('phone') }],
  );
  expect(findings).toMatchObject([{ id: 'remove:phone', count: 1 }]);
  expect(issues[0]).toMatchObject({
    severity: 'warning',
    field: ['phone'],
    text: { zh: expect.stringContaining('表单“采购单”') },
  });
  await publish('supplier', ['remove:phone']);
  const kept = await get<{ rows: { id: string; as: string; count: number }[] }>(
    '/api/forms/supplier/retired',
  );
  expect(kept.rows).toMatchObject([{ as: 'x_phone_1', column: 'phone', count: 1, label: { zh: '电话' } }]);
  const purge = { ids: kept.rows.map(({ id }) => id), reason: '不再需要' };
  await must(t.asAdmin, 'POST', ['/api/forms/supplier/retired/purge', purge]);
  expect(await get('/api/forms/supplier/retired')).toEqual({ rows: [] });
  const lines = await t.asOwner<{ action: string }>(
    `select distinct action from audit_entries where action like 'forms.definition.%' order by 1`,
  );
  expect(lines.map(({ action }) => action)).toEqual(
    ['created', 'drawn', 'published', 'purged', 'rolled-back'].map((each) => `forms.definition.${each}`),
  );
});

test('a role may be given the drawing of one form; the others are not there for it', async () => {
  await t.asOwner(
    `insert into form_rights (role_id, form_id, actions, scope)
     select $1, id, '{see,design}', 'all' from form_definitions where key = 'vendor'`,
    [clerk.roleId],
  );
  const status = async (who: Person, url: string) => (await who.call({ url })).statusCode;
  expect(await status(clerk, '/api/forms/vendor')).toBe(200);
  expect(await status(clerk, '/api/forms/supplier')).toBe(404);
  expect(await status(stranger, '/api/forms/vendor')).toBe(404);
  await t.asOwner(`update form_rights set actions = '{see}' where role_id = $1`, [clerk.roleId]);
  expect(await status(clerk, '/api/forms/vendor')).toBe(403);
  const { rows } = await get<{ rows: { key: string }[] }>('/api/forms', stranger.call);
  expect(rows).toEqual([]);
});

test('a form that was never published can be deleted, one that was cannot', async () => {
  expect((await t.asAdmin({ method: 'DELETE', url: '/api/forms/supplier' })).statusCode).toBe(409);
  expect((await t.asAdmin({ method: 'DELETE', url: '/api/forms/vendor' })).statusCode).toBe(204);
  expect((await t.asAdmin({ url: '/api/forms/vendor' })).statusCode).toBe(404);
});

test('a department that records point at cannot be deleted, and the refusal says why', async () => {
  const { id } = await must<{ id: string }>(t.asAdmin, 'POST', [
    '/api/departments',
    { name: '检验科', parentId: null },
  ]);
  const definition: FormDefinition = {
    version: 1,
    name: { zh: '派工单' },
    fields: [{ key: 'to', type: 'department', label: { zh: '部门' }, settings: { version: 1 } }],
    layout: [{ kind: 'field', key: 'to', span: 12 }],
  };
  await must(t.asAdmin, 'POST', ['/api/forms', { key: 'task', definition }]);
  await publish('task');
  await must(t.asAdmin, 'POST', ['/api/forms/task/records', { values: { to: id } }]);
  const refused = await t.asAdmin({ method: 'DELETE', url: `/api/departments/${id}` });
  expect(refused.statusCode).toBe(409);
  expect(refused.json()).toMatchObject({ code: 'platform.still-referred' });
});
