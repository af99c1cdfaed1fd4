import { sql } from 'kysely';
import { z } from 'zod';
import { type Ctx, handles, type Job, type JobHandler } from '../../platform/index.ts';

/** Removes exports and imports that nobody needs any more. */
const sweepTransfers = { name: 'forms.sweep-transfers', payload: z.object({}) } as const satisfies Job;

/** Every hour, at a minute at which nothing else runs. */
const schedule = '27 * * * *';

const day = 86_400_000;
const importDays = 7;

/** Removes exports whose day is over (their files follow a day later) and imports of a week ago. */
const sweepOldTransfers = async (ctx: Ctx): Promise<void> => {
  const now = ctx.clock.now();
  await ctx.db.transact(async (tx) => {
    tx.send(sql`
      with gone as (
        delete from form_exports
        where kept_until < ${now}::timestamptz
          or created_at < ${new Date(now.getTime() - importDays * day)}::timestamptz
        returning file_id)
      insert into form_files_gone (id, gone_at)
      select file_id, ${now}::timestamptz from gone where file_id is not null`);
    tx.send(sql`
      delete from form_imports where created_at < ${new Date(now.getTime() - importDays * day)}::timestamptz
        and state <> 'running'`);
  });
};

/** The sweep of exports and imports. */
export const transferJobs: JobHandler[] = [handles(sweepTransfers, sweepOldTransfers, schedule)];
