import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx, FileStore, Job } from '../../platform/index.ts';

/** Removes files that no record took. */
export const sweepFiles = { name: 'forms.sweep-files', payload: z.object({}) } as const satisfies Job;

/** Every hour, at a minute at which nothing else runs. */
export const sweepSchedule = '17 * * * *';

const day = 86_400_000;
const atOnce = 500;

/**
 * Lets go of files that no record took within a day, unless a draft names them, and removes the content of those that were let
 * go of a day before: a backup that has their rows must find their content.
 */
export const sweepUnusedFiles = async (ctx: Ctx, files: FileStore): Promise<void> => {
  const now = ctx.clock.now();
  const dayAgo = new Date(now.getTime() - day);
  await ctx.db.transact(async (tx) => {
    tx.send(sql`
      with unused as (
        delete from form_files where id in (
          select f.id from form_files f
          where f.held_at is null and f.uploaded_at < ${dayAgo}
            and not exists (select 1 from form_file_uses u where u.file_id = f.id)
            and not exists (
              select 1 from form_drafts d
              where d.form_id = f.form_id and d.user_id = f.uploaded_by and strpos(d.data::text, f.id::text) > 0)
          order by f.uploaded_at limit ${atOnce} for update skip locked)
        returning id)
      insert into form_files_gone (id, gone_at) select id, ${now}::timestamptz from unused`);
  });
  const gone = await ctx.db.rows(sql<{ id: string }>`
    select id from form_files_gone where gone_at < ${dayAgo} order by gone_at limit ${atOnce}`);
  for (const { id } of gone) await files.remove(id);
  if (gone.length > 0)
    await ctx.db.transact(async (tx) => {
      tx.send(sql`delete from form_files_gone where id = any(${gone.map(({ id }) => id)}::uuid[])`);
    });
};
