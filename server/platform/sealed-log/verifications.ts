import { sealFindingText } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import type { Db } from '../db/db.ts';
import { newId } from '../id.ts';
import { enqueue, handles, type Job, type JobHandler } from '../jobs.ts';
import { nudge } from '../live.ts';
import { announce, type Announcement } from '../outbox.ts';
import type { SealedSource } from './sealed-source.ts';
import { type Verification, verifyLog } from './verify-log.ts';

/** A log was found to be tampered with: `count` findings, the first as a sentence. */
export const brokenLog = z.object({ count: z.int(), first: z.object({ zh: z.string(), en: z.string() }) });

/** What the verifications of one log are made of. */
export interface VerificationsOptions {
  readonly source: SealedSource;
  /** Where findings are kept: a table shaped as `audit_verifications`. */
  readonly table: string;
  /** The name of the job, and of the queue that lets one run at a time. */
  readonly job: Job['name'];
  /** When it runs by itself (crontab form, UTC). */
  readonly schedule: string;
  /** The topic that tells the screen of whoever asked that a check has ended. */
  readonly topic: string;
  readonly broken: Announcement<typeof brokenLog>;
}

/** What a verification found, as it is kept. */
export interface KeptVerification {
  readonly started_at: Date;
  readonly finished_at: Date;
  /** Null for the verification of every night, and for one that somebody asked for at the terminal. */
  readonly asked_by_user_id: string | null;
  /** Null for the verification of every night. */
  readonly asked_by_name: string | null;
  readonly intact: boolean;
  readonly result: Verification;
}

/** The verifications of one log. */
export interface Verifications {
  /** Checks the whole log against its rows: see `verifyLog`. */
  readonly verify: (db: Db) => Promise<Verification>;
  /** The same, kept as asked for by whoever sits at the terminal, and announced where it is broken. */
  readonly verifyAndKeep: (around: Pick<Ctx, 'db' | 'clock'>, operator: string) => Promise<Verification>;
  /**
   * Has the log checked. A job, and not within the request: a check of years takes minutes, longer than proxies keep
   * a request, and the same job runs by itself every night. One at a time; asking twice is asking once.
   */
  readonly request: (ctx: Ctx) => Promise<void>;
  /** Checks the log, keeps what was found, tells whoever asked, and announces what is broken. */
  readonly job: JobHandler;
  /** What the latest check found; undefined before the first. */
  readonly last: (db: Db) => Promise<KeptVerification | undefined>;
}

const payload = z.object({ askedBy: z.object({ userId: z.uuid(), name: z.string() }).optional() });

/** Who asked for a check; the operator at the terminal is no user. */
interface AskedBy {
  readonly userId: string | null;
  readonly name: string;
}

/** Ties a log to its verifications: on request, every night, and what was found. */
export const verificationsOf = (options: VerificationsOptions): Verifications => {
  const { source, table, schedule } = options;
  const job: Job<typeof payload> = { name: options.job, payload };
  return {
    verify: (db) => verifyLog(db, source),
    verifyAndKeep: (around, name) => verifyAndKeep(around, options, { userId: null, name }),
    request: (ctx) =>
      ctx.db.transact(async (tx) => {
        const { userId, name } = ctx.actor;
        const told = userId === null ? {} : { askedBy: { userId, name } };
        await enqueue(tx, { job, payload: told }, { key: job.name, queue: job.name });
      }),
    job: handles(
      job,
      async (ctx, { askedBy }) => {
        await verifyAndKeep(ctx, options, askedBy);
      },
      schedule,
    ),
    last: async (db) => {
      const [row] = await db.rows(sql<KeptVerification>`
        select started_at, finished_at, asked_by_user_id, asked_by_name, intact, result
        from ${sql.table(table)} order by id desc limit 1`);
      return row;
    },
  };
};

const verifyAndKeep = async (
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { source, table, topic, broken }: VerificationsOptions,
  askedBy: AskedBy | undefined,
): Promise<Verification> => {
  const startedAt = ctx.clock.now();
  const result = await verifyLog(ctx.db, source);
  await ctx.db.transact(async (tx) => {
    tx.send(sql`
      insert into ${sql.table(table)}
        (id, started_at, finished_at, asked_by_user_id, asked_by_name, intact, result)
      values (${newId()}, ${startedAt}, ${ctx.clock.now()}, ${askedBy?.userId ?? null}, ${askedBy?.name ?? null},
              ${result.intact}, ${JSON.stringify(result)})`);
    const [first] = result.findings;
    if (first !== undefined)
      await announce(tx, broken, {
        count: result.findings.length + result.more,
        first: sealFindingText(first),
      });
    if (askedBy !== undefined && askedBy.userId !== null) await nudge(tx, { to: [askedBy.userId], topic });
  });
  return result;
};
