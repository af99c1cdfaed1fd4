import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type TestDatabase, testDatabase } from '../test/test-database.ts';
import { systemClock } from './clock.ts';
import { enqueue, handles, type Job } from './jobs.ts';
import { openLog } from './log.ts';
import { announce, deliveryJob, subscribes } from './outbox.ts';
import { startWorkers, type Workers } from './workers.ts';

const noted = { name: 'test.note', payload: z.object({ text: z.string() }) } as const satisfies Job;
const happened = { name: 'test.thing-happened', data: z.object({ what: z.string() }) } as const;

let t: TestDatabase;
let workers: Workers;
const done: string[] = [];
const heard: string[] = [];
let failures = 0;
let isBroken = false;

const subscribers = [
  subscribes(happened, 'test.first', async (_ctx, tx, { what }) => {
    await tx.rows(sql`insert into job_workers (worker_id) values (${`first ${what}`})`);
    heard.push(`first ${what}`);
  }),
  subscribes(happened, 'test.broken', async () => {
    if (isBroken) throw new Error('this listener always fails');
  }),
  subscribes(happened, 'test.second', async (_ctx, _tx, { what }) => {
    if (failures === 0) {
      failures += 1;
      throw new Error('the second listener fails once');
    }
    heard.push(`second ${what}`);
  }),
];

beforeAll(async () => {
  t = await testDatabase();
  workers = await startWorkers({
    connection: t.connection('app'),
    db: t.db,
    log: openLog('silent'),
    clock: systemClock,
    handlers: [
      handles(noted, async (_ctx, { text }) => {
        done.push(text);
      }),
      deliveryJob(subscribers),
    ],
    concurrency: 2,
    alone: true,
  });
});
afterAll(async () => {
  await workers.stop();
  await t.close();
});

test('a job runs when its transaction commits and never when it rolls back', async () => {
  await expect(
    t.db.transact(async (tx) => {
      await enqueue(tx, { job: noted, payload: { text: 'rolled back' } });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await t.db.transact((tx) => enqueue(tx, { job: noted, payload: { text: 'committed' } }));
  await vi.waitFor(() => expect(done).toContain('committed'), { timeout: 5_000 });
  expect(done).not.toContain('rolled back');
});

test('every subscriber hears an announcement once, also when another one failed and the job ran again', async () => {
  await t.db.transact((tx) => announce(tx, happened, { what: 'a lot was made' }));
  await vi.waitFor(() => expect(heard).toContain('first a lot was made'), { timeout: 5_000 });
  // The queue waits before it tries a failed job again; the test does not.
  await t.asOwner(`update graphile_worker._private_jobs set run_at = now()`);
  await vi.waitFor(
    async () => {
      await t.asOwner(`update graphile_worker._private_jobs set run_at = now() where locked_at is null`);
      expect(heard).toContain('second a lot was made');
    },
    { timeout: 10_000 },
  );
  expect(heard.filter((line) => line === 'first a lot was made')).toHaveLength(1);
});

test('nothing is left of an announcement that everybody has heard', async () => {
  await vi.waitFor(
    async () => {
      expect(await t.asOwner('select 1 from outbox')).toEqual([]);
    },
    { timeout: 5_000 },
  );
  expect(await t.asOwner('select * from outbox_deliveries')).toEqual([]);
});

test('a subscriber that always fails keeps an announcement from nobody else', async () => {
  isBroken = true;
  await t.db.transact((tx) => announce(tx, happened, { what: 'a lot was split' }));
  await vi.waitFor(() => expect(heard).toContain('second a lot was split'), { timeout: 5_000 });
  expect(await t.asOwner('select 1 from outbox')).toHaveLength(1);
  isBroken = false;
});

test('what was due while nothing ran is made up for at the next start, once', async () => {
  const runs: string[] = [];
  const nightly = { name: 'test.every-night', payload: z.object({}) } as const;
  const night = new Date(Date.now() - 3 * 3_600_000);
  const schedule = `${night.getUTCMinutes()} ${night.getUTCHours()} * * *`;
  await t.asOwner(
    `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
     values ('test.every-night', now() - interval '9 days', now() - interval '3 days')`,
  );
  const late = await startWorkers({
    connection: t.connection('app'),
    db: t.db,
    log: openLog('silent'),
    clock: systemClock,
    handlers: [handles(nightly, async () => void runs.push('run'), schedule)],
    concurrency: 1,
    alone: false,
  });
  await vi.waitFor(() => expect(runs).toEqual(['run']), { timeout: 5_000 });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await late.stop();
  expect(runs).toEqual(['run']);
});

test('what a killed worker held is taken up again at the next start', async () => {
  await t.db.transact((tx) =>
    enqueue(tx, { job: noted, payload: { text: 'held by the dead' } }, { at: new Date(Date.now() + 60_000) }),
  );
  await t.asOwner(
    `update graphile_worker._private_jobs set locked_by = 'worker-dead', locked_at = now() - interval '5 minutes', run_at = now() - interval '1 minute'`,
  );
  const second = await startWorkers({
    connection: t.connection('app'),
    db: t.db,
    log: openLog('silent'),
    clock: systemClock,
    handlers: [
      handles(noted, async (_ctx, { text }) => {
        done.push(text);
      }),
    ],
    concurrency: 1,
    alone: false,
  });
  await vi.waitFor(() => expect(done).toContain('held by the dead'), { timeout: 5_000 });
  await second.stop();
});
