import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson, must, personPassword } from '../../test/people.ts';
import { adminPassword, type TestApp, testApp } from '../../test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const signIn = (payload: object, language = 'zh-CN') =>
  t.call({ method: 'POST', url: '/api/sign-in', payload, headers: { 'accept-language': language } });

test('signing in answers as /api/me does and hands out a cookie that scripts cannot read', async () => {
  const answer = await signIn({ user: 'admin', password: adminPassword });
  expect(answer.statusCode).toBe(200);
  const [cookie] = answer.cookies;
  expect(cookie).toMatchObject({ name: 'yuanliu_session', httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(Buffer.from(cookie?.value ?? '', 'base64url')).toHaveLength(32);
  const me = await t.call({ url: '/api/me', cookies: { yuanliu_session: cookie?.value ?? '' } });
  expect(me.json()).toEqual(answer.json());
  expect(me.json()).toMatchObject({
    user: {
      login: 'admin',
      name: '系统管理员',
      departmentId: null,
      language: 'zh',
      mustChangePassword: false,
    },
    rights: { 'identity.users.see': 'all', 'identity.roles.change': 'all', 'identity.audit.see': 'all' },
  });
});

test.for([
  ['zh-CN', '用户名或密码不正确，请检查后重试。'],
  ['en', 'The user name or the password is not right. Check both and try again.'],
] as const)('a wrong password is refused in %s', async ([language, detail]) => {
  const answer = await signIn({ user: 'admin', password: 'wrong' }, language);
  expect(answer.statusCode).toBe(401);
  expect(answer.json()).toMatchObject({ code: 'identity.wrong-credentials', detail });
});

test('each field that is wrong is named', async () => {
  const answer = await signIn({ user: '', extra: 1 });
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors).toEqual(
    expect.arrayContaining([
      { in: 'body', path: '/password', message: '必填' },
      { in: 'body', path: '/user', message: '至少 1 个字符' },
      { in: 'body', path: '/extra', message: '没有这个字段，请删除' },
    ]),
  );
});

test('what no column takes is refused as such, not as an error of ours', async () => {
  const nul = await signIn({ user: 'a\u0000', password: 'x' });
  expect(nul.statusCode).toBe(400);
  expect(nul.json().code).toBe('platform.unstorable');
  expect((await t.asAdmin({ url: '/api/users?search=%00' })).statusCode).toBe(400);
  expect((await t.asAdmin({ url: '/api/audit?from=0000-01-01T00:00:00Z' })).statusCode).toBe(400);
});

test('a locked account is told so, in minutes', async () => {
  const { login } = await makePerson(t, {});
  for (let attempt = 0; attempt < 5; attempt += 1) await signIn({ user: login, password: 'wrong' });
  const answer = await signIn({ user: login, password: personPassword }, 'en');
  expect(answer.statusCode).toBe(423);
  expect(answer.json().detail).toContain('in 15 minutes');
});

test('whoever must change the password can do that, see themself and leave, and nothing else', async () => {
  const made = await must<{ id: string; password: string }>(t.asAdmin, 'POST', [
    '/api/users',
    { login: 'newcomer', name: '新人' },
  ]);
  expect(made.password).toMatch(/^\S{19}$/);
  const call = await t.signIn('newcomer', made.password);
  expect((await call({ url: '/api/me' })).json().user.mustChangePassword).toBe(true);
  for (const url of ['/api/me/sessions', '/api/rights', '/api/users'])
    expect((await call({ url })).json()).toMatchObject({
      code: 'identity.password-change-needed',
      status: 403,
    });
  const change = await call({
    method: 'POST',
    url: '/api/me/password',
    payload: { current: made.password, next: 'Frische-Quelle-7' },
  });
  expect(change.statusCode).toBe(204);
  const again = await t.signIn('newcomer', 'Frische-Quelle-7');
  expect((await again({ url: '/api/me/sessions' })).json().rows).toHaveLength(2);
});

test('a password that breaks the rules is refused beside its field', async () => {
  const { call } = await makePerson(t, {});
  const answer = await call({
    method: 'POST',
    url: '/api/me/password',
    payload: { current: personPassword, next: 'short' },
  });
  expect(answer.json()).toMatchObject({
    code: 'platform.invalid-request',
    errors: [{ in: 'body', path: '/next', message: '至少 10 个字符' }],
  });
});

test('one session is ended from another; somebody else’s is not found', async () => {
  const person = await makePerson(t, {});
  const other = await t.signIn(person.login, personPassword);
  const { rows } = (await other({ url: '/api/me/sessions' })).json<{
    rows: { id: string; current: boolean }[];
  }>();
  expect(rows).toHaveLength(2);
  const first = rows.find(({ current }) => !current)?.id ?? '';
  expect((await t.asAdmin({ method: 'DELETE', url: `/api/me/sessions/${first}` })).statusCode).toBe(404);
  expect((await other({ method: 'DELETE', url: `/api/me/sessions/${first}` })).statusCode).toBe(204);
  expect((await person.call({ url: '/api/me' })).statusCode).toBe(401);
  expect((await other({ url: '/api/me' })).statusCode).toBe(200);
});

test('signing out, here and everywhere, counts for the very next request', async () => {
  const person = await makePerson(t, {});
  const other = await t.signIn(person.login, personPassword);
  const third = await t.signIn(person.login, personPassword);
  for (const call of [person.call, other, third])
    expect((await call({ url: '/api/me' })).statusCode).toBe(200);
  await must(person.call, 'POST', ['/api/sign-out']);
  expect((await person.call({ url: '/api/me' })).statusCode).toBe(401);
  expect((await other({ url: '/api/me' })).statusCode).toBe(200);
  await must(other, 'POST', ['/api/me/sign-out-everywhere']);
  for (const call of [other, third]) expect((await call({ url: '/api/me' })).statusCode).toBe(401);
});

test('one’s own details: what is left out stays, null empties, bad forms are refused', async () => {
  const { call } = await makePerson(t, {});
  const patch = (payload: object) => call({ method: 'PATCH', url: '/api/me', payload });
  await patch({ email: 'min@example.com', phone: '+86 138-0013-8000' });
  expect((await patch({ phone: null, language: 'en' })).json().user).toMatchObject({
    email: 'min@example.com',
    phone: null,
    language: 'en',
  });
  const refused = await patch({ email: 'no mail' });
  expect(refused.json().errors).toEqual([
    { in: 'body', path: '/email', message: '应为电子邮箱地址，例如 name@example.com' },
  ]);
  expect((await patch({ phone: 'call me' })).json().errors).toEqual([
    { in: 'body', path: '/phone', message: '格式不对，应为：电话号码，例如 +86 138 0013 8000' },
  ]);
});

test('the audit knows sign-ins, refusals with login and address, and never a password', async () => {
  await signIn({ user: '不存在的人', password: 'Very-secret-0815' });
  const [refused] = await t.asOwner(
    `select actor_name, ip, subject_label, changes from audit_entries
     where action = 'identity.sign-in.refused' order by at desc limit 1`,
  );
  expect(refused).toEqual({
    actor_name: 'anonymous',
    ip: '127.0.0.1',
    subject_label: '不存在的人',
    changes: [{ field: 'reason', from: null, to: 'unknown' }],
  });
  const [all] = await t.asOwner<{ text: string }>(
    'select json_agg(audit_entries)::text as text from audit_entries',
  );
  for (const secret of ['Very-secret-0815', adminPassword, personPassword, 'argon2'])
    expect(all?.text).not.toContain(secret);
});
