import { recordHeld, type ToldEach, whyNotRecycled } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import type { Ctx, Tx } from '../../platform/index.ts';
import { runHooks } from '../hooks/lifecycle-hooks.ts';
import { type HoldingRecord, holdingRecords } from './holding-records.ts';
import { lockedRecord } from './locked-record.ts';
import { announcePassage } from './record-announcement.ts';
import { writeLine } from './record-line.ts';
import { passRecord } from './record.store.ts';
import { openForm, type RecordSurroundings } from './record-surroundings.ts';
import { tellEach } from './told-each.ts';

/** Which records of a form. */
export interface ManyRecords {
  readonly form: string;
  readonly ids: readonly string[];
}

/**
 * Moves records to the recycle bin, each by itself; refused for one at which another record points that is neither void nor
 * recycled (`forms.record-held`), which is then told.
 */
export const recycleRecords = (
  ctx: Ctx,
  around: RecordSurroundings,
  { form, ids }: ManyRecords,
): Promise<ToldEach> =>
  tellEach(ids, (id, tell) => ctx.db.transact((tx) => recycle(tx, ctx, { around, form, id, tell })));

interface Given {
  readonly around: RecordSurroundings;
  readonly form: string;
  readonly id: string;
  readonly tell: (holding: readonly HoldingRecord[]) => void;
}

const recycle = async (tx: Tx, ctx: Ctx, given: Given): Promise<void> => {
  const { around, id, tell } = given;
  const { zone, hooks, isHeard } = around;
  const open = await openForm(tx, ctx, { ...around, key: given.form, action: 'delete' });
  const { form } = open;
  // Whoever relates to it from now on waits for this lock and then finds it gone.
  const before = await lockedRecord(tx, open, { id, why: whyNotRecycled });
  const { count, shown } = await holdingRecords(tx, ctx, { key: form.key, id, zone });
  tell(shown);
  if (count > 0) {
    const titles = shown.slice(0, 3).map(({ title }) => title);
    throw new Problem(recordHeld, { titles, more: count - titles.length });
  }
  const version = before.version + 1;
  const at = ctx.clock.now();
  passRecord(tx, form, { id, version, at, by: ctx.actor.userId, deletedAt: at });
  const moment = { form, passage: 'recycle', recordId: id, before, after: null } as const;
  await runHooks(hooks, { tx, ctx }, moment);
  await writeLine(tx, ctx, { form, action: 'forms.record.recycled', id, title: before.title, changes: [] });
  await announcePassage(tx, ctx, { ...moment, version, at, isHeard });
};
