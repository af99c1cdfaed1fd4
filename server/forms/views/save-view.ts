import { formActionText, viewNotOwn, viewSettings } from '@yuanliu/core/forms';
import { conflict, noRight, notFound, Problem } from '@yuanliu/core/platform';
import { changesBetween, recordChange } from '../../identity/index.ts';
import type { Ctx, Tx } from '../../platform/index.ts';
import { type OpenViews, openViews } from './list-views.ts';
import {
  insertView,
  lockView,
  removeView,
  type SavedView,
  type StoredView,
  updateView,
} from './view.store.ts';

interface WhichView {
  readonly key: string;
  readonly zone: string;
  readonly id: string;
}

const fields = ['name', 'shared', 'settings'] as const;

const subject = (id: string, label: string) => ({ type: 'forms.view', id, label }) as const;

/** Only who designs a form says what everybody gets to see. */
const refuseSharing = ({ canShare }: OpenViews, shared: boolean): void => {
  if (shared && !canShare)
    throw new Problem(noRight, { right: 'forms.records.design', ...formActionText.design });
};

const lockedView = async (tx: Tx, open: OpenViews, id: string): Promise<StoredView> => {
  const found = await lockView(tx, { id, formId: open.form.id, userId: open.userId });
  if (found === undefined) throw new Problem(notFound, {});
  if (found.ownerId !== open.userId && !open.canShare) throw new Problem(viewNotOwn, {});
  return found;
};

const standing = ({ name, shared, settings }: StoredView): SavedView => ({
  name,
  shared,
  settings: viewSettings.parse(settings),
});

/** Saves a view of one's own. Errors: `platform.not-found`, `platform.no-right`. */
export const createView = async (
  ctx: Ctx,
  which: Pick<WhichView, 'key' | 'zone'>,
  view: SavedView,
): Promise<{ id: string; version: number }> => {
  const open = await openViews(ctx, which);
  refuseSharing(open, view.shared);
  return ctx.db.transact(async (tx) => {
    const id = await insertView(tx, ctx, { formId: open.form.id, ownerId: open.userId, view });
    await recordChange(tx, ctx, {
      action: 'forms.view.created',
      subject: subject(id, view.name),
      changes: changesBetween<SavedView>(null, view, fields),
    });
    return { id, version: 1 };
  });
};

/** Changes a view: one's own, or a shared one as designer. Errors: `platform.changed-meanwhile`, `forms.view-not-own`. */
export const changeView = async (
  ctx: Ctx,
  which: WhichView,
  { version, ...view }: SavedView & { readonly version: number },
): Promise<{ version: number }> => {
  const open = await openViews(ctx, which);
  return ctx.db.transact(async (tx) => {
    const before = await lockedView(tx, open, which.id);
    if (view.shared !== before.shared) refuseSharing(open, true);
    if (before.version !== version)
      throw new Problem(conflict, { by: before.changedBy ?? '系统', at: before.changedAt.toISOString() });
    const next = await updateView(tx, ctx, { id: which.id, view });
    await recordChange(tx, ctx, {
      action: 'forms.view.changed',
      subject: subject(which.id, view.name),
      changes: changesBetween<SavedView>(standing(before), view, fields),
    });
    return { version: next };
  });
};

/** Deletes a view: one's own, or a shared one as designer. */
export const deleteView = async (ctx: Ctx, which: WhichView): Promise<void> => {
  const open = await openViews(ctx, which);
  await ctx.db.transact(async (tx) => {
    const before = await lockedView(tx, open, which.id);
    await removeView(tx, which.id);
    await recordChange(tx, ctx, {
      action: 'forms.view.deleted',
      subject: subject(which.id, before.name),
      changes: changesBetween<SavedView>(standing(before), null, fields),
    });
  });
};
