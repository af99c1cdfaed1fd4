/**
 * The product as `serve` puts it together, with one endpoint beside it that takes numbers, writes the audit and
 * enqueues a job in one transaction, and undoes it where the caller says so. Settings come from the environment.
 */
import { conflict, endpoint, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { z } from 'zod';
import { composeApp } from '../../server/app.ts';
import { openProduct } from '../../server/commands/open-product.ts';
import { ensureAdministrator, openAuthentication, recordChange } from '../../server/identity/index.ts';
import { numberTaker } from '../../server/numbering/index.ts';
import { readConfig } from '../../server/platform/config.ts';
import { filesFolder, openFileStore } from '../../server/platform/files.ts';
import { openDatabase } from '../../server/platform/db/db.ts';
import { addRoutes } from '../../server/platform/http/add-routes.ts';
import { bind, enqueue, handles, startSealer, systemClock } from '../../server/platform/index.ts';
import { openLiveHub } from '../../server/platform/live.ts';
import { startWorkers } from '../../server/platform/workers.ts';
import { soakRules } from './soak-tables.ts';

const noteRecord = { name: 'soak.note-record', payload: z.object({ id: z.string() }) } as const;

const noting = handles(noteRecord, (ctx, { id }) =>
  ctx.db.transact(async (tx) => {
    await tx.rows(sql`
      insert into soak_ran (id) values (${id}) on conflict (id) do update set times = soak_ran.times + 1`);
  }),
);

const addRecord = endpoint({
  id: 'soak.add-record',
  method: 'POST',
  path: '/api/soak/records',
  needs: 'signed-in',
  summary: { zh: '耐久测试：取号并记录', en: 'Soak: take numbers and keep a record' },
  body: z.strictObject({ id: z.string(), undo: z.boolean() }),
  reply: z.object({ gapFree: z.string(), fast: z.string() }),
});

const config = readConfig(process.env);
const product = await openProduct(config, { say: () => undefined, sole: true });
const around = { db: product.db, log: product.log, clock: systemClock };
const reserve = openDatabase({
  connection: product.home.connection('app'),
  size: 1,
  prepared: true,
  onLost: () => undefined,
});
const numbers = numberTaker({ db: reserve });

const route = bind(addRecord, (ctx, { body: { id, undo } }) =>
  ctx.db.transact(async (tx) => {
    const at = ctx.clock.now();
    const fast = await numbers.takeNumber(tx, { ruleKey: soakRules.fast, at });
    const gapFree = await numbers.takeNumber(tx, { ruleKey: soakRules.gapFree, at });
    await tx.rows(sql`
      insert into soak_records (id, gap_free, fast) values (${id}, ${gapFree.text}, ${fast.text})`);
    await recordChange(tx, ctx, {
      action: 'soak.record.added',
      subject: { type: 'soak.record', id, label: gapFree.text },
      changes: [{ field: 'fast', from: null, to: fast.text }],
    });
    await enqueue(tx, { job: noteRecord, payload: { id } });
    if (undo) throw new Problem(conflict, { by: 'soak', at: at.toISOString() });
    return { gapFree: gapFree.text, fast: fast.text };
  }),
);

const live = openLiveHub(product.home.connection('app'), product.log);
const app = await composeApp({
  ...around,
  live,
  files: openFileStore({ folder: filesFolder(product.dataDir), limit: 1_048_576 }),
  requestsPerMinute: config.requestsPerMinute,
  trustedProxies: [],
  openMetrics: false,
  timeZone: config.timeZone,
  publicUrl: undefined,
});
await ensureAdministrator(around, {
  rights: app.modules.flatMap(({ rights }) => rights),
  ...(config.adminPassword !== undefined && { password: config.adminPassword }),
});
addRoutes(app.http, [route], {
  ...around,
  authenticate: openAuthentication(around).authenticate,
  https: false,
});
const workers = await startWorkers({
  ...around,
  connection: product.home.connection('app'),
  handlers: [...app.jobs, noting],
  concurrency: 4,
  alone: true,
});
const sealer = startSealer(around);
await app.http.listen({ port: config.port, host: config.host });

process.once('SIGTERM', () => {
  const stop = async (): Promise<void> => {
    await app.http.close();
    await workers.stop();
    await sealer.stop();
    await live.close();
    await reserve.close();
    await product.close();
  };
  stop().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
