import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDepartment, makePerson, must, type Person } from '../../test/people.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

let t: TestApp;
let factory: string;
let line: string;
let office: string;
beforeAll(async () => {
  t = await testApp();
  factory = await makeDepartment(t, '工厂');
  line = await makeDepartment(t, '一号线', factory);
  office = await makeDepartment(t, '办公室');
});
afterAll(() => t.close());

const names = async (call: TestApp['call'], query = ''): Promise<string[]> =>
  (await must<{ rows: { name: string }[] }>(call, 'GET', [`/api/users?limit=200${query}`])).rows.map(
    ({ name }) => name,
  );
const detailsOf = async (id: string) => {
  const { login, name, departmentId, email, phone, language, version } = await must<Record<string, unknown>>(
    t.asAdmin,
    'GET',
    [`/api/users/${id}`],
  );
  return { login, name, departmentId, email, phone, language, version };
};

describe('the list', () => {
  test('is in the order of pinyin, page by page without gaps', async () => {
    const made = ['张伟', '王芳', '李娜', '阿强', '陈晨', '王芳'];
    for (const [index, name] of made.entries())
      await must(t.asAdmin, 'POST', ['/api/users', { login: `order${index}`, name, departmentId: office }]);
    const seen: string[] = [];
    let after = '';
    do {
      const page = await must<{ rows: { name: string }[]; next: string | null }>(t.asAdmin, 'GET', [
        `/api/users?limit=2&departmentId=${office}${after}`,
      ]);
      seen.push(...page.rows.map(({ name }) => name));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(seen).toEqual(['阿强', '陈晨', '李娜', '王芳', '王芳', '张伟']);
  });

  test('finds by part of name, login and phone, with % and _ as they stand', async () => {
    await must(t.asAdmin, 'POST', [
      '/api/users',
      { login: 'find.me_now', name: '百分%百', phone: '13900001234' },
    ]);
    expect(await names(t.asAdmin, '&search=FIND.ME')).toEqual(['百分%百']);
    expect(await names(t.asAdmin, '&search=0000123')).toEqual(['百分%百']);
    expect(await names(t.asAdmin, `&search=${encodeURIComponent('分%')}`)).toEqual(['百分%百']);
    expect(await names(t.asAdmin, '&search=me%25now')).toEqual([]);
    expect(await names(t.asAdmin, '&search=e_n')).toEqual(['百分%百']);
  });

  test('is narrowed to the accounts that are locked at this moment', async () => {
    const locked = await makePerson(t, {});
    const past = await makePerson(t, {});
    await t.asOwner(`update users set locked_until = now() + interval '1 hour' where id = $1`, [locked.id]);
    await t.asOwner(`update users set locked_until = now() - interval '1 hour' where id = $1`, [past.id]);
    const ids = async (query: string): Promise<string[]> =>
      (await must<{ rows: { id: string }[] }>(t.asAdmin, 'GET', [`/api/users?limit=200${query}`])).rows.map(
        ({ id }) => id,
      );
    expect(await ids('&locked=true')).toEqual([locked.id]);
    expect(await ids('&locked=false')).toContain(past.id);
    expect(await ids('&locked=false')).not.toContain(locked.id);
  });

  test('a broken cursor is refused beside its field', async () => {
    const answer = await t.asAdmin({ url: '/api/users?after=bm9uc2Vuc2U' });
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ in: 'query', path: '/after' }] });
  });
});

describe('scope', () => {
  let own: Person;
  let department: Person;
  let all: Person;
  beforeAll(async () => {
    const see = 'identity.users.see';
    const change = 'identity.users.change';
    own = await makePerson(t, { [see]: 'own', [change]: 'own' }, { departmentId: factory, name: '只见自己' });
    department = await makePerson(
      t,
      { [see]: 'department', [change]: 'department' },
      { departmentId: factory, name: '车间主任' },
    );
    all = await makePerson(t, { [see]: 'all' }, { departmentId: line, name: '全部可见' });
  });

  test('own, department and below, all', async () => {
    expect(await names(own.call)).toEqual(['只见自己']);
    expect(await names(department.call)).toEqual(['车间主任', '全部可见', '只见自己']);
    expect((await names(all.call)).length).toBeGreaterThan(9);
  });

  test('a user out of reach is not found, by whatever call', async () => {
    const stranger = await must<{ rows: { id: string }[] }>(t.asAdmin, 'GET', [
      `/api/users?departmentId=${office}&limit=1`,
    ]);
    const id = stranger.rows[0]?.id ?? '';
    expect((await department.call({ url: `/api/users/${id}` })).statusCode).toBe(404);
    const change = await department.call({
      method: 'PUT',
      url: `/api/users/${id}`,
      payload: await detailsOf(id),
    });
    expect(change.statusCode).toBe(404);
    const bulk = await must<object>(department.call, 'POST', ['/api/users/deactivate', { ids: [id] }]);
    expect(bulk).toMatchObject({ results: [{ id, problem: { code: 'platform.not-found' } }] });
  });

  test('nobody puts a user into a department beyond their range', async () => {
    const create = (departmentId: string | null) =>
      department.call({
        method: 'POST',
        url: '/api/users',
        payload: { login: 'put1', name: '某', departmentId },
      });
    for (const departmentId of [office, null]) {
      const answer = await create(departmentId);
      expect(answer.json()).toMatchObject({ status: 400, errors: [{ path: '/departmentId' }] });
    }
    expect((await create(line)).statusCode).toBe(200);
    const ownCreate = await own.call({
      method: 'POST',
      url: '/api/users',
      payload: { login: 'put2', name: '某', departmentId: factory },
    });
    expect(ownCreate.statusCode).toBe(400);
  });

  test('buttons follow what the right of the button reaches', async () => {
    const seen = await must<{ can: object }>(department.call, 'GET', [`/api/users/${own.id}`]);
    expect(seen.can).toEqual({ change: true, secure: false, assignRoles: false });
    const far = await must<{ can: object }>(all.call, 'GET', [`/api/users/${own.id}`]);
    expect(far.can).toEqual({ change: false, secure: false, assignRoles: false });
  });
});

