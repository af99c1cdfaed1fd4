import type { MessageKind } from '@yuanliu/core/messages';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Ctx, newId } from '../platform/index.ts';
import { stoppedClock, type TestDatabase, testDatabase } from '../test/test-database.ts';
import { type Channel, type OutgoingMessage, type Recipient, Undeliverable } from './channel.ts';
import { listDeliveries, retryDelivery } from './deliveries.ts';
import { messagesModule } from './module.ts';
import { notify } from './notify.ts';
import {
  archiveMessage,
  countUnread,
  deleteMessage,
  listMessages,
  markRead,
  readMessage,
} from './own-messages.ts';
import { inboxChannel, readPreferences, setPreferences } from './preferences.ts';
import { tidyMessages } from './tidy-messages.ts';

const task: MessageKind = {
  name: 'process.task',
  text: { zh: '待办', en: 'Task' },
  defaultChannels: ['inbox', 'sms'],
};
const reset: MessageKind = {
  name: 'identity.password-reset',
  text: { zh: '密码重置', en: 'Password reset' },
  defaultChannels: ['inbox', 'sms'],
  mandatory: true,
};

let t: TestDatabase;
let clock: ReturnType<typeof stoppedClock>;
let sent: { message: OutgoingMessage; to: string }[];
let fail: (() => Error) | undefined;
let people: Map<string, Recipient>;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(async () => t.close());
beforeEach(() => {
  // Later than the machine's own clock, by which fresh jobs are stamped.
  clock = stoppedClock('2031-11-24T02:00:00Z');
  sent = [];
  fail = undefined;
  people = new Map();
});

/** The outside world: a text message service that takes everything, or fails as told. */
const sms: Channel = {
  name: 'sms',
  text: { zh: '短信', en: 'Text message' },
  deliver: async (message, { phone }) => {
    if (fail !== undefined) throw fail();
    if (phone === null) return { state: 'skipped', reason: { zh: '没有手机号', en: 'no number' } };
    sent.push({ message, to: phone });
    return { state: 'sent', address: phone };
  },
};

const findRecipients = async (_db: unknown, ids: readonly string[]) =>
  ids.flatMap((id) => people.get(id) ?? []);

const means = { kinds: [task, reset], channels: [sms], findRecipients };
const registry = { kinds: means.kinds, channels: [inboxChannel, sms] };

const person = (over: Partial<Recipient> = {}): string => {
  const userId = newId();
  const standard = {
    userId,
    name: '王敏',
    language: 'zh',
    email: null,
    phone: '13800000000',
    active: true,
  } as const;
  people.set(userId, { ...standard, ...over });
  return userId;
};

const as = (userId: string): Ctx =>
  t.ctx({
    clock,
    actor: {
      kind: 'user',
      userId,
      credentialId: 's',
      name: '王敏',
      from: { ip: '', requestId: '', agent: '' },
    },
    scope: { range: 'all', userId, departmentId: null },
  });

const tell = (to: string[], kind = task, title = '请审批') =>
  t.db.transact((tx) => notify(tx, { to, kind, title, body: '第 1 批', link: '/tasks/1' }));

const module = () => messagesModule({ ...means, live: { listen: () => () => undefined } });

/** Takes the next job that is due, as a worker would. */
const nextJob = (): Promise<{ name: string; payload: unknown } | undefined> =>
  t.db.transact(async (tx) => {
    const [job] = await tx.rows(sql<{ name: string; payload: unknown }>`
      with due as (
        delete from graphile_worker._private_jobs where id = (
          select id from graphile_worker._private_jobs where run_at <= ${clock.now()} order by id limit 1)
        returning task_id, payload)
      select t.identifier as name, due.payload from due
      join graphile_worker._private_tasks t on t.id = due.task_id`);
    return job;
  });

/** Runs the jobs that are due, one after another. */
const work = async (): Promise<void> => {
  const { jobs } = module();
  for (let job = await nextJob(); job !== undefined; job = await nextJob()) {
    const { name, payload } = job;
    await jobs.find((each) => each.job.name === name)?.run(t.ctx({ clock }), payload);
  }
};

