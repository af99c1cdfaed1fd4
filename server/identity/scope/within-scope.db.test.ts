import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Scope } from '../../platform/index.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { withinScope } from './within-scope.ts';

const [me, other] = ['00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000a2'];
const [factory, line, office] = [
  '00000000-0000-7000-8000-0000000000d1',
  '00000000-0000-7000-8000-0000000000d2',
  '00000000-0000-7000-8000-0000000000d3',
];

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  await t.asOwner(
    `insert into departments (id, parent_id, name, position, created_at, changed_at)
     values ($1, null, '工厂', 0, now(), now()), ($2, $1, '一号线', 0, now(), now()),
            ($3, null, '办公室', 1, now(), now())`,
    [factory, line, office],
  );
});
afterAll(() => t.close());

const rows = sql`(values
  ('mine', ${me}::uuid, ${office}::uuid), ('factory', ${other}, ${factory}), ('line', ${other}, ${line}),
  ('office', ${other}, ${office}), ('nowhere', ${other}, null), ('ownerless', null, ${line}))
  as record (name, owner_id, department_id)`;

test.for<[Scope, string[]]>([
  [{ range: 'own', userId: me, departmentId: factory }, ['mine']],
  [{ range: 'department', userId: me, departmentId: factory }, ['mine', 'factory', 'line', 'ownerless']],
  [{ range: 'department', userId: me, departmentId: line }, ['mine', 'line', 'ownerless']],
  [{ range: 'department', userId: me, departmentId: null }, ['mine']],
  [
    { range: 'all', userId: me, departmentId: null },
    ['mine', 'factory', 'line', 'office', 'nowhere', 'ownerless'],
  ],
  [{ range: 'own', userId: null, departmentId: factory }, []],
  [{ range: 'department', userId: null, departmentId: factory }, []],
])('%j sees %j', async ([scope, seen]) => {
  const condition = withinScope(scope, { owner: 'record.owner_id', department: 'record.department_id' });
  const found = await t.db.rows(sql<{ name: string }>`select name from ${rows} where ${condition}`);
  expect(found.map(({ name }) => name)).toEqual(seen);
});
