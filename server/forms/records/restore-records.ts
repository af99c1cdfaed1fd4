import { type ToldEach, whyNotRestored } from '@yuanliu/core/forms';
import type { Ctx, Tx } from '../../platform/index.ts';
import type { FormInUse } from '../form-in-use.ts';
import { runHooks } from '../hooks/lifecycle-hooks.ts';
import { lockedRecord } from './locked-record.ts';
import { announcePassage } from './record-announcement.ts';
import { writeLine } from './record-line.ts';
import { passRecord } from './record.store.ts';
import type { ManyRecords } from './recycle-records.ts';
import { openForm, type RecordSurroundings } from './record-surroundings.ts';
import { tellEach } from './told-each.ts';
import { refusalOf } from './write-refusals.ts';

/** Takes records out of the recycle bin, each by itself; refused where its unique values have been taken since. */
export const restoreRecords = (
  ctx: Ctx,
  around: RecordSurroundings,
  { form, ids }: ManyRecords,
): Promise<ToldEach> =>
  tellEach(ids, async (id) => {
    let opened: FormInUse | undefined;
    try {
      await ctx.db.transact((tx) =>
        restore(tx, ctx, { around, form, id, opened: (open) => (opened = open) }),
      );
    } catch (error) {
      throw opened === undefined ? error : refusalOf(opened, error);
    }
  });

interface Given {
  readonly around: RecordSurroundings;
  readonly form: string;
  readonly id: string;
  readonly opened: (form: FormInUse) => void;
}

const restore = async (tx: Tx, ctx: Ctx, given: Given): Promise<void> => {
  const { around, id, opened } = given;
  const { hooks, isHeard } = around;
  const open = await openForm(tx, ctx, { ...around, key: given.form, action: 'delete' });
  const { form } = open;
  opened(form);
  const before = await lockedRecord(tx, open, { id, why: whyNotRestored });
  const version = before.version + 1;
  const at = ctx.clock.now();
  passRecord(tx, form, { id, version, at, by: ctx.actor.userId, deletedAt: null });
  const moment = { form, passage: 'restore', recordId: id, before, after: null } as const;
  await runHooks(hooks, { tx, ctx }, moment);
  await writeLine(tx, ctx, { form, action: 'forms.record.restored', id, title: before.title, changes: [] });
  await announcePassage(tx, ctx, { ...moment, version, at, isHeard });
};
