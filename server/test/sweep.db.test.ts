import type { Endpoint, Right } from '@yuanliu/core/platform';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOutOfReach } from './rows-out-of-reach.ts';
import { sampleOf } from './sample-of.ts';
import { type TestApp, testApp } from './test-app.ts';

/** Every endpoint of every module, tried as nobody, without the right, and for a row that is not there for the caller. */

const password = 'Sprout-River-2026';
const nobodysId = '00000000-0000-7000-8000-000000000000';

let t: TestApp;
let endpoints: Endpoint[];
let withoutRights: TestApp['call'];
let withOwnRows: TestApp['call'];

beforeAll(async () => {
  t = await testApp();
  endpoints = t.app.modules.flatMap(({ routes }) => routes.map(({ endpoint }) => endpoint));
  withoutRights = await person('zhou.min', '周敏', []);
  withOwnRows = await person('he.jing', '何静', [await roleWithOwnRows()]);
});
afterAll(() => t.close());

const post = async (url: string, payload: object, method: 'POST' | 'PUT' = 'POST') => {
  const answer = await t.asAdmin({ method, url, payload });
  if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.body}`);
  return answer.json();
};

/** Somebody with these roles, signed in, the forced change of password done. */
const person = async (login: string, name: string, roleIds: string[]): Promise<TestApp['call']> => {
  const { id } = await post('/api/users', { login, name, password: `${password}-first` });
  if (roleIds.length > 0) await post(`/api/users/${id}/roles`, { roleIds, version: 1 }, 'PUT');
  const call = await t.signIn(login, `${password}-first`);
  await call({
    method: 'POST',
    url: '/api/me/password',
    payload: { current: `${password}-first`, next: password },
  });
  return t.signIn(login, password);
};

const roleWithOwnRows = async (): Promise<string> => {
  const rights = t.app.modules.flatMap((module) => module.rights);
  const grants = Object.fromEntries(rights.map(({ name, rows }) => [name, rows ? 'own' : 'all']));
  return (await post('/api/roles', { name: '只看本人', grants })).id;
};

const requestFor = ({ method, path, body }: Endpoint, id = nobodysId): InjectOptions => ({
  method,
  url: path.replaceAll(/:\w+/g, id),
  ...(body !== undefined && { payload: Object(sampleOf(body)) }),
});

/** Rows that a right without rows of its own changes, as far as another right shows them. */
const seenByOtherRight: ReadonlySet<string> = new Set(['trace.anomaly']);

const rightOf = ({ needs }: Pick<Endpoint, 'needs'>): Right | undefined =>
  typeof needs === 'string' ? undefined : needs;

test('the sweep sees the endpoints, each once, and every :id says what row it names', () => {
  expect(endpoints.length).toBeGreaterThan(40);
  expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
  const unnamed = endpoints.filter(({ path, row }) => path.includes('/:id') && row === undefined);
  expect(unnamed.map(({ id }) => id)).toEqual([]);
});

test('nobody gets past 401, except where anyone may call', async () => {
  const wrong: string[] = [];
  for (const endpoint of endpoints.filter(({ needs }) => needs !== 'anyone')) {
    const { statusCode } = await t.call(requestFor(endpoint));
    if (statusCode !== 401) wrong.push(`${endpoint.id} answered ${statusCode}`);
  }
  expect(wrong).toEqual([]);
});

test('whoever lacks the right gets 403', async () => {
  const wrong: string[] = [];
  for (const endpoint of endpoints.filter((each) => rightOf(each) !== undefined)) {
    const { statusCode } = await withoutRights(requestFor(endpoint));
    if (statusCode !== 403) wrong.push(`${endpoint.id} answered ${statusCode}`);
  }
  expect(wrong).toEqual([]);
});

test('a row that does not exist is 404 for the administrator too', async () => {
  const wrong: string[] = [];
  for (const endpoint of endpoints.filter(({ row }) => row !== undefined)) {
    const { statusCode, body } = await t.asAdmin(requestFor(endpoint));
    if (statusCode !== 404) wrong.push(`${endpoint.id} answered ${statusCode} ${body}`);
  }
  expect(wrong).toEqual([]);
});

test("a row of somebody else is 404 for whoever holds the right over one's own rows", async () => {
  const wrong: string[] = [];
  const scoped = endpoints.filter(
    ({ row, ...each }) => row !== undefined && (seenByOtherRight.has(row) || (rightOf(each)?.rows ?? true)),
  );
  expect(scoped.length).toBeGreaterThan(8);
  for (const endpoint of scoped) {
    const make = rowsOutOfReach[endpoint.row ?? ''];
    if (make === undefined) {
      wrong.push(`${endpoint.id}: rows-out-of-reach.ts cannot make a ${endpoint.row}`);
      continue;
    }
    const { statusCode, body } = await withOwnRows(requestFor(endpoint, await make(t)));
    if (statusCode !== 404) wrong.push(`${endpoint.id} answered ${statusCode} ${body}`);
  }
  expect(wrong).toEqual([]);
});