const log = async (userId: string) =>
  (await listDeliveries(t.ctx({ clock }), means, { limit: 200 })).rows.filter(
    ({ user }) => user.id === userId,
  );
const code = (expected: string) =>
  expect.objectContaining({ kind: expect.objectContaining({ code: expected }) });
const page = { view: 'inbox', limit: 50 } as const;

test('what is told in a transaction arrives in the inbox and by the channel, once each', async () => {
  const [a, b] = [person(), person({ phone: null })];
  await tell([a, b, a]);
  await work();
  expect((await listMessages(as(a), page)).rows).toMatchObject([
    { title: { zh: '请审批', en: '请审批' }, link: '/tasks/1', readAt: null },
  ]);
  expect(sent.map(({ to }) => to)).toEqual(['13800000000']);
  expect(await log(a)).toMatchObject([
    { state: 'sent', address: '13800000000', attempts: 1, can: { retry: false } },
  ]);
  expect(await log(b)).toMatchObject([
    { state: 'skipped', reason: { zh: '没有手机号' }, can: { retry: true } },
  ]);
});

test('nothing is told when the transaction rolls back', async () => {
  const a = person();
  await expect(
    t.db.transact(async (tx) => {
      await notify(tx, { to: [a], kind: task, title: '请审批' });
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');
  await work();
  expect(await countUnread(as(a))).toEqual({ unread: 0 });
  expect(sent).toEqual([]);
});

test('a thousand people are told in one transaction', async () => {
  const to = Array.from({ length: 1_000 }, () => person());
  await tell(to);
  await work();
  expect(sent.length).toBe(1_000);
  expect(await countUnread(as(to[999] ?? ''))).toEqual({ unread: 1 });
}, 60_000);

test('a person sees only their own messages and can touch no others, whatever the range of their rights', async () => {
  const [a, b] = [person(), person()];
  await tell([a]);
  const id = (await listMessages(as(a), page)).rows[0]?.id ?? '';
  expect((await listMessages(as(b), page)).rows).toEqual([]);
  await expect(readMessage(as(b), id)).rejects.toThrow(code('platform.not-found'));
  await expect(archiveMessage(as(b), { id, archived: true })).rejects.toThrow(code('platform.not-found'));
  await expect(deleteMessage(as(b), id)).rejects.toThrow(code('platform.not-found'));
  await markRead(as(b), [id]);
  expect((await readMessage(as(a), id)).readAt).toBeNull();
  expect((await listMessages(t.ctx(), page)).rows).toEqual([]);
});

test('unread come first, pages meet, and reading, archiving and deleting take effect', async () => {
  const a = person();
  for (const title of ['一', '二', '三', '四', '五']) await tell([a], task, title);
  const titles = async (view: 'inbox' | 'unread' | 'archived' = 'inbox') => {
    const found: string[] = [];
    let after: string | undefined;
    do {
      const part = await listMessages(as(a), { view, limit: 2, after });
      found.push(...part.rows.map(({ title }) => title.zh));
      after = part.next ?? undefined;
    } while (after !== undefined);
    return found.join('');
  };
  const byTitle = new Map((await listMessages(as(a), page)).rows.map(({ id, title }) => [title.zh, id]));
  const id = (title: string): string => byTitle.get(title) ?? '';
  expect(await titles()).toBe('五四三二一');
  expect(await markRead(as(a), [id('五'), id('二')])).toMatchObject({ unread: 3 });
  expect(await titles()).toBe('四三一五二');
  expect(await titles('unread')).toBe('四三一');
  await archiveMessage(as(a), { id: id('四'), archived: true });
  await deleteMessage(as(a), id('五'));
  expect([await titles(), await titles('archived')]).toEqual(['三一二', '四']);
  await archiveMessage(as(a), { id: id('四'), archived: false });
  expect(await titles()).toBe('三一四二');
  expect(await markRead(as(a), 'all')).toMatchObject({ unread: 0 });
});

test('people choose per kind and channel, but not against what must reach them', async () => {
  const a = person();
  await setPreferences(as(a), registry, [
    { kind: task.name, channel: 'sms', wanted: false },
    { kind: task.name, channel: 'inbox', wanted: false },
  ]);
  await tell([a]);
  await tell([a], reset);
  await work();
  expect(sent.map(({ message }) => message.kind)).toEqual([reset.name]);
  expect((await listMessages(as(a), page)).rows.map(({ kind }) => kind)).toEqual([reset.name]);
  await expect(
    setPreferences(as(a), registry, [{ kind: reset.name, channel: 'sms', wanted: false }]),
  ).rejects.toThrow(code('messages.choice-mandatory'));
  await expect(
    setPreferences(as(a), registry, [{ kind: task.name, channel: 'fax', wanted: true }]),
  ).rejects.toThrow(code('messages.choice-unknown'));
  expect((await readPreferences(as(a), registry)).kinds[1]?.channels[1]).toEqual({
    name: 'sms',
    wanted: true,
    fixed: true,
  });
});

test('a channel that fails is tried again later and given up after six attempts; a person can start over', async () => {
  const a = person();
  fail = () => new Error('connect ECONNREFUSED');
  await tell([a]);
  await work();
  expect(await log(a)).toMatchObject([
    {
      state: 'waiting',
      attempts: 1,
      nextAttemptAt: '2031-11-24T02:01:00.000Z',
      reason: { en: 'connect ECONNREFUSED' },
    },
  ]);
  for (const minutes of [1, 5, 30, 120, 360]) {
    clock.move(minutes * 60_000);
    await work();
  }
  const [given] = await log(a);
  expect(given).toMatchObject({ state: 'failed', attempts: 6, nextAttemptAt: null, can: { retry: true } });
  fail = undefined;
  await retryDelivery(as(a), given?.id ?? '');
  await expect(retryDelivery(as(a), given?.id ?? '')).rejects.toThrow(code('messages.delivery-under-way'));
  await work();
  expect(await log(a)).toMatchObject([{ state: 'sent', attempts: 1, reason: null }]);
  await expect(retryDelivery(as(a), newId())).rejects.toThrow(code('platform.not-found'));
});

test('what is refused for good, or meant for a closed account, is not tried again', async () => {
  const [a, b] = [person(), person({ active: false })];
  fail = () => new Undeliverable({ zh: '号码不存在', en: 'no such number' });
  await tell([a, b]);
  await work();
  expect(await log(a)).toMatchObject([{ state: 'failed', attempts: 1, reason: { zh: '号码不存在' } }]);
  expect(await log(b)).toMatchObject([{ state: 'skipped', reason: { zh: '接收人的账号已停用。' } }]);
});

test('an attempt that is repeated after a crash carries the same delivery id', async () => {
  const a = person();
  await tell([a]);
  await work();
  const deliveryId = sent[0]?.message.deliveryId ?? '';
  await t.asOwner(`update message_deliveries set state = 'waiting' where id = '${deliveryId}'`);
  const handler = module().jobs.find(({ job }) => job.name === 'messages.deliver');
  await handler?.run(t.ctx({ clock }), { deliveryId });
  await handler?.run(t.ctx({ clock }), { deliveryId });
  expect(sent.map(({ message }) => message.deliveryId)).toEqual([deliveryId, deliveryId]);
});

test('after 180 days what was read goes, and what was not stays', async () => {
  const a = person();
  await tell([a], task, '已读');
  await tell([a], task, '未读');
  await work();
  const [unread, read] = (await listMessages(as(a), page)).rows;
  await markRead(as(a), [read?.id ?? '']);
  await t.asOwner(`update messages set created_at = '2031-05-27T01:00:00Z' where user_id = '${a}'`);
  await tidyMessages(t.ctx({ clock }));
  expect((await listMessages(as(a), page)).rows.map(({ id }) => id)).toEqual([unread?.id]);
  expect((await log(a)).length).toBe(1);
});
