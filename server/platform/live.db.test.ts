import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../test/test-database.ts';
import { type LiveHub, nudge, openLiveHub } from './live.ts';
import { openLog } from './log.ts';

let t: TestDatabase;
let hub: LiveHub;
const heard: string[] = [];

beforeAll(async () => {
  t = await testDatabase();
  hub = openLiveHub({ ...t.connection('app'), database: t.name }, openLog('silent'));
  await new Promise<void>((resolve) =>
    hub.listen('somebody', (topic) => {
      heard.push(topic);
      resolve();
    }),
  );
});
afterAll(async () => {
  await hub.close();
  await t.close();
});

const say = (topic: string) => t.db.transact((tx) => nudge(tx, { to: ['somebody'], topic }));
const listeners = () =>
  t.asOwner<{ pid: number }>(
    `select pid from pg_stat_activity where application_name = 'yuanliu live' and datname = current_database()`,
  );

test('a notification that somebody else wrote into the channel hurts nobody', async () => {
  for (const payload of ['no JSON', '7', '{"to":"everyone"}'])
    await t.asOwner(`select pg_notify('yuanliu_live', $1)`, [payload]);
  await say('test.after-rubbish');
  await expect.poll(() => heard).toContain('test.after-rubbish');
});

test('a lost connection is replaced by exactly one, and every screen asks again', async () => {
  heard.length = 0;
  const [listener] = await listeners();
  const superuser = new pg.Client({ ...t.connection('owner'), options: '' });
  await superuser.connect();
  await superuser.query('select pg_terminate_backend($1)', [listener?.pid]);
  await superuser.end();
  await expect.poll(() => heard, { timeout: 8_000 }).toEqual(['all']);
  await say('test.after-loss');
  await expect.poll(() => heard).toContain('test.after-loss');
  expect(heard).toEqual(['all', 'test.after-loss']);
  expect(await listeners()).toHaveLength(1);
});

test('a hub that is closed before it is connected leaves no connection behind', async () => {
  const early = openLiveHub(t.connection('app'), openLog('silent'));
  await early.close();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await listeners()).toHaveLength(1);
});
