import { openAuthentication } from '../index.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson, must, personPassword } from '../../test/people.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';
import { stoppedClock } from '../../test/test-database.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const byKey =
  (key: string): TestApp['call'] =>
  (options) =>
    t.call({ ...options, headers: { ...options.headers, authorization: `Bearer ${key}` } });
const makeKey = (call: TestApp['call'], rights: string[], expiresAt: string | null = null) =>
  must<{ id: string; key: string }>(call, 'POST', ['/api/keys', { name: '接口', rights, expiresAt }]);
const statusOf = async (answer: ReturnType<TestApp['call']>): Promise<number> => (await answer).statusCode;

test('a key does what is on its list and its owner may, with the owner’s range, and no more', async () => {
  const person = await makePerson(t, {
    'identity.users.see': 'own',
    'identity.departments.see': 'all',
    'identity.keys.change': 'own',
  });
  const { key } = await makeKey(person.call, ['identity.users.see']);
  expect(key).toMatch(/^ylk_[0-9A-Za-z]{8}_[\w-]{43}$/);
  const call = byKey(key);
  const { rows } = await must<{ rows: { id: string }[] }>(call, 'GET', ['/api/users']);
  expect(rows.map(({ id }) => id)).toEqual([person.id]);
  expect(await statusOf(call({ url: '/api/departments' }))).toBe(403);
  expect((await call({ url: '/api/me' })).json()).toMatchObject({
    user: { id: person.id },
    rights: { 'identity.users.see': 'own' },
  });
  // What the owner loses, the key loses.
  await must(t.asAdmin, 'PUT', [`/api/users/${person.id}/roles`, { roleIds: [], version: 2 }]);
  expect(await statusOf(call({ url: '/api/users' }))).toBe(403);
});

test('nobody makes a key beyond their own rights, for yesterday, or for rights that are none', async () => {
  const person = await makePerson(t, { 'identity.keys.change': 'own' });
  const create = (over: object) =>
    person.call({
      method: 'POST',
      url: '/api/keys',
      payload: { name: '接口', rights: ['identity.keys.change'], ...over },
    });
  expect((await create({ rights: ['identity.users.see'] })).json().code).toBe('identity.beyond-own-rights');
  expect((await create({ rights: ['x.y.z'] })).json().errors).toMatchObject([{ path: '/rights/0' }]);
  expect((await create({ expiresAt: '2020-01-01T00:00:00+08:00' })).json().errors).toMatchObject([
    { path: '/expiresAt' },
  ]);
});

test('a key makes no keys, changes no password, and neither sees nor ends sessions', async () => {
  const { key } = await makeKey(t.asAdmin, ['identity.keys.change']);
  const call = byKey(key);
  for (const [url, payload] of [
    ['/api/keys', { name: '子', rights: ['identity.keys.change'] }],
    ['/api/me/password', { current: 'x', next: 'y' }],
    ['/api/sign-out', undefined],
    ['/api/me/sign-out-everywhere', undefined],
  ] as const) {
    const answer = await call({ method: 'POST', url, ...(payload && { payload }) });
    expect(answer.json()).toMatchObject({ code: 'identity.session-needed', status: 403 });
  }
  expect((await call({ url: '/api/me/sessions' })).json().code).toBe('identity.session-needed');
  const { rows } = await must<{ rows: { id: string }[] }>(t.asAdmin, 'GET', ['/api/me/sessions']);
  expect(await statusOf(call({ method: 'DELETE', url: `/api/me/sessions/${rows[0]?.id}` }))).toBe(403);
});

test('a revoked key is refused at the very next request, and listed as revoked', async () => {
  const { id, key } = await makeKey(t.asAdmin, ['identity.users.see']);
  expect(await statusOf(byKey(key)({ url: '/api/users' }))).toBe(200);
  await must(t.asAdmin, 'POST', [`/api/keys/${id}/revoke`]);
  expect(await statusOf(byKey(key)({ url: '/api/users' }))).toBe(401);
  const { rows } = await must<{ rows: { id: string; revokedAt: string | null; can: object }[] }>(
    t.asAdmin,
    'GET',
    ['/api/keys'],
  );
  expect(rows.find((row) => row.id === id)).toMatchObject({
    revokedAt: expect.any(String),
    can: { revoke: false },
  });
});

test.for(['Bearer nonsense', 'Bearer ylk_abcdefgh_short', 'Basic YWRtaW46eA=='])(
  'what is no key is refused, even beside a good cookie: %s',
  async (authorization) => {
    expect(await statusOf(t.asAdmin({ url: '/api/me', headers: { authorization } }))).toBe(401);
  },
);

test('the list is narrowed to the keys of one user', async () => {
  const person = await makePerson(t, { 'identity.keys.change': 'own', 'identity.users.see': 'own' });
  const { id } = await makeKey(person.call, ['identity.users.see']);
  await makeKey(t.asAdmin, ['identity.users.see']);
  const { rows } = await must<{ rows: { id: string }[] }>(t.asAdmin, 'GET', [
    `/api/keys?userId=${person.id}`,
  ]);
  expect(rows.map((row) => row.id)).toEqual([id]);
});

