import { EventEmitter } from 'node:events';
import { Logger, parseCronItem, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import type { Clock } from './clock.ts';
import { type Ctx, everything, systemActor } from './context.ts';
import type { Database } from './db/db.ts';
import type { JobHandler } from './jobs.ts';
import type { Log } from './log.ts';

export interface WorkersOptions {
  readonly connection: pg.PoolConfig;
  readonly db: Database;
  readonly log: Log;
  readonly clock: Clock;
  readonly handlers: readonly JobHandler[];
  /** Jobs at the same time. */
  readonly concurrency: number;
  /** True where no other process can be running jobs: whatever is locked then belongs to the dead. */
  readonly alone: boolean;
}

export interface Workers {
  readonly stop: () => Promise<void>;
}

const signOfLifeMilliseconds = 10_000;
const deadAfterSeconds = 45;

/** Runs jobs until stopped; a job in hand is finished first. */
export const startWorkers = async (options: WorkersOptions): Promise<Workers> => {
  const mine = new Set<string>();
  const pool = new pg.Pool({
    ...options.connection,
    max: 2 + options.concurrency,
    application_name: 'yuanliu jobs',
  });
  const lost = (error: Error): void => options.log.warn({ err: error }, 'jobs lost a database connection');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  await takeUpFromTheDead(options.db, options.alone);

  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => mine.add(worker.workerId));
  const runner = await run({
    pgPool: pool,
    concurrency: options.concurrency,
    noHandleSignals: true,
    pollInterval: 1_000,
    taskList: taskList(options),
    parsedCronItems: cronItems(options.handlers),
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') options.log.warn({ jobs: message }, 'jobs');
    }),
    events,
  });
  await showLife(options.db, mine);
  const heart = setInterval(() => void beat(options, mine), signOfLifeMilliseconds);
  return { stop: () => stop({ runner, pool, heart, options, mine }) };
};

const taskList = ({ handlers, db, log, clock }: WorkersOptions): TaskList =>
  Object.fromEntries(
    handlers.map(({ job, run: work }) => [
      job.name,
      async (payload: unknown) => {
        const ctx: Ctx = { actor: systemActor(job.name), scope: everything, db, log, clock };
        await work(ctx, isScheduled(payload) ? {} : payload);
      },
    ]),
  );

/** A job that the schedule made carries only the scheduler's own note. */
const isScheduled = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && '_cron' in payload;

/**
 * A machine that is switched off at night does its nightly work when it is on again, and once: what became due in the
 * meantime takes the place of what waits already.
 */
const madeUpForMilliseconds = 86_400_000;

const cronItems = (handlers: readonly JobHandler[]) =>
  handlers.flatMap(({ job, schedule }) =>
    schedule === undefined
      ? []
      : [
          parseCronItem({
            task: job.name,
            match: schedule,
            identifier: job.name,
            options: { backfillPeriod: madeUpForMilliseconds, jobKey: `${job.name} by schedule` },
          }),
        ],
  );

const beat = async ({ db, log }: WorkersOptions, mine: ReadonlySet<string>): Promise<void> => {
  try {
    await showLife(db, mine);
    await takeUpFromTheDead(db, false);
  } catch (error) {
    log.warn({ err: error }, 'jobs could not show a sign of life');
  }
};

const showLife = (db: Database, mine: ReadonlySet<string>): Promise<void> =>
  db.transact(async (tx) => {
    await tx.rows(sql`
      insert into job_workers (worker_id, seen_at) select unnest(${[...mine]}::text[]), now()
      on conflict (worker_id) do update set seen_at = excluded.seen_at`);
  });

/**
 * The queue itself would give up on a worker that was killed only after four hours. Ours show a sign of life;
 * what a worker without one holds is free to be taken again.
 */
const takeUpFromTheDead = (db: Database, alone: boolean): Promise<void> =>
  db.transact(async (tx) => {
    await tx.rows(sql`
      with dead as (
        select distinct locked_by as id from graphile_worker._private_jobs
        where locked_by is not null and locked_at < now() - make_interval(secs => ${alone ? 0 : deadAfterSeconds})
          and (${alone}::boolean or not exists (
            select 1 from job_workers
            where worker_id = locked_by and seen_at > now() - make_interval(secs => ${deadAfterSeconds})))
      )
      select graphile_worker.force_unlock_workers(array_agg(id)) from dead having count(*) > 0`);
    await tx.rows(sql`delete from job_workers where seen_at < now() - interval '1 day'`);
  });

interface Running {
  readonly runner: Runner;
  readonly pool: pg.Pool;
  readonly heart: NodeJS.Timeout;
  readonly options: WorkersOptions;
  readonly mine: ReadonlySet<string>;
}

const stop = async ({ runner, pool, heart, options, mine }: Running): Promise<void> => {
  clearInterval(heart);
  await runner.stop();
  await options.db.transact(async (tx) => {
    await tx.rows(sql`delete from job_workers where worker_id = any(${[...mine]}::text[])`);
  });
  await pool.end();
};
