import { notFound, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { OpenDatabase } from '../db/db.ts';

export interface StatusOptions {
  /** How far the start has come; `/readyz` answers 200 only when it is ready. */
  readonly isReady: () => boolean;
  /** Whether `/metrics` answers other machines too; figures of the business are nobody else's by default. */
  readonly openMetrics: boolean;
}

const databasePatienceMilliseconds = 2_000;

/** `/healthz` (the process lives), `/readyz` (it can work: database answers), `/metrics` (Prometheus text). */
export const addStatusRoutes = (app: FastifyInstance, db: OpenDatabase, options: StatusOptions): void => {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'alive' }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const database = await answers(db);
    const ready = database && options.isReady();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', database });
  });
  addMetrics(app, db, options);
};

const answers = async (db: OpenDatabase): Promise<boolean> => {
  const patience = AbortSignal.timeout(databasePatienceMilliseconds);
  const late = new Promise<false>((resolve) =>
    patience.addEventListener('abort', () => resolve(false), { once: true }),
  );
  const asked = db.rows(sql`select 1`).then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
};

const isLoopback = (ip: string): boolean => /^(?:127\.|::1$|::ffff:127\.)/.test(ip);

/** A proxy on this machine speaks for somebody elsewhere, even one that nobody has named as trusted. */
const forwardedBy = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

const isFromHere = ({ ip, headers }: FastifyRequest): boolean =>
  isLoopback(ip) && forwardedBy.every((header) => headers[header] === undefined);

const addMetrics = (app: FastifyInstance, db: OpenDatabase, { openMetrics }: StatusOptions): void => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'yuanliu_' });
  const durations = new Histogram({
    name: 'yuanliu_http_request_seconds',
    help: 'Time from request to answer, by endpoint and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'yuanliu_database_connections',
    help: 'Connections of the pool, by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'idle' }, db.pool.idleCount);
      this.set({ state: 'busy' }, db.pool.totalCount - db.pool.idleCount);
      this.set({ state: 'waiting' }, db.pool.waitingCount);
    },
  });
  new Gauge({
    name: 'yuanliu_jobs',
    help: 'Jobs that wait or have failed for good',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const [count] = await db.rows(sql<{ waiting: number; failed: number }>`
        select count(*) filter (where attempts < max_attempts)::int as waiting,
               count(*) filter (where attempts >= max_attempts)::int as failed
        from graphile_worker._private_jobs`);
      this.set({ state: 'waiting' }, count?.waiting ?? 0);
      this.set({ state: 'failed' }, count?.failed ?? 0);
    },
  });
  // Looking up a series by its labels costs ten times what noting a value does; there are few of them.
  const series = new Map<string, ReturnType<typeof durations.labels>>();
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const [route, status] = [routeOptions.url ?? 'none', reply.statusCode];
    const key = `${method} ${status} ${route}`;
    const known = series.get(key) ?? durations.labels({ method, route, status });
    series.set(key, known);
    known.observe(reply.elapsedTime / 1000);
    done();
  });
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!openMetrics && !isFromHere(request)) throw new Problem(notFound, {});
    return reply.type(registry.contentType).send(await registry.metrics());
  });
};
