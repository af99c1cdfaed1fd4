import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDepartment, makePerson, must, type Person } from '../../test/people.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

let t: TestApp;
let factory: string;
let office: string;
beforeAll(async () => {
  t = await testApp();
  factory = await makeDepartment(t, '工厂');
  office = await makeDepartment(t, '办公室');
});
afterAll(() => t.close());

interface RoleView {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly version: number;
  readonly members: number;
  readonly grants: Record<string, string>;
  readonly can: object;
}

const roles = async (): Promise<RoleView[]> =>
  (await must<{ rows: RoleView[] }>(t.asAdmin, 'GET', ['/api/roles'])).rows;
const administratorRole = async (): Promise<string> =>
  (await roles()).find(({ key }) => key === 'administrator')?.id ?? '';
const codeOf = async (answer: ReturnType<TestApp['call']>): Promise<string | number> => {
  const { statusCode, json } = await answer;
  return statusCode < 300 ? statusCode : json<{ code: string }>().code;
};
const giveRoles = (
  call: TestApp['call'],
  userId: string,
  { roleIds, version = 2 }: { roleIds: string[]; version?: number },
) => call({ method: 'PUT', url: `/api/users/${userId}/roles`, payload: { roleIds, version } });

describe('the built-in roles', () => {
  test('the three administrators stand first; the system administrator holds every right over all rows', async () => {
    const first = await roles();
    expect(
      first
        .slice(0, 3)
        .map(({ key }) => key ?? '')
        .toSorted((x, y) => x.localeCompare(y)),
    ).toEqual(['administrator', 'audit-administrator', 'security-administrator']);
    const all = t.app.modules.flatMap(({ rights }) => rights.map(({ name }) => name));
    const { grants } = await must<RoleView>(t.asAdmin, 'GET', [`/api/roles/${await administratorRole()}`]);
    expect(grants).toEqual(Object.fromEntries(all.map((name) => [name, 'all'])));
  });

  test('the system administrator cannot lose its rights, nor be deleted', async () => {
    const id = await administratorRole();
    const payload = { name: '别的', grants: {}, version: 1 };
    expect(await codeOf(t.asAdmin({ method: 'PUT', url: `/api/roles/${id}`, payload }))).toBe(
      'identity.built-in-role',
    );
    expect(await codeOf(t.asAdmin({ method: 'DELETE', url: `/api/roles/${id}` }))).toBe(
      'identity.built-in-role',
    );
  });

  test('the last active system administrator stays one, also when two leave at the same time', async () => {
    const id = await administratorRole();
    const me = (await must<{ user: { id: string } }>(t.asAdmin, 'GET', ['/api/me'])).user.id;
    const versionOf = async (userId: string): Promise<number> =>
      (await t.asOwner<{ version: number }>('select version from users where id = $1', [userId]))[0]
        ?.version ?? 0;
    expect(await codeOf(giveRoles(t.asAdmin, me, { roleIds: [], version: await versionOf(me) }))).toBe(
      'identity.last-administrator',
    );

    // Somebody else is about to take the role from the second one, and has not committed.
    const second = await makePerson(t, {});
    await giveRoles(t.asAdmin, second.id, { roleIds: [id], version: await versionOf(second.id) });
    await t.asOwner('begin');
    await t.asOwner('select 1 from roles where id = $1 for no key update', [id]);
    await t.asOwner('delete from user_roles where user_id = $1 and role_id = $2', [second.id, id]);
    const leaving = codeOf(giveRoles(t.asAdmin, me, { roleIds: [], version: await versionOf(me) }));
    await setTimeout(100);
    await t.asOwner('commit');
    expect(await leaving).toBe('identity.last-administrator');
  });
});