test('the secret is nowhere in the database', async () => {
  const { key } = await makeKey(t.asAdmin, ['identity.users.see']);
  const secret = key.slice(13);
  const [row] = await t.asOwner<{ text: string }>(
    `select (select json_agg(k)::text from api_keys k) || (select json_agg(a)::text from audit_entries a) as text`,
  );
  expect(row?.text).not.toContain(secret);
  expect(row?.text).not.toContain(Buffer.from(secret).toString('hex'));
});

test('last use is written at most once a minute; an expired key is refused', async () => {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const { id, key } = await makeKey(t.asAdmin, ['identity.users.see'], expiresAt);
  const clock = stoppedClock(new Date().toISOString());
  const authentication = openAuthentication({ db: t.db, clock });
  const reply = {
    setCookie: () => undefined,
    clearCookie: () => undefined,
    header: () => undefined,
    status: () => undefined,
  };
  const from = { ip: '10.0.0.1', requestId: 'r', agent: 'erp' };
  const ask = () => authentication.authenticate({ cookies: {}, authorization: `Bearer ${key}`, from }, reply);
  const lastUse = async () =>
    (await t.asOwner<{ at: Date | null }>('select last_used_at as at from api_keys where id = $1', [id]))[0]
      ?.at;
  const first = clock.now();
  expect(await ask()).toMatchObject({ actor: { kind: 'key', credentialId: id, from } });
  expect(await lastUse()).toEqual(first);
  clock.move(59_000);
  await ask();
  expect(await lastUse()).toEqual(first);
  clock.move(1_001);
  await ask();
  expect(await lastUse()).toEqual(clock.now());
  clock.move(3_600_000);
  expect(await ask()).toBeUndefined();
});

test('keys are found by name, prefix, owner and state', async () => {
  const person = await makePerson(
    t,
    { 'identity.keys.see': 'own', 'identity.keys.change': 'own' },
    { name: '接口管理员' },
  );
  const make = (name: string, expiresAt: string | null = null) =>
    must<{ id: string; key: string }>(person.call, 'POST', [
      '/api/keys',
      { name, rights: ['identity.keys.see'], expiresAt },
    ]);
  const [mes, kingdee, old] = [await make('MES 报工'), await make('金蝶_单据'), await make('旧系统')];
  await must(person.call, 'POST', [`/api/keys/${kingdee.id}/revoke`]);
  await t.asOwner(`update api_keys set expires_at = now() - interval '1 day' where id = $1`, [old.id]);
  const found = async (query: string) => {
    const address = `/api/keys?${new URLSearchParams(query).toString()}`;
    const { rows } = await must<{ rows: { id: string }[] }>(person.call, 'GET', [address]);
    return rows.map(({ id }) => id);
  };
  expect(await found('search=mes')).toEqual([mes.id]);
  expect(await found('search=蝶_')).toEqual([kingdee.id]);
  expect(await found(`search=${mes.key.slice(0, 12)}`)).toEqual([mes.id]);
  expect(await found('search=接口管理员')).toEqual([old.id, kingdee.id, mes.id]);
  expect(await found('search=接口管理员&state=active')).toEqual([mes.id]);
  expect(await found('search=接口管理员&state=expired')).toEqual([old.id]);
  expect(await found('search=接口管理员&state=revoked')).toEqual([kingdee.id]);
});

test('a password that somebody else resets ends the keys; one that the owner changes only on request', async () => {
  const person = await makePerson(t, { 'identity.users.see': 'own', 'identity.keys.change': 'own' });
  const works = async ({ key }: { readonly key: string }): Promise<boolean> =>
    (await statusOf(byKey(key)({ url: '/api/me' }))) === 200;
  const change = (call: TestApp['call'], payload: object): Promise<unknown> =>
    must(call, 'POST', ['/api/me/password', payload]);
  const first = await makeKey(person.call, ['identity.users.see']);
  await change(person.call, { current: personPassword, next: 'Winter-Forest-1' });
  expect(await works(first)).toBe(true);
  const again = await t.signIn(person.login, 'Winter-Forest-1');
  await change(again, { current: 'Winter-Forest-1', next: 'Winter-Forest-2', revokeKeys: true });
  expect(await works(first)).toBe(false);
  const second = await makeKey(await t.signIn(person.login, 'Winter-Forest-2'), ['identity.users.see']);
  expect(await works(second)).toBe(true);
  await must(t.asAdmin, 'POST', [`/api/users/${person.id}/reset-password`, {}]);
  expect(await works(second)).toBe(false);
  const audited = await t.asOwner(
    `select actor_name from audit_entries where action = 'identity.key.revoked' and subject_id = any($1) order by at`,
    [[first.id, second.id]],
  );
  expect(audited).toMatchObject([{ actor_name: person.login }, { actor_name: '系统管理员' }]);
});
