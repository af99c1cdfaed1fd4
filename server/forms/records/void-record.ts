import { type RecordState, whyClosed } from '@yuanliu/core/forms';
import type { Ctx } from '../../platform/index.ts';
import { runHooks } from '../hooks/lifecycle-hooks.ts';
import { refuseClash } from './conflict.ts';
import { lockedRecord } from './locked-record.ts';
import { announcePassage } from './record-announcement.ts';
import { writeLine } from './record-line.ts';
import { passRecord } from './record.store.ts';
import { openForm, type RecordSurroundings } from './record-surroundings.ts';

/** Which record is voided, and why. */
export interface Voiding {
  readonly form: string;
  readonly id: string;
  /** The version that the sender saw. */
  readonly version: number;
  readonly reason: string;
}

/**
 * Voids a record: it stays, says so, and can no longer be changed. Errors: `forms.record-changed`, `forms.record-state`, those
 * of hooks.
 */
export const voidRecord = (
  ctx: Ctx,
  around: RecordSurroundings,
  voiding: Voiding,
): Promise<{ version: number; state: RecordState }> =>
  ctx.db.transact(async (tx) => {
    const { hooks, isHeard } = around;
    const { id, reason } = voiding;
    const open = await openForm(tx, ctx, { ...around, key: voiding.form, action: 'void' });
    const { form } = open;
    const before = await lockedRecord(tx, open, { id, why: whyClosed });
    if (before.version !== voiding.version)
      await refuseClash(tx, open, { before, change: { version: voiding.version, values: {} } });
    const version = before.version + 1;
    const at = ctx.clock.now();
    passRecord(tx, form, { id, version, at, by: ctx.actor.userId, state: 'void' });
    const moment = { form, passage: 'void', recordId: id, before, after: null } as const;
    await runHooks(hooks, { tx, ctx }, moment);
    const changes = [
      { field: '$state', from: before.state, to: 'void' },
      { field: '$reason', from: null, to: reason },
    ];
    await writeLine(tx, ctx, { form, action: 'forms.record.voided', id, title: before.title, changes });
    await announcePassage(tx, ctx, { ...moment, version, at, isHeard });
    return { version, state: 'void' };
  });
