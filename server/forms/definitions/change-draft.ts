import { alreadyPublished, notPublished } from '@yuanliu/core/forms';
import { conflict, notFound, Problem } from '@yuanliu/core/platform';
import { recordChange } from '../../identity/index.ts';
import type { Ctx, Tx } from '../../platform/index.ts';
import { deleteUnpublished, lockForm, type StoredForm, updateDraft } from './definition.store.ts';
import { formSubject, sentDefinition } from './definition-subject.ts';
import { refuseDesign, type WhichForm } from './design-access.ts';

/** The draft as somebody drew it on, and the version of the draft that was looked at; 0 where there was none. */
export interface DraftChange {
  /** As it was sent. */
  readonly document: unknown;
  readonly draftVersion: number;
}

const locked = async (tx: Tx, key: string): Promise<StoredForm> => {
  const form = await lockForm(tx, key);
  if (form === undefined) throw new Problem(notFound, {});
  return form;
};

/** Refuses what was drawn on a draft that is another by now, and says whose. */
export const refuseStaleDraft = (form: StoredForm, version: number): void => {
  const standing = form.draft === undefined ? 0 : form.draftVersion;
  if (standing === version) return;
  throw new Problem(conflict, {
    by: form.draftChangedBy ?? '系统',
    at: (form.draftChangedAt ?? form.changedAt).toISOString(),
  });
};

/** Keeps a draft; answers its version. Throws `platform.changed-meanwhile`. */
export const saveDraft = async (
  ctx: Ctx,
  which: WhichForm,
  { document, draftVersion }: DraftChange,
): Promise<{ draftVersion: number }> => {
  await refuseDesign(ctx, which);
  const definition = sentDefinition(document);
  return ctx.db.transact(async (tx) => {
    const form = await locked(tx, which.key);
    refuseStaleDraft(form, draftVersion);
    const next = await updateDraft(tx, ctx, { form, draft: definition });
    await recordChange(tx, ctx, {
      action: 'forms.definition.drawn',
      subject: formSubject(form.id, definition),
      changes: [
        { field: 'draftVersion', from: draftVersion, to: next },
        { field: 'fields', from: form.draft?.fields.length ?? null, to: definition.fields.length },
      ],
    });
    return { draftVersion: next };
  });
};

/** Drops the draft of a published form. */
export const dropDraft = async (ctx: Ctx, which: WhichForm): Promise<void> => {
  await refuseDesign(ctx, which);
  await ctx.db.transact(async (tx) => {
    const form = await locked(tx, which.key);
    if (form.published === undefined) throw new Problem(notPublished, {});
    if (form.draft === undefined) return;
    const next = await updateDraft(tx, ctx, { form, draft: undefined });
    await recordChange(tx, ctx, {
      action: 'forms.definition.dropped',
      subject: formSubject(form.id, form.published.definition),
      changes: [{ field: 'draftVersion', from: form.draftVersion, to: next }],
    });
  });
};

/** Deletes a form that was never published. Throws `forms.already-published`. */
export const deleteForm = async (ctx: Ctx, which: WhichForm): Promise<void> => {
  await refuseDesign(ctx, which);
  await ctx.db.transact(async (tx) => {
    const form = await locked(tx, which.key);
    if (form.published !== undefined || form.draft === undefined) throw new Problem(alreadyPublished, {});
    await deleteUnpublished(tx, form.id);
    await recordChange(tx, ctx, {
      action: 'forms.definition.deleted',
      subject: formSubject(form.id, form.draft),
      changes: [{ field: 'key', from: form.key, to: null }],
    });
  });
};
