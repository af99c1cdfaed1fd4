import { z } from 'zod';
import type { Announcement, Ctx, Tx } from '../../platform/index.ts';
import { announce } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';
import type { LifecycleMoment } from '../hooks/lifecycle-hooks.ts';

/** A record was submitted, changed, voided, recycled or restored. */
export const recordWasChanged = {
  name: 'forms.record-changed',
  data: z.object({
    form: z.string(),
    recordId: z.uuid(),
    passage: z.enum(['submit', 'change', 'void', 'recycle', 'restore']),
    version: z.int(),
    at: z.iso.datetime(),
    by: z.uuid().nullable(),
  }),
} as const satisfies Announcement;

/** Whether anybody listens to what becomes of the records of a form. */
export type IsHeard = (tx: Tx, form: FormInUse) => boolean | Promise<boolean>;

/** Tells whoever listens that a record passed; costs nothing where nobody does. */
export const announcePassage = async (
  tx: Tx,
  ctx: Ctx,
  passed: Pick<LifecycleMoment, 'form' | 'passage' | 'recordId'> & {
    readonly version: number;
    readonly at: Date;
    readonly isHeard: IsHeard;
  },
): Promise<void> => {
  const { form, passage, recordId, version, at, isHeard } = passed;
  if (!(await isHeard(tx, form))) return;
  const by = ctx.actor.userId;
  await announce(tx, recordWasChanged, {
    form: form.key,
    recordId,
    passage,
    version,
    at: at.toISOString(),
    by,
  });
};
