import { Server as TlsServer } from 'node:tls';
import { composeApp } from '../app.ts';
import { ensureAdministrator } from '../identity/index.ts';
import { smtpMailer } from '../messages/index.ts';
import type { Config } from '../platform/config.ts';
import { addDeskRoutes } from '../platform/http/desk-routes.ts';
import { type LiveHub, startSealer, systemClock } from '../platform/index.ts';
import { filesFolder, openFileStore } from '../platform/files.ts';
import { openLiveHub } from '../platform/live.ts';
import { keepFresh } from '../platform/tls/keep-fresh.ts';
import { addTrustRoutes } from '../platform/tls/trust-routes.ts';
import { tlsOf } from '../platform/tls/tls.ts';
import { startWorkers, type Workers } from '../platform/workers.ts';
import { buildDesk, deskFolder, isDeskStale } from './build-web.ts';
import type { Command } from './command.ts';
import { withEndings } from './endings.ts';
import { type OpenProduct, openProduct } from './open-product.ts';
import { step } from './progress.ts';
import { addressLines } from './say-addresses.ts';
import { hearStop, type StopRequest } from './until-stopped.ts';

type Say = (line: string) => void;

/** Serves pages and API and runs jobs, until stopped. */
export const serve: Command = async ({ config, say }) => {
  const stop = hearStop();
  say('源流 Yuanliu');
  const [opened, built] = await Promise.allSettled([
    step(say, '数据库 · database', () => openProduct(config, { say, sole: true })),
    readyDesk(say, stop.signal),
  ]);
  if (opened.status === 'rejected') throw opened.reason;
  const product = opened.value;
  try {
    // Who asks to stop while the start is under way wants just that, not to hear what could not be finished.
    if (!stop.signal.aborted) {
      if (built.status === 'rejected') throw built.reason;
      await serveProduct(product, { config, say, stop });
    }
  } finally {
    await product.close();
  }
  say('✓ 已停止 · stopped');
  return 0;
};

/** Runs jobs only: a second process beside `serve` on the enterprise's own database. */
export const work: Command = async ({ config, say }) => {
  const stop = hearStop();
  const product = await openProduct(config, { say, sole: true });
  await withEndings(async (later) => {
    later(product.close);
    const live = openLiveHub(product.home.connection('app'), product.log);
    later(live.close);
    const { jobs, prepare } = await composeApp(partsOf(product, config, live));
    await prepare();
    later(startSealer(product).stop);
    later((await startJobs(product, jobs)).stop);
    say('✓ 正在执行后台任务 · running jobs');
    await stop.asked;
  });
  return 0;
};

const readyDesk = async (say: Say, signal: AbortSignal): Promise<void> => {
  if (await isDeskStale()) await step(say, '构建网页 · building the web', () => buildDesk(signal));
};

interface Serving {
  readonly config: Config;
  readonly say: Say;
  readonly stop: StopRequest;
}

const serveProduct = (product: OpenProduct, { config, say, stop }: Serving): Promise<void> =>
  withEndings(async (later) => {
    const live = openLiveHub(product.home.connection('app'), product.log);
    later(live.close);
    const tls = await tlsOf(config, product.dataDir);
    const app = await composeApp({ ...partsOf(product, config, live), ...(tls !== undefined && { tls }) });
    const first = await ensureAdministrator(
      { db: product.db, clock: systemClock, log: product.log },
      {
        rights: app.modules.flatMap(({ rights }) => rights),
        ...(config.adminPassword !== undefined && { password: config.adminPassword }),
      },
    );
    // Said at once: whatever the rest of the start meets, it is kept nowhere.
    sayFirstSignIn(say, first.password);
    await app.prepare();
    if (tls?.authority !== undefined) addTrustRoutes(app.http, tls.authority);
    await addDeskRoutes(app.http, deskFolder);
    later(startSealer(product).stop);
    later((await startJobs(product, app.jobs)).stop);
    later(() => app.http.close());
    const address = await app.http.listen({ port: config.port, host: config.host });
    if (tls !== undefined && app.http.server instanceof TlsServer)
      keepFresh(app.http.server, {
        first: tls,
        look: () => tlsOf(config, product.dataDir),
        log: product.log,
      });
    clearUpAfterStart();
    say('');
    for (const line of addressLines(address, config, tls)) say(line);
    say('  停止 · stop  Ctrl-C');
    await stop.asked;
    say('正在停止… · stopping');
  });

const partsOf = (product: OpenProduct, config: Config, live: LiveHub) => ({
  db: product.db,
  files: openFileStore({ folder: filesFolder(product.dataDir), limit: config.fileLimit * 1_048_576 }),
  log: product.log,
  clock: systemClock,
  live,
  requestsPerMinute: config.requestsPerMinute,
  trustedProxies: config.trustedProxies,
  openMetrics: config.metrics === 'open',
  timeZone: config.timeZone,
  publicUrl: config.publicUrl,
  ...(config.smtpUrl !== undefined && { mailer: smtpMailer({ url: config.smtpUrl, from: config.mailFrom }) }),
});

const settledMilliseconds = 5_000;
/** The part of its time that a process does something though nobody asks anything: jobs and seals are looked for. */
const idleUtilization = 0.05;

/**
 * A start leaves 30 MB of garbage and of half-empty pages, which an idle process, that makes little more, would keep
 * for hours. Giving all of it back takes 0.1 to 0.3 s, so it waits for five seconds in which nobody asked anything.
 * Node lends the collector only when it is started with --expose-gc, as `npm start` does.
 */
const clearUpAfterStart = (): void => {
  const before = performance.eventLoopUtilization();
  setTimeout(() => {
    if (performance.eventLoopUtilization(before).utilization > idleUtilization) clearUpAfterStart();
    else globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  }, settledMilliseconds).unref();
};

const jobsAtOnce = 4;

const startJobs = (
  product: OpenProduct,
  handlers: Parameters<typeof startWorkers>[0]['handlers'],
): Promise<Workers> =>
  startWorkers({
    connection: product.home.connection('app'),
    db: product.db,
    log: product.log,
    clock: systemClock,
    handlers,
    concurrency: jobsAtOnce,
    alone: product.home.kind === 'embedded',
  });

const sayFirstSignIn = (say: Say, password: string | undefined): void => {
  if (password === undefined) return;
  say('');
  say('  首次登录 · first sign-in');
  say('    用户 user      admin');
  say(`    密码 password  ${password}`);
  say('  此密码只显示这一次，登录后请立即修改。 · shown only once; change it after signing in.');
};
