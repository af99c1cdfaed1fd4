import { isSameJson, type SavedRecord, whyClosed } from '@yuanliu/core/forms';

import type { Ctx, Tx } from '../../platform/index.ts';
import { dropDraft } from '../drafts/draft.store.ts';
import { holdFilesOf } from '../files/files-in-record.ts';
import type { FormInUse } from '../form-in-use.ts';
import { runHooks } from '../hooks/lifecycle-hooks.ts';
import type { StoredRecord } from '../reading/read-records.ts';
import { type RecordChange, refuseClash } from './conflict.ts';
import { finishRecord } from './finish-record.ts';
import { judgeRecord } from './judge-record.ts';
import { lockedRecord } from './locked-record.ts';
import { presentSaved } from './present-record.ts';
import { announcePassage } from './record-announcement.ts';
import { valueChanges, writeLine } from './record-line.ts';
import { updateRecord } from './record.store.ts';
import { openForm, type OpenForm, type RecordSurroundings } from './record-surroundings.ts';
import { prepareSent } from './sent-record.ts';
import { refuseRecycled } from './still-there.ts';
import { refusalOf } from './write-refusals.ts';

/**
 * Changes a record. Errors: `forms.record-changed` where somebody else saved in between, `forms.record-state`,
 * `forms.record-invalid`, `forms.value-taken`, `forms.file-unknown`, those of hooks.
 */
export const changeRecord = async (
  ctx: Ctx,
  around: RecordSurroundings,
  change: RecordChange,
): Promise<SavedRecord> => {
  let form: FormInUse | undefined;
  try {
    return await ctx.db.transact(async (tx) => {
      const open = await openForm(tx, ctx, { ...around, key: change.form, action: 'change' });
      form = open.form;
      return save(tx, ctx, { around, change, open });
    });
  } catch (error) {
    throw form === undefined ? error : refusalOf(form, error);
  }
};

interface Given {
  readonly around: RecordSurroundings;
  readonly change: RecordChange;
  readonly open: OpenForm;
}

/** The record, locked, if it is in reach and open to changes of the version that the sender saw. */
const openRecord = async (tx: Tx, { change, open }: Given): Promise<StoredRecord> => {
  const before = await lockedRecord(tx, open, { id: change.id, why: whyClosed });
  if (before.version !== change.version) await refuseClash(tx, open, { before, change });
  return before;
};

const save = async (tx: Tx, ctx: Ctx, given: Given): Promise<SavedRecord> => {
  const { around, change, open } = given;
  const { form, access } = open;
  const before = await openRecord(tx, given);
  const { id, nr, state } = before;
  const { hidden, readOnly: closed } = access.restrictionsOf(before.hits);
  const { sent, world, wrong } = await prepareSent(tx, ctx, {
    open,
    sent: change.values,
    before: before.values,
    closed,
  });
  const evaluated = judgeRecord(form, { sent, before: before.values, closed }, { world, wrong });
  const content = await finishRecord(tx, { form, evaluated, world }, around);
  const version = before.version + 1;
  const at = world.now;
  const changed = new Set(
    Object.keys(content.values).filter(
      (key) => !isSameJson(before.values[key] ?? null, content.values[key] ?? null),
    ),
  );
  updateRecord(tx, form, { ...content, id, version, at, by: ctx.actor.userId, changed });
  holdFilesOf(tx, { form, id, values: content.values, at });
  if (change.draft !== undefined) dropDraft(tx, { draft: change.draft, userId: ctx.actor.userId });
  await refuseRecycled(tx, form, { values: content.values, before: before.values });
  const moment = { form, passage: 'change', recordId: id, before, after: content.values } as const;
  await runHooks(around.hooks, { tx, ctx }, moment);
  const changes = valueChanges(form, before.values, content.values);
  await writeLine(tx, ctx, { form, action: 'forms.record.changed', id, title: content.title, changes });
  await announcePassage(tx, ctx, { ...moment, version, at, isHeard: around.isHeard });
  return presentSaved({ id, nr, version, state, title: content.title, values: content.values }, hidden);
};
