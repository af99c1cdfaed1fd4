import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { type App, composeApp } from '../app.ts';
import { ensureAdministrator } from '../identity/index.ts';
import { openFileStore } from '../platform/files.ts';
import { openLiveHub } from '../platform/live.ts';
import { openLog } from '../platform/log.ts';
import { type FileStore, systemClock } from '../platform/index.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

/** The whole product on a database of the test file's own, called without a network. */
export interface TestApp extends TestDatabase {
  readonly app: App;
  readonly http: FastifyInstance;
  /** Where it keeps contents of files, at most a mebibyte each. */
  readonly files: FileStore;
  /** Calls as nobody. */
  readonly call: (options: InjectOptions) => Promise<LightMyRequestResponse>;
  /** Signs in and answers with a caller that carries the session. */
  readonly signIn: (user: string, password: string) => Promise<TestApp['call']>;
  /** The administrator, signed in. */
  readonly asAdmin: TestApp['call'];
}

export const adminPassword = 'Qinghe-2026-源流';

/** Composes the product; call in `beforeAll` and close in `afterAll`. */
export const testApp = async (): Promise<TestApp> => {
  const database = await testDatabase();
  const filesHome = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-test-files-'));
  const log = openLog('fatal');
  const live = openLiveHub(database.connection('app'), log);
  const files = openFileStore({ folder: path.join(filesHome, 'files'), limit: 1_048_576 });
  const app = await composeApp({
    db: database.db,
    log,
    clock: systemClock,
    live,
    files,
    requestsPerMinute: 0,
    trustedProxies: [],
    openMetrics: false,
    timeZone: 'Asia/Shanghai',
  });
  await ensureAdministrator(
    { db: database.db, clock: systemClock, log },
    { rights: app.modules.flatMap(({ rights }) => rights), password: adminPassword },
  );
  await app.prepare();
  const call: TestApp['call'] = (options) => app.http.inject(options);
  const signIn: TestApp['signIn'] = async (user, password) => {
    const answer = await call({ method: 'POST', url: '/api/sign-in', payload: { user, password } });
    if (answer.statusCode !== 200) throw new Error(`sign-in failed: ${answer.body}`);
    const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
    return (options) => call({ ...options, cookies });
  };
  return {
    ...database,
    app,
    http: app.http,
    files,
    call,
    signIn,
    asAdmin: await signIn('admin', adminPassword),
    close: async () => {
      await app.http.close();
      await live.close();
      await database.close();
      await rm(filesHome, { recursive: true, force: true });
    },
  };
};