describe('changing', () => {
  test('a change made of an older version is refused and says whose change came between', async () => {
    const { id } = await makePerson(t, {});
    const seen = await detailsOf(id);
    await must(t.asAdmin, 'PUT', [`/api/users/${id}`, { ...seen, name: '先改' }]);
    const late = await t.asAdmin({
      method: 'PUT',
      url: `/api/users/${id}`,
      payload: { ...seen, name: '后改' },
    });
    expect(late.json()).toMatchObject({
      code: 'platform.changed-meanwhile',
      status: 409,
      data: { by: '系统管理员' },
    });
    expect((await detailsOf(id)).name).toBe('先改');
  });

  test('of two changes at the same time one is refused', async () => {
    const { id } = await makePerson(t, {});
    const seen = await detailsOf(id);
    const answers = await Promise.all(
      ['甲', '乙'].map((name) =>
        t.asAdmin({ method: 'PUT', url: `/api/users/${id}`, payload: { ...seen, name } }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted((x, y) => x - y)).toEqual([200, 409]);
  });

  test('a login is taken whatever its case, also by two at the same time', async () => {
    const create = (login: string) =>
      t.asAdmin({ method: 'POST', url: '/api/users', payload: { login, name: '同名' } });
    const answers = await Promise.all([create('Zhang.San'), create('zhang.san')]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((x, y) => x - y)).toEqual([200, 409]);
    const refused = (await create('ZHANG.SAN')).json();
    expect(refused).toMatchObject({ code: 'identity.login-taken', errors: [{ path: '/login' }] });
  });

  test('the audit keeps from and to, and only the fields that changed', async () => {
    const { id } = await makePerson(t, {}, { name: '改前' });
    await must(t.asAdmin, 'PUT', [`/api/users/${id}`, { ...(await detailsOf(id)), name: '改后' }]);
    const [entry] = await t.asOwner(
      `select actor_name, changes from audit_entries where action = 'identity.user.changed' and subject_id = $1`,
      [id],
    );
    expect(entry).toEqual({
      actor_name: '系统管理员',
      changes: [{ field: 'name', from: '改前', to: '改后' }],
    });
  });

  test('a deactivated user is out at once and cannot come back in; activated again, they can', async () => {
    const person = await makePerson(t, {});
    expect((await person.call({ url: '/api/me' })).statusCode).toBe(200);
    await must(t.asAdmin, 'POST', [`/api/users/${person.id}/deactivate`]);
    expect((await person.call({ url: '/api/me' })).statusCode).toBe(401);
    await expect(t.signIn(person.login, 'Test-Person-2026')).rejects.toThrow('identity.account-inactive');
    await must(t.asAdmin, 'POST', [`/api/users/${person.id}/activate`]);
    await t.signIn(person.login, 'Test-Person-2026');
  });

  test('bulk: each has its own result', async () => {
    const [first, second] = [await makePerson(t, {}), await makePerson(t, {})];
    const me = await must<{ user: { id: string } }>(t.asAdmin, 'GET', ['/api/me']);
    const reply = await must<{ results: { id: string; problem: { code: string } | null }[] }>(
      t.asAdmin,
      'POST',
      ['/api/users/deactivate', { ids: [first.id, me.user.id, second.id, first.id] }],
    );
    expect(reply.results.map(({ problem }) => problem?.code ?? null)).toEqual([
      null,
      'identity.own-account',
      null,
    ]);
  });

  test('a reset password opens once, then must be changed; the sessions are over', async () => {
    const person = await makePerson(t, {});
    const reset = await must<{ password: string }>(t.asAdmin, 'POST', [
      `/api/users/${person.id}/reset-password`,
      {},
    ]);
    expect((await person.call({ url: '/api/me' })).statusCode).toBe(401);
    const call = await t.signIn(person.login, reset.password);
    expect((await call({ url: '/api/me/sessions' })).json().code).toBe('identity.password-change-needed');
  });

  test('nobody shuts out whoever may do more by giving them another login', async () => {
    const clerk = await makePerson(t, { 'identity.users.see': 'all', 'identity.users.change': 'all' });
    const stronger = await makePerson(t, { 'identity.audit.see': 'all' });
    const seen = await detailsOf(stronger.id);
    const change = (over: object) =>
      clerk.call({ method: 'PUT', url: `/api/users/${stronger.id}`, payload: { ...seen, ...over } });
    expect((await change({ login: 'someone-else' })).json().code).toBe('identity.stronger-user');
    expect((await change({ name: '改了名字' })).statusCode).toBe(200);
  });

  test('an unlocked account opens again', async () => {
    const person = await makePerson(t, {});
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(t.signIn(person.login, 'wrong')).rejects.toThrow('wrong-credentials');
    await expect(t.signIn(person.login, 'Test-Person-2026')).rejects.toThrow('account-locked');
    await must(t.asAdmin, 'POST', [`/api/users/${person.id}/unlock`]);
    await t.signIn(person.login, 'Test-Person-2026');
  });
});
