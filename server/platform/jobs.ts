import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from './context.ts';
import type { Tx } from './db/db.ts';

/** A kind of work that is done after the commit: its name `module.verb-noun` and what it is told. */
export interface Job<P extends z.ZodType = z.ZodType> {
  readonly name: `${string}.${string}`;
  readonly payload: P;
}

/** A job with the code that does it. It may run more than once, so it must be idempotent. */
export interface JobHandler {
  readonly job: Job;
  readonly run: (ctx: Ctx, payload: unknown) => Promise<void>;
  /** Runs by itself at these minutes as well (crontab form, UTC), with an empty payload. */
  readonly schedule?: string;
}

/** Ties a job to its code; the payload is parsed before the code sees it. */
export const handles = <P extends z.ZodType>(
  job: Job<P>,
  run: (ctx: Ctx, payload: z.output<P>) => Promise<void>,
  schedule?: string,
): JobHandler => ({
  job,
  run: async (ctx, payload) => run(ctx, job.payload.parse(payload)),
  ...(schedule !== undefined && { schedule }),
});

export interface EnqueueOptions {
  /** Not before this moment. */
  readonly at?: Date;
  /** A later job under the same key takes the place of one that has not started. */
  readonly key?: string;
  /** Attempts before the job is left for a person to look at; 25 (about three days) when absent. */
  readonly attempts?: number;
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
}

/** Puts a job into the transaction: it runs if the transaction commits, and not if it does not. */
export const enqueue = async <P extends z.ZodType>(
  tx: Tx,
  work: { readonly job: Job<P>; readonly payload: z.input<P> },
  { at, key, attempts, queue }: EnqueueOptions = {},
): Promise<void> => {
  tx.send(sql`
    select 1 from graphile_worker.add_job(
      ${work.job.name},
      payload => ${JSON.stringify(work.payload)}::json,
      queue_name => ${queue ?? null},
      run_at => ${at ?? null}::timestamptz,
      max_attempts => ${attempts ?? null}::int,
      job_key => ${key ?? null})`);
};
