import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDepartment, makePerson, must } from '../../test/people.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

interface Row {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly version: number;
}

const rows = async (): Promise<Row[]> =>
  (await must<{ rows: Row[] }>(t.asAdmin, 'GET', ['/api/departments'])).rows;
const childrenOf = async (parentId: string | null): Promise<string[]> =>
  (await rows()).filter((row) => row.parentId === parentId).map(({ name }) => name);
const move = async (id: string, to: { parentId: string | null; before?: string }) => {
  const version = (await rows()).find((row) => row.id === id)?.version;
  return t.asAdmin({ method: 'POST', url: `/api/departments/${id}/move`, payload: { ...to, version } });
};

test('departments are made, ordered and moved', async () => {
  const root = await makeDepartment(t, '集团');
  const [a, b, c] = [
    await makeDepartment(t, '采购', root),
    await makeDepartment(t, '生产', root),
    await makeDepartment(t, '质量', root),
  ];
  expect(await childrenOf(root)).toEqual(['采购', '生产', '质量']);
  expect((await move(c, { parentId: root, before: a })).statusCode).toBe(200);
  expect(await childrenOf(root)).toEqual(['质量', '采购', '生产']);
  expect((await move(a, { parentId: b })).statusCode).toBe(200);
  expect(await childrenOf(root)).toEqual(['质量', '生产']);
  expect(await childrenOf(b)).toEqual(['采购']);
  const tree = await t.db.rows(sql<{ id: string }>`select id from identity_v1_department_tree(${b}::uuid)`);
  expect(tree.map(({ id }) => id).toSorted()).toEqual([a, b].toSorted());
});

test('no department comes to lie below itself, also when two move at the same time', async () => {
  const [a, b] = [await makeDepartment(t, '甲'), await makeDepartment(t, '乙')];
  const below = await makeDepartment(t, '甲下', a);
  expect((await move(a, { parentId: below })).json()).toMatchObject({
    code: 'identity.department-cycle',
    data: { name: '甲下' },
  });
  expect((await move(a, { parentId: a })).statusCode).toBe(409);
  const belowB = await makeDepartment(t, '乙下', b);
  // Somebody else has moved 甲 below 乙下 and not committed: 乙 cannot go below 甲下 any more.
  const version = (await rows()).find((row) => row.id === b)?.version;
  await t.asOwner('begin');
  await t.asOwner('lock table departments in share row exclusive mode');
  await t.asOwner('update departments set parent_id = $1 where id = $2', [belowB, a]);
  const moving = t.asAdmin({
    method: 'POST',
    url: `/api/departments/${b}/move`,
    payload: { parentId: below, version },
  });
  await setTimeout(100);
  await t.asOwner('commit');
  expect((await moving).json().code).toBe('identity.department-cycle');
});

test('a name is there once below a parent', async () => {
  const root = await makeDepartment(t, '分公司');
  await makeDepartment(t, '仓库', root);
  const again = await t.asAdmin({
    method: 'POST',
    url: '/api/departments',
    payload: { name: ' 仓库 ', parentId: root },
  });
  expect(again.json()).toMatchObject({ code: 'identity.name-taken', errors: [{ path: '/name' }] });
  await makeDepartment(t, '仓库');
});

test('only an empty department is deleted; the refusal says what is in it', async () => {
  const root = await makeDepartment(t, '待撤');
  const child = await makeDepartment(t, '待撤下级', root);
  const person = await makePerson(t, {}, { departmentId: root });
  const refused = await t.asAdmin({ method: 'DELETE', url: `/api/departments/${root}` });
  expect(refused.json()).toMatchObject({
    code: 'identity.department-not-empty',
    detail: '该部门下还有 1 个下级部门和 1 名用户，请先移走再删除。',
  });
  await must(t.asAdmin, 'DELETE', [`/api/departments/${child}`]);
  await t.asOwner('update users set department_id = null where id = $1', [person.id]);
  await must(t.asAdmin, 'DELETE', [`/api/departments/${root}`]);
  expect((await rows()).some(({ id }) => id === root)).toBe(false);
});

test('a head is an active user; a change of an older version is refused', async () => {
  const id = await makeDepartment(t, '有负责人');
  const person = await makePerson(t, {}, { name: '负责人' });
  const change = (payload: object) =>
    t.asAdmin({ method: 'PUT', url: `/api/departments/${id}`, payload: { name: '有负责人', ...payload } });
  expect((await change({ headUserId: id, version: 1 })).json().errors).toMatchObject([
    { path: '/headUserId' },
  ]);
  expect((await change({ headUserId: person.id, version: 1 })).statusCode).toBe(200);
  expect((await change({ headUserId: null, version: 1 })).json().code).toBe('platform.changed-meanwhile');
  expect((await rows()).find((row) => row.id === id)).toMatchObject({ headName: '负责人' });
});

test('nobody widens a range over a department by moving another below their own', async () => {
  const [mine, wanted] = [await makeDepartment(t, '我部门'), await makeDepartment(t, '想看的部门')];
  const inside = await makeDepartment(t, '我部门下', mine);
  const chief = await makePerson(
    t,
    { 'identity.departments.change': 'all', 'identity.users.see': 'department' },
    { departmentId: mine },
  );
  const moving = (id: string, parentId: string | null, version: number) =>
    chief.call({ method: 'POST', url: `/api/departments/${id}/move`, payload: { parentId, version } });
  expect((await moving(wanted, inside, 1)).json()).toMatchObject({
    code: 'identity.beyond-own-rights',
    data: { rights: ['identity.users.see'] },
  });
  expect((await moving(inside, mine, 1)).statusCode).toBe(200);
  expect((await moving(inside, null, 2)).statusCode).toBe(200);
});
