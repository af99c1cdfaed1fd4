import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishNext } from '../../test/forms/published-form.ts';
import { publishSamples } from '../test/sample-world.ts';
import { makePerson, must, type Person } from '../../test/people.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

let t: TestApp;
let person: Person;
beforeAll(async () => {
  t = await testApp();
  await publishSamples(t.ctx(), publishNext);
  person = await makePerson(t, {});
});
afterAll(() => t.close());

const url = '/api/forms/sample/rights';

const right = (over: object = {}) => ({ roleId: person.roleId, actions: ['see'], scope: 'all', ...over });

const version = async () => (await must<{ version: number }>(t.asAdmin, 'GET', [url])).version;

const put = async (...rights: object[]) =>
  t.asAdmin({ method: 'PUT', url, payload: { rights, version: await version() } });

const list = (query = '') => person.call({ url: `/api/forms/sample/records${query}` });

test('a form is not there for a role until it is given, and its right to use forms comes with it', async () => {
  expect((await list()).statusCode).toBe(403);
  expect((await put(right())).statusCode).toBe(200);
  // What a process remembers of a session is dropped when it hears of the change.
  await expect.poll(async () => (await list()).statusCode, { timeout: 10_000 }).toBe(200);
  expect((await person.call({ url: '/api/forms/source/records' })).statusCode).toBe(404);
  expect((await put()).statusCode).toBe(200);
  expect((await list()).statusCode).toBe(404);
});

test('a condition is stored by keys and shown by labels', async () => {
  await put(right({ scope: 'condition', condition: '字段qty > 2 and 字段keeper.id = user.id' }));
  const { rights } = await must<{ rights: { condition: string }[] }>(t.asAdmin, 'GET', [url]);
  expect(rights[0]?.condition).toBe('字段qty > 2 and 字段keeper.id = user.id');
  const kept = await t.asOwner<{ condition: string }>('select condition from form_rights');
  expect(kept).toEqual([{ condition: 'qty > 2 and keeper.id = user.id' }]);
});

test.each([
  [
    'a condition that no database judges',
    { scope: 'condition', condition: 'count(lines) > 1' },
    '/rights/0/condition',
  ],
  ['a condition that gives a number', { scope: 'condition', condition: 'qty + 1' }, '/rights/0/condition'],
  ['a condition that is missing', { scope: 'condition' }, '/rights/0/condition'],
  ['a field that is not there', { hidden: ['nothing'] }, '/rights/0/hidden/0'],
  ['changing without seeing', { actions: ['change'] }, '/rights/0/actions'],
  ['a role that is not there', { roleId: '00000000-0000-7000-8000-000000000000' }, '/rights/0/roleId'],
])('%s is refused at its place', async (_, over, path) => {
  const answer = await put(right(over));
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors.map((error: { path: string }) => error.path)).toContain(path);
});

test('who looked at older rights is told; the change stands in the audit', async () => {
  const stale = await t.asAdmin({ method: 'PUT', url, payload: { rights: [], version: 999 } });
  expect(stale.statusCode).toBe(409);
  await put(right({ hidden: ['qty'] }));
  const { rows } = await must<{ rows: { action: string }[] }>(t.asAdmin, 'GET', ['/api/audit?limit=5']);
  expect(rows[0]?.action).toBe('forms.rights.changed');
});

test('who may not design a form does not see its rights; a designer by role does', async () => {
  await put(right());
  expect((await person.call({ url })).statusCode).toBe(403);
  await put(right({ actions: ['see', 'design'] }));
  expect((await person.call({ url })).statusCode).toBe(200);
});

test('a view leaves out what its reader does not see, says so, and is shared by designers alone', async () => {
  await put(right());
  const views = '/api/forms/sample/views';
  const settings = {
    filter: [
      { field: 'qty', is: 'more', value: '2' },
      { field: 'name', is: 'contains', value: '奶' },
    ],
    sort: '-amount',
    columns: ['name', 'qty', 'created_at'],
  };
  const body = { name: '大单', settings };
  expect(
    (await person.call({ method: 'POST', url: views, payload: { ...body, shared: true } })).statusCode,
  ).toBe(403);
  const { id } = await must<{ id: string }>(person.call, 'POST', [views, body]);
  await put(right({ hidden: ['qty', 'amount'] }));
  const { rows } = await must<{ rows: { settings: typeof settings; missing: string[] }[] }>(
    person.call,
    'GET',
    [views],
  );
  expect(rows[0]?.settings).toMatchObject({
    filter: [settings.filter[1]],
    sort: '-nr',
    columns: ['name', 'created_at'],
  });
  expect(rows[0]?.missing.toSorted()).toEqual(['amount', 'qty']);
  const others = await must<{ rows: object[] }>(t.asAdmin, 'GET', [views]);
  expect(others.rows).toEqual([]);
  expect((await t.asAdmin({ method: 'DELETE', url: `${views}/${id}` })).statusCode).toBe(404);
  await must(person.call, 'PUT', [`${views}/${id}`, { ...body, name: '改名', version: 1 }]);
  await must(person.call, 'DELETE', [`${views}/${id}`]);
});

test('a hidden field can be neither filtered, sorted nor found by', async () => {
  await put(right({ hidden: ['qty', 'name'] }));
  const filter = encodeURIComponent(JSON.stringify([{ field: 'qty', is: 'more', value: '1' }]));
  expect((await list(`?filter=${filter}`)).statusCode).toBe(400);
  expect((await list('?sort=qty')).statusCode).toBe(400);
  expect((await list('?sort=title')).statusCode).toBe(200);
});
