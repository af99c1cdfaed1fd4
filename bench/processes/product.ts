/** The product as `serve` puts it together, with the bench's own routes beside; tells its processor time. */
import os from 'node:os';
import path from 'node:path';
import { composeApp } from '../../server/app.ts';
import { ensureAdministrator, openAuthentication } from '../../server/identity/index.ts';
import { openDatabase } from '../../server/platform/db/db.ts';
import { openFileStore } from '../../server/platform/files.ts';
import { addRoutes } from '../../server/platform/http/add-routes.ts';
import { startSealer, systemClock } from '../../server/platform/index.ts';
import { openLiveHub } from '../../server/platform/live.ts';
import { openLog } from '../../server/platform/log.ts';
import { startWorkers } from '../../server/platform/workers.ts';
import { z } from 'zod';
import { connectionForm, poolSize } from '../measure/connection.ts';
import { portOf, processorMicroseconds, servesParent, settingsFrom } from '../measure/parent.ts';
import { benchRoutes } from './bench-routes.ts';

const { connection, password } = settingsFrom(z.object({ connection: connectionForm, password: z.string() }));
const log = openLog('warn');
const db = openDatabase({
  connection,
  size: poolSize,
  prepared: true,
  onLost: (error) => log.warn({ err: error }, 'a database connection broke'),
});
const around = { db, log, clock: systemClock };
const live = openLiveHub(connection, log);
const app = await composeApp({
  ...around,
  live,
  // No case of the bench keeps a file.
  files: openFileStore({ folder: path.join(os.tmpdir(), 'yuanliu-bench-files'), limit: 1_048_576 }),
  requestsPerMinute: 0,
  trustedProxies: [],
  openMetrics: false,
  timeZone: 'Asia/Shanghai',
  publicUrl: undefined,
});
await ensureAdministrator(around, { rights: app.modules.flatMap(({ rights }) => rights), password });
const { authenticate } = openAuthentication(around);
addRoutes(app.http, benchRoutes, { ...around, authenticate, https: false });
const workers = await startWorkers({
  ...around,
  connection,
  handlers: app.jobs,
  concurrency: 4,
  alone: true,
});
const sealer = startSealer({ db, log });
await app.http.listen({ port: 0, host: '127.0.0.1' });

servesParent({ port: portOf(app.http) }, processorMicroseconds, async () => {
  await app.http.close();
  await workers.stop();
  await sealer.stop();
  await live.close();
  await db.close();
});
