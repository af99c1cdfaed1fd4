import { changesBetween, recordChange } from '../../identity/index.ts';
import type { Ctx } from '../../platform/index.ts';
import { listFields, writeFields } from './subject-keys.store.ts';

/** Sets which fields of events hold personal data; for events that are recorded from now on. */
export const setPersonalFields = (ctx: Ctx, names: readonly string[]): Promise<{ names: string[] }> =>
  ctx.db.transact(async (tx) => {
    const before = await listFields(tx);
    await writeFields(tx, { names, now: ctx.clock.now(), by: ctx.actor.userId });
    const after = await listFields(tx);
    const changes = changesBetween({ names: before }, { names: after }, ['names']);
    if (changes.length > 0)
      await recordChange(tx, ctx, {
        action: 'trace.personal-fields.changed',
        subject: { type: 'trace.personal-fields', id: 'ledger', label: '' },
        changes,
      });
    return { names: after };
  });
