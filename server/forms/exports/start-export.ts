import type { ExportWish } from '@yuanliu/core/forms';
import { notFound, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { z } from 'zod';
import { recordChange } from '../../identity/index.ts';
import { type Ctx, enqueue, type Job, newId } from '../../platform/index.ts';
import { allowed } from '../access/record-access.ts';
import { loadReach } from '../access/reach.ts';
import { formSubject } from '../definitions/definition-subject.ts';
import { formInUse } from '../form-in-use.ts';
import { viewOf } from '../reading/form-view.ts';
import { recordsAsked } from '../reading/record-list.ts';
import { orderOf } from '../reading/record-order.ts';

/** Writes the file of an export. */
export const exportRecords = {
  name: 'forms.export-records',
  payload: z.object({ id: z.uuid() }),
} as const satisfies Job;

/** It is cheaper to ask again than to try for days. */
const attempts = 3;

/**
 * Begins an export of what the query asks for; that it was asked for is a line of the audit. Errors: `platform.not-found`,
 * `platform.no-right`, `platform.invalid-request` naming the condition.
 */
export const startExport = async (
  ctx: Ctx,
  { key, zone, wish }: { readonly key: string; readonly zone: string; readonly wish: ExportWish },
): Promise<{ id: string }> => {
  const { actor, clock, db } = ctx;
  if (actor.userId === null) throw new Problem(notFound, {});
  const form = await formInUse(db, key);
  const reach = await loadReach(db, { actor, clock, zone }, [key, ...form.around.keys()]);
  allowed(reach, form, 'export');
  if (wish.deleted === true) allowed(reach, form, 'delete');
  // What cannot be asked is refused now, not by the job.
  const view = viewOf(reach, form.place, 'export');
  recordsAsked(view, 'r', wish);
  orderOf(view, 'r', wish.sort ?? 'nr');
  const id = newId();
  await db.transact(async (tx) => {
    tx.send(sql`
      insert into form_exports (id, form_id, user_id, actor, wish, created_at)
      values (${id}::uuid, ${form.id}::uuid, ${actor.userId}::uuid, ${JSON.stringify(actor)}::jsonb,
        ${JSON.stringify(wish)}::jsonb, ${clock.now()}::timestamptz)`);
    await recordChange(tx, ctx, {
      action: 'forms.records.exported',
      subject: formSubject(form.id, form.definition),
      changes: [{ field: 'wish', from: null, to: JSON.stringify(wish) }],
    });
    await enqueue(tx, { job: exportRecords, payload: { id } }, { attempts });
  });
  return { id };
};
