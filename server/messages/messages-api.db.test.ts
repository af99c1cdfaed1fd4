import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminPassword, type TestApp, testApp } from '../test/test-app.ts';
import { notify } from './notify.ts';

const kind = {
  name: 'process.task',
  text: { zh: '待办', en: 'Task' },
  defaultChannels: ['inbox', 'mail'],
} as const;

let t: TestApp;
let adminId: string;
beforeAll(async () => {
  t = await testApp();
  adminId = (await t.asAdmin({ url: '/api/me' })).json().user.id;
});
afterAll(async () => t.close());

const tell = (title: string) => t.db.transact((tx) => notify(tx, { to: [adminId], kind, title }));
const unread = async () => (await t.asAdmin({ url: '/api/messages/unread' })).json();

test('messages are listed, counted, read, archived and deleted', async () => {
  await tell('一');
  await tell('二');
  const { rows } = (await t.asAdmin({ url: '/api/messages?limit=1' })).json();
  expect(rows).toMatchObject([{ title: { zh: '二' }, readAt: null }]);
  const [{ id }] = rows;
  const read = await t.asAdmin({ method: 'POST', url: '/api/messages/read', payload: { ids: [id] } });
  expect(read.json()).toMatchObject({ unread: 1 });
  const archived = {
    method: 'PUT',
    url: `/api/messages/${id}/archived`,
    payload: { archived: true },
  } as const;
  expect((await t.asAdmin(archived)).statusCode).toBe(204);
  expect((await t.asAdmin({ url: '/api/messages?view=archived' })).json().rows.length).toBe(1);
  expect((await t.asAdmin({ method: 'DELETE', url: `/api/messages/${id}` })).statusCode).toBe(204);
  expect((await t.asAdmin({ url: `/api/messages/${id}` })).statusCode).toBe(404);
  await t.asAdmin({ method: 'POST', url: '/api/messages/read', payload: { all: true } });
  expect(await unread()).toEqual({ unread: 0 });
  const wrong = await t.asAdmin({ method: 'POST', url: '/api/messages/read', payload: { all: false } });
  expect(wrong.statusCode).toBe(400);
});

test('without a mail server the log says so, a retry starts over, and a test mail tells the reason', async () => {
  await tell('三');
  const jobs = await t.db.rows(
    sql<{ name: string; payload: unknown }>`
      select task_identifier as name, payload from graphile_worker.jobs j
      join graphile_worker._private_jobs p using (id) where task_identifier = 'messages.spread'`,
  );
  const run = async (name: string, payload: unknown) =>
    t.app.jobs.find(({ job }) => job.name === name)?.run(t.ctx(), payload);
  for (const { name, payload } of jobs) await run(name, payload);
  const log = async () => (await t.asAdmin({ url: '/api/messages/deliveries?limit=1' })).json().rows[0];
  const { id } = await log();
  await run('messages.deliver', { deliveryId: id });
  expect(await log()).toMatchObject({
    state: 'skipped',
    reason: { zh: '未配置邮件服务器（SMTP_URL）。' },
    channel: { name: 'mail', text: { zh: '邮件' } },
    user: { id: adminId },
    can: { retry: true },
  });
  const retry = await t.asAdmin({ method: 'POST', url: `/api/messages/deliveries/${id}/retry` });
  expect(retry.statusCode).toBe(204);
  expect(await log()).toMatchObject({ state: 'waiting', can: { retry: false } });
  const payload = { to: 'min@example.com' };
  const mail = await t.asAdmin({ method: 'POST', url: '/api/messages/test-mail', payload });
  expect(mail.json()).toMatchObject({ sent: false, reason: { zh: '未配置邮件服务器（SMTP_URL）。' } });
  const audit = await t.asOwner(
    `select action from audit_entries where action like 'messages.%' order by at`,
  );
  expect(audit.map(({ action }) => action)).toEqual(['messages.delivery.retried', 'messages.mail.tested']);
});

test('an open stream hears of a message the moment it is told, and nothing of what rolled back', async () => {
  const origin = await t.http.listen({ port: 0, host: '127.0.0.1' });
  const signedIn = await fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'admin', password: adminPassword }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const hangUp = new AbortController();
  const stream = await fetch(`${origin}/api/live`, { headers: { cookie }, signal: hangUp.signal });
  expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const until = async (words: string): Promise<void> => {
    while (!heard.includes(words)) heard += (await reader?.read())?.value ?? '';
  };
  await until(': open');
  await t.db
    .transact(async (tx) => {
      await notify(tx, { to: [adminId], kind, title: '不算' });
      throw new Error('refused');
    })
    .catch(() => undefined);
  expect(heard).not.toContain('event:');
  await tell('四');
  await until('event: nudge\ndata: messages.inbox\n\n');
  hangUp.abort();
  expect((await fetch(`${origin}/api/live`)).status).toBe(401);
});
