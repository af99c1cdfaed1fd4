import { type FormDefinition, nothingToPublish } from '@yuanliu/core/forms';
import { notFound, Problem } from '@yuanliu/core/platform';
import type { Ctx } from '../../platform/index.ts';
import { withFormLocked } from '../storage/with-form-locked.ts';
import { refuseStaleDraft } from './change-draft.ts';
import { lockForm } from './definition.store.ts';
import { refuseDesign, type WhichForm } from './design-access.ts';
import { publishVersion } from './publish-version.ts';
import { findVersion } from './version.store.ts';

/** What somebody says with a publishing. */
export interface Assent {
  readonly accept: readonly string[];
  readonly note?: string | undefined;
}

/** Publishes the draft that was looked at; answers the new version. */
export const publishForm = async (
  ctx: Ctx,
  { key, zone }: WhichForm,
  { draftVersion, accept, note = '' }: Assent & { readonly draftVersion: number },
): Promise<{ version: number }> => {
  await refuseDesign(ctx, { key, zone });
  return withFormLocked(ctx.db, key, async (tx) => {
    const form = await lockForm(tx, key);
    if (form === undefined) throw new Problem(notFound, {});
    if (form.draft === undefined) throw new Problem(nothingToPublish, {});
    refuseStaleDraft(form, draftVersion);
    const publishing = { form, after: form.draft, draft: undefined, accept, note, zone };
    return { version: await publishVersion(tx, ctx, publishing) };
  });
};

/** Publishes an earlier version anew; values that were kept come back, and the draft stays. */
export const rollBackForm = async (
  ctx: Ctx,
  { key, zone }: WhichForm,
  { to, accept, note = '' }: Assent & { readonly to: number },
): Promise<{ version: number }> => {
  await refuseDesign(ctx, { key, zone });
  return withFormLocked(ctx.db, key, async (tx) => {
    const form = await lockForm(tx, key);
    const after: FormDefinition | undefined = form && (await findVersion(tx, form.id, to));
    if (form === undefined || after === undefined) throw new Problem(notFound, {});
    const publishing = { form, after, draft: form.draft, accept, note, rolledBackTo: to, zone };
    return { version: await publishVersion(tx, ctx, publishing) };
  });
};
