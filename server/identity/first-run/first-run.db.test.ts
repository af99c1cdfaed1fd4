import { identityRights, seeUsers } from '@yuanliu/core/identity';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { signIn } from '../sessions/sign-in.ts';
import { ensureAdministrator } from './ensure-administrator.ts';

let t: TestDatabase;
beforeEach(async () => {
  t = await testDatabase();
});
afterEach(() => t.close());

const rightsOfAdministrator = async () =>
  (
    await t.asOwner<{ right_name: string }>(
      `select right_name from role_grants g join roles r on r.id = g.role_id where r.key = 'administrator'`,
    )
  ).map((row) => row.right_name);

test('a made password opens the door once, and has to be changed; it is told at the first run alone', async () => {
  const first = await ensureAdministrator(t.ctx(), { rights: identityRights });
  expect(first).toMatchObject({ created: true, login: 'admin' });
  const { me } = await signIn(t.ctx(), { user: 'admin', password: first.password ?? '' });
  expect(me.user.mustChangePassword).toBe(true);
  expect(await ensureAdministrator(t.ctx(), { rights: identityRights })).toEqual({
    created: false,
    login: 'admin',
  });
});

test('the operator’s password is taken as it is', async () => {
  const first = await ensureAdministrator(t.ctx(), { rights: [], password: 'Spring-River-8' });
  expect(first).toEqual({ created: true, login: 'admin' });
  const { me } = await signIn(t.ctx(), { user: 'admin', password: 'Spring-River-8' });
  expect(me.user.mustChangePassword).toBe(false);
});

test('two nodes that start together make one administrator', async () => {
  const both = await Promise.all([1, 2].map(() => ensureAdministrator(t.ctx(), { rights: identityRights })));
  expect(both.filter(({ created }) => created)).toHaveLength(1);
});

test('rights that a new version brings reach the system administrator, and no other role', async () => {
  await ensureAdministrator(t.ctx(), { rights: [seeUsers] });
  expect(await rightsOfAdministrator()).toEqual([seeUsers.name]);
  const before = await t.asOwner('select count(*) from role_grants');
  await ensureAdministrator(t.ctx(), { rights: [seeUsers] });
  expect(await t.asOwner('select count(*) from role_grants')).toEqual(before);
  await ensureAdministrator(t.ctx(), { rights: identityRights });
  expect((await rightsOfAdministrator()).toSorted()).toEqual(
    identityRights.map(({ name }) => name).toSorted(),
  );
});

test('an administrator who renamed the account is not given a second one', async () => {
  await ensureAdministrator(t.ctx(), { rights: [] });
  await t.asOwner(`update users set login = 'root.wang' where login = 'admin'`);
  expect((await ensureAdministrator(t.ctx(), { rights: [] })).created).toBe(false);
});
