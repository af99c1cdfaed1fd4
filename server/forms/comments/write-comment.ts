import { textIn } from '@yuanliu/core/forms';
import { notFound, Problem } from '@yuanliu/core/platform';
import { changesBetween, recordChange } from '../../identity/index.ts';
import { type Ctx, newId, type Tx } from '../../platform/index.ts';
import { formInUse } from '../form-in-use.ts';
import { insertComment, lockComment, removeComment, updateComment } from './comment.store.ts';
import type { CommentRow } from './comment.tables.ts';
import { type SeenRecord, seenRecord } from './seen-record.ts';
import { tellMentioned } from './tell-mentioned.ts';

/** What is said, and who is told of it. */
export interface WrittenComment {
  readonly text: string;
  readonly mentions: readonly string[];
}

/** A form in an enterprise of a zone. */
interface Place {
  readonly form: string;
  readonly zone: string;
}

/** Comments on a record that one may see. Error: `forms.mention-out-of-reach`. */
export const addComment = (
  ctx: Ctx,
  { form, zone, record }: Place & { readonly record: string },
  { text, mentions }: WrittenComment,
): Promise<{ id: string }> =>
  ctx.db.transact(async (tx) => {
    const seen = await seenRecord(tx, ctx, { form, id: record, zone });
    const told = await tellMentioned(tx, ctx, { seen, zone, text, mentions, before: [] });
    const id = newId();
    const at = ctx.clock.now();
    const { userId: by } = ctx.actor;
    insertComment(tx, { id, formId: seen.form.id, recordId: record, body: text, mentions: told, at, by });
    await writeLine(tx, ctx, {
      seen,
      id,
      action: 'forms.comment.added',
      from: null,
      to: { text, mentions: told },
    });
    return { id };
  });

/** Changes a comment of one's own; who is mentioned anew is told. */
export const changeComment = (
  ctx: Ctx,
  place: Place & { readonly comment: string },
  { text, mentions }: WrittenComment,
): Promise<undefined> =>
  ctx.db.transact(async (tx) => {
    const { comment, seen } = await ownComment(tx, ctx, place);
    const before = comment.mentions.map(({ id }) => id);
    const { zone } = place;
    const told = await tellMentioned(tx, ctx, { seen, zone, text, mentions, before });
    updateComment(tx, { id: comment.id, body: text, mentions: told, at: ctx.clock.now() });
    const from = { text: comment.body, mentions: before };
    const to = { text, mentions: told };
    await writeLine(tx, ctx, { seen, id: comment.id, action: 'forms.comment.changed', from, to });
    return undefined;
  });

/** Removes a comment of one's own; what it said stays in the audit. */
export const deleteComment = (ctx: Ctx, place: Place & { readonly comment: string }): Promise<undefined> =>
  ctx.db.transact(async (tx) => {
    const { comment, seen } = await ownComment(tx, ctx, place);
    removeComment(tx, comment.id);
    const from = { text: comment.body, mentions: comment.mentions.map(({ id }) => id) };
    await writeLine(tx, ctx, { seen, id: comment.id, action: 'forms.comment.deleted', from, to: null });
    return undefined;
  });

/** A comment that the actor wrote, on a record that the actor may still see; to others it is not there. */
const ownComment = async (
  tx: Tx,
  ctx: Ctx,
  { form, zone, comment: id }: Place & { readonly comment: string },
): Promise<{ comment: CommentRow; seen: SeenRecord }> => {
  const { id: formId } = await formInUse(tx, form);
  const comment = await lockComment(tx, { formId, id });
  if (comment === undefined || comment.createdBy === null || comment.createdBy !== ctx.actor.userId)
    throw new Problem(notFound, {});
  return { comment, seen: await seenRecord(tx, ctx, { form, id: comment.recordId, zone }) };
};

interface CommentLine {
  readonly seen: SeenRecord;
  readonly id: string;
  readonly action: `forms.comment.${string}`;
  readonly from: { readonly text: string; readonly mentions: readonly string[] } | null;
  readonly to: { readonly text: string; readonly mentions: readonly string[] } | null;
}

const writeLine = (tx: Tx, ctx: Ctx, { seen, id, action, from, to }: CommentLine): Promise<void> => {
  const label = `${textIn(seen.form.definition.name, 'zh')} ${seen.record.title}`.trim();
  const changes = changesBetween(from, to, ['text', 'mentions']);
  return recordChange(tx, ctx, { action, subject: { type: 'forms.comment', id, label }, changes });
};
