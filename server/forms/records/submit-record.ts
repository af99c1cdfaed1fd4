import { recordTaken, type RecordValues, type SavedRecord } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Ctx, newId, type Tx } from '../../platform/index.ts';
import { dropDraft } from '../drafts/draft.store.ts';
import { holdFilesOf } from '../files/files-in-record.ts';
import { runHooks } from '../hooks/lifecycle-hooks.ts';
import { type FormInUse, formInUse } from '../form-in-use.ts';
import { readRecords } from '../reading/read-records.ts';
import { finishRecord } from './finish-record.ts';
import { judgeRecord } from './judge-record.ts';
import { presentSaved } from './present-record.ts';
import { announcePassage } from './record-announcement.ts';
import { valueChanges, writeLine } from './record-line.ts';
import { insertRecord } from './record.store.ts';
import { openForm, type RecordSurroundings } from './record-surroundings.ts';
import { prepareSent } from './sent-record.ts';
import { refuseRecycled } from './still-there.ts';
import { isSameId, refusalOf } from './write-refusals.ts';

/** A record as it is submitted. */
export interface Submission {
  readonly form: string;
  /** Made by the sender: submitting it again gives the same answer. */
  readonly id?: string | undefined;
  readonly values: RecordValues;
  /** The draft that ends with it. */
  readonly draft?: string | undefined;
}

interface Submitted {
  readonly saved: Omit<SavedRecord, 'nr'>;
  readonly hidden: ReadonlySet<string>;
  /** Answered with the commit. */
  readonly nr: Promise<{ nr: string }[]>;
}

/**
 * Submits a record: its rules run, its numbers are taken, hooks may refuse or add, and all of it is committed together. Without
 * a process it is effective at once. Errors: `forms.record-invalid`, `forms.value-taken`, `forms.file-unknown`,
 * `forms.record-id-taken`, those of hooks.
 */
export const submitRecord = async (
  ctx: Ctx,
  around: RecordSurroundings,
  submission: Submission,
): Promise<SavedRecord> => {
  const id = submission.id ?? newId();
  let form: FormInUse | undefined;
  try {
    const { saved, hidden, nr } = await ctx.db.transact((tx) =>
      submit(tx, ctx, { around, submission: { ...submission, id }, opened: (open) => (form = open) }),
    );
    const [row] = await nr;
    return presentSaved({ ...saved, nr: Number(row?.nr ?? 0) }, hidden);
  } catch (error) {
    if (form === undefined) throw error;
    if (submission.id !== undefined && isSameId(form, error)) return repeated(ctx, form.key, submission.id);
    throw refusalOf(form, error);
  }
};

interface Given {
  readonly around: RecordSurroundings;
  readonly submission: Submission & { readonly id: string };
  /** Told which form it is, so that what the database refuses can be told by its fields. */
  readonly opened: (form: FormInUse) => void;
}

const submit = async (tx: Tx, ctx: Ctx, { around, submission, opened }: Given): Promise<Submitted> => {
  const { id, draft } = submission;
  const open = await openForm(tx, ctx, {
    ...around,
    key: submission.form,
    action: 'create',
  });
  const { form, access, reach } = open;
  opened(form);
  const closed = access.readOnly;
  const given = { open, sent: submission.values, before: undefined, closed };
  const { sent, world, wrong } = await prepareSent(tx, ctx, given);
  const evaluated = judgeRecord(form, { sent, closed }, { world, wrong });
  const content = await finishRecord(tx, { form, evaluated, world }, around);
  const { userId } = ctx.actor;
  const at = world.now;
  const state = 'effective';
  const nr = insertRecord(tx, form, {
    ...content,
    id,
    state,
    at,
    by: userId,
    departmentId: reach.world.user.department,
  });
  holdFilesOf(tx, { form, id, values: content.values, at });
  if (draft !== undefined) dropDraft(tx, { draft, userId });
  await refuseRecycled(tx, form, { values: content.values, before: undefined });
  const moment = { form, passage: 'submit', recordId: id, before: null, after: content.values } as const;
  await runHooks(around.hooks, { tx, ctx }, moment);
  const changes = valueChanges(form, {}, content.values);
  await writeLine(tx, ctx, { form, action: 'forms.record.created', id, title: content.title, changes });
  await announcePassage(tx, ctx, { ...moment, version: 1, at, isHeard: around.isHeard });
  const saved = { id, version: 1, state, title: content.title, values: content.values } as const;
  return { saved, hidden: access.hidden, nr };
};

/** The answer to a submission that was made before; only its own sender gets it. */
const repeated = async (ctx: Ctx, key: string, id: string): Promise<SavedRecord> => {
  const form = await formInUse(ctx.db, key);
  const where = (alias: string) =>
    sql<boolean>`${sql.ref(`${alias}.created_by`)} = ${ctx.actor.userId}::uuid`;
  const [record] = await readRecords(ctx.db, form, { where, ids: [id] });
  if (record === undefined) throw new Problem(recordTaken, {});
  const { nr, version, state, title, values } = record;
  return presentSaved({ id, nr, version, state, title, values }, new Set());
};
