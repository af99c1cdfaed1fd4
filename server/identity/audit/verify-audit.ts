import { sealFindingText } from '@yuanliu/core/platform';
import { z } from 'zod';
import {
  announce,
  type Announcement,
  type Ctx,
  type Db,
  enqueue,
  handles,
  type Job,
  type JobHandler,
  newId,
  nudge,
  type Verification,
  verifyLog,
} from '../../platform/index.ts';
import { auditSource } from './audit-source.ts';
import type { AuditTables, AuditVerificationsTable } from './audit.tables.ts';

/** Checks the whole audit against its seals: see `verifyLog`. About 25 s for a million lines. */
export const verifyAudit = (db: Db): Promise<Verification> => verifyLog(db, auditSource);

/** The audit was found to be tampered with: `count` findings, the first as a sentence. */
export const auditBroken = {
  name: 'identity.audit-broken',
  data: z.object({ count: z.int(), first: z.object({ zh: z.string(), en: z.string() }) }),
} as const satisfies Announcement;

const verifyJob = {
  name: 'identity.verify-audit',
  payload: z.object({ askedBy: z.object({ userId: z.uuid(), name: z.string() }).optional() }),
} as const satisfies Job;

/**
 * Has the audit checked. A job, and not within the request: a check of years takes minutes, longer than proxies
 * keep a request, and the same job runs by itself every night. One at a time; asking twice is asking once.
 */
export const requestVerification = (ctx: Ctx): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const { userId, name } = ctx.actor;
    const payload = userId === null ? {} : { askedBy: { userId, name } };
    await enqueue(tx, { job: verifyJob, payload }, { key: verifyJob.name, queue: verifyJob.name });
  });

/** The topic that tells a screen that a check has ended. */
const verifiedTopic = 'identity.audit-verified';

/** 02:30 in China, when few people work. */
const everyNight = '30 18 * * *';

/** Checks the audit, keeps what was found, tells whoever asked, and announces what is broken. */
export const verificationJob: JobHandler = handles(
  verifyJob,
  async (ctx, { askedBy }) => {
    const startedAt = ctx.clock.now();
    const result = await verifyAudit(ctx.db);
    await ctx.db.transact(async (tx) => {
      await tx
        .into<AuditTables>()
        .insertInto('audit_verifications')
        .values({
          id: newId(),
          started_at: startedAt,
          finished_at: ctx.clock.now(),
          asked_by_user_id: askedBy?.userId ?? null,
          asked_by_name: askedBy?.name ?? null,
          intact: result.intact,
          result: JSON.stringify(result),
        })
        .execute();
      const [first] = result.findings;
      if (first !== undefined)
        await announce(tx, auditBroken, {
          count: result.findings.length + result.more,
          first: sealFindingText(first),
        });
      if (askedBy !== undefined) await nudge(tx, { to: [askedBy.userId], topic: verifiedTopic });
    });
  },
  everyNight,
);

/** What the latest check found; undefined before the first. */
export const lastVerification = (
  db: Db,
): Promise<(Omit<AuditVerificationsTable, 'result'> & { result: Verification }) | undefined> =>
  db
    .tables<AuditTables>()
    .selectFrom('audit_verifications')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