describe('drawing roles', () => {
  const draw = (call: TestApp['call'], payload: object) =>
    call({ method: 'POST', url: '/api/roles', payload });

  test('create, copy, change, delete; a name is there once', async () => {
    const grants = { 'identity.users.see': 'department' };
    const { id } = await must<{ id: string }>(t.asAdmin, 'POST', ['/api/roles', { name: '班组长', grants }]);
    expect(await codeOf(draw(t.asAdmin, { name: '班组长', grants }))).toBe('identity.name-taken');
    const copy = await must<{ id: string }>(t.asAdmin, 'POST', [
      `/api/roles/${id}/copy`,
      { name: '副班组长' },
    ]);
    expect(await must<RoleView>(t.asAdmin, 'GET', [`/api/roles/${copy.id}`])).toMatchObject({
      grants,
      version: 1,
    });
    const changed = { name: '副班组长', description: '夜班', grants: {}, version: 1 };
    await must(t.asAdmin, 'PUT', [`/api/roles/${copy.id}`, changed]);
    expect(await codeOf(t.asAdmin({ method: 'PUT', url: `/api/roles/${copy.id}`, payload: changed }))).toBe(
      'platform.changed-meanwhile',
    );
    await must(t.asAdmin, 'DELETE', [`/api/roles/${copy.id}`]);
    expect(await codeOf(t.asAdmin({ url: `/api/roles/${copy.id}` }))).toBe('platform.not-found');
  });

  test('unknown rights, and ranges where there are none, are named', async () => {
    const answer = await draw(t.asAdmin, {
      name: '错的',
      grants: { 'no.such.right': 'all', 'identity.roles.see': 'own' },
    });
    expect(answer.json().errors).toMatchObject([
      { path: '/grants/no.such.right' },
      { path: '/grants/identity.roles.see' },
    ]);
  });

  test('a role that somebody has is not deleted', async () => {
    const { roleId } = await makePerson(t, {});
    expect((await t.asAdmin({ method: 'DELETE', url: `/api/roles/${roleId}` })).json()).toMatchObject({
      code: 'identity.role-in-use',
      data: { members: 1 },
    });
  });

  test('a change of a role counts for its members’ very next request', async () => {
    const person = await makePerson(t, {});
    expect(await codeOf(person.call({ url: '/api/departments' }))).toBe('platform.no-right');
    await must(t.asAdmin, 'PUT', [
      `/api/roles/${person.roleId}`,
      { name: `wider ${person.login}`, grants: { 'identity.departments.see': 'all' }, version: 1 },
    ]);
    expect(await codeOf(person.call({ url: '/api/departments' }))).toBe(200);
  });

  test('many are given a role at once, each with a result', async () => {
    const [a, b] = [await makePerson(t, {}), await makePerson(t, {})];
    const { id } = await must<{ id: string }>(t.asAdmin, 'POST', [
      '/api/roles',
      { name: '检验员', grants: {} },
    ]);
    const missing = '00000000-0000-7000-8000-000000000000';
    const reply = await must<object>(t.asAdmin, 'POST', [
      `/api/roles/${id}/members`,
      { add: [a.id, missing, b.id] },
    ]);
    expect(reply).toMatchObject({
      results: [{ problem: null }, { problem: { code: 'platform.not-found' } }, { problem: null }],
    });
    await must(t.asAdmin, 'POST', [`/api/roles/${id}/members`, { remove: [b.id] }]);
    const members = await must<{ rows: { id: string }[] }>(t.asAdmin, 'GET', [`/api/roles/${id}/members`]);
    expect(members.rows.map((row) => row.id)).toEqual([a.id]);
  });
});

describe('nobody gives beyond their own', () => {
  let chief: Person;
  beforeAll(async () => {
    chief = await makePerson(
      t,
      {
        'identity.users.see': 'department',
        'identity.users.change': 'all',
        'identity.users.secure': 'all',
        'identity.roles.see': 'all',
        'identity.roles.change': 'all',
        'identity.roles.assign': 'all',
      },
      { departmentId: factory },
    );
  });

  test.for([
    [{ 'identity.users.see': 'own' }, 200],
    [{ 'identity.users.see': 'department' }, 200],
    [{ 'identity.users.see': 'all' }, 'identity.beyond-own-rights'],
    [{ 'identity.departments.change': 'all' }, 'identity.beyond-own-rights'],
    [{}, 200],
  ] as const)('a role of %j: %s', async ([grants, code]) => {
    const payload = { name: `role ${JSON.stringify(grants)}`, grants };
    expect(await codeOf(chief.call({ method: 'POST', url: '/api/roles', payload }))).toBe(code);
  });

  test('not the role of system administrator, not to themself either', async () => {
    const id = await administratorRole();
    const { id: userId } = await makePerson(t, {}, { departmentId: factory });
    for (const target of [userId, chief.id])
      expect(await codeOf(giveRoles(chief.call, target, { roleIds: [id] }))).toBe(
        'identity.beyond-own-rights',
      );
    expect(
      await codeOf(chief.call({ method: 'POST', url: `/api/roles/${id}/copy`, payload: { name: '影子' } })),
    ).toBe('identity.beyond-own-rights');
  });

  test('a department range only to people of the own department and below', async () => {
    const near = await makePerson(t, {}, { departmentId: factory });
    const far = await makePerson(t, {}, { departmentId: office });
    const { id } = await must<{ id: string }>(t.asAdmin, 'POST', [
      '/api/roles',
      { name: '部门查看', grants: { 'identity.users.see': 'department' } },
    ]);
    expect(await codeOf(giveRoles(chief.call, near.id, { roleIds: [id] }))).toBe(200);
    expect(await codeOf(giveRoles(chief.call, far.id, { roleIds: [id] }))).toBe('identity.beyond-own-rights');
  });

  test('not by moving themself into a department above', async () => {
    const seen = await must<Record<string, unknown>>(t.asAdmin, 'GET', [`/api/users/${chief.id}`]);
    const { login, name, version } = seen;
    const payload = { login, name, version, departmentId: office };
    expect(await codeOf(chief.call({ method: 'PUT', url: `/api/users/${chief.id}`, payload }))).toBe(
      'identity.beyond-own-rights',
    );
  });

  test('not by widening a role that others have', async () => {
    const { roleId } = await makePerson(t, {}, { departmentId: office });
    const payload = { name: 'widened', grants: { 'identity.users.see': 'department' }, version: 1 };
    expect(await codeOf(chief.call({ method: 'PUT', url: `/api/roles/${roleId}`, payload }))).toBe(
      'identity.beyond-own-rights',
    );
  });

  test('nor do they take over or shut out somebody stronger', async () => {
    const me = (await must<{ user: { id: string } }>(t.asAdmin, 'GET', ['/api/me'])).user.id;
    for (const [action, payload] of [
      ['reset-password', {}],
      ['deactivate', undefined],
    ] as const)
      expect(
        await codeOf(
          chief.call({ method: 'POST', url: `/api/users/${me}/${action}`, ...(payload && { payload }) }),
        ),
      ).toBe('identity.stronger-user');
  });
});
