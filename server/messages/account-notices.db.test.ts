import type { Message } from '@yuanliu/core/messages';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

/** Runs the jobs that bring announcements to their subscribers, as the workers would. */
const deliverAnnouncements = async (): Promise<void> => {
  const jobs = await t.db.rows(
    sql<{ payload: unknown }>`
      select payload from graphile_worker.jobs j join graphile_worker._private_jobs p using (id)
      where task_identifier = 'platform.deliver-announcement'`,
  );
  const handler = t.app.jobs.find(({ job }) => job.name === 'platform.deliver-announcement');
  for (const { payload } of jobs) await handler?.run(t.ctx(), payload);
};

test('who gets other roles is told once, and the marking as read can be taken back', async () => {
  const password = 'Sprout-River-2026';
  const payload = { login: 'limin', name: '李敏', password };
  const { id } = (await t.asAdmin({ method: 'POST', url: '/api/users', payload })).json();
  const roles = (await t.asAdmin({ url: '/api/roles' })).json().rows;
  const { version } = (await t.asAdmin({ url: `/api/users/${id}` })).json();
  const given = await t.asAdmin({
    method: 'PUT',
    url: `/api/users/${id}/roles`,
    payload: { version, roleIds: [roles[0].id] },
  });
  expect(given.statusCode).toBe(200);
  await deliverAnnouncements();
  await deliverAnnouncements();
  const asOwn = await t.db.rows(sql<Message>`select title, body, kind from messages where user_id = ${id}`);
  expect(asOwn).toMatchObject([{ kind: 'identity.roles-changed', title: { zh: '您的角色有变动' } }]);
  expect(asOwn[0]?.body.zh).toContain(roles[0].name);
});

test('marking all as read is undone by its moment and touches nothing that was read before', async () => {
  const adminId = (await t.asAdmin({ url: '/api/me' })).json().user.id;
  await t.db.transact((tx) =>
    tx.rows(sql`
      insert into messages (id, user_id, kind, title, body, in_inbox, read_at)
      select gen_random_uuid(), ${adminId}, 'identity.roles-changed', '{"zh":"一","en":"1"}', '{"zh":"","en":""}',
        true, case when n = 1 then now() - interval '1 day' end
      from generate_series(1, 3) as n`),
  );
  const unread = async () => (await t.asAdmin({ url: '/api/messages/unread' })).json().unread;
  expect(await unread()).toBe(2);
  const read = await t.asAdmin({ method: 'POST', url: '/api/messages/read', payload: { all: true } });
  expect(await unread()).toBe(0);
  const { readAt } = read.json();
  const undone = await t.asAdmin({ method: 'POST', url: '/api/messages/unread', payload: { readAt } });
  expect(undone.json()).toEqual({ unread: 2 });
});
