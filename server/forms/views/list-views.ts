import { changeDefinitions, type RecordView, viewSettings } from '@yuanliu/core/forms';
import { hasRight } from '../../identity/index.ts';
import type { Ctx } from '../../platform/index.ts';
import { allowed } from '../access/record-access.ts';
import type { FormInUse } from '../form-in-use.ts';
import { type FormView, viewOf } from '../reading/form-view.ts';
import { openReach } from '../reading/open-reach.ts';
import { usableSettings } from './usable-settings.ts';
import { loadViews } from './view.store.ts';

/** A form whose records somebody sees, and whether this person shares views of it. */
export interface OpenViews {
  readonly form: FormInUse;
  readonly view: FormView;
  readonly userId: string;
  readonly canShare: boolean;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Opens a form for its views. Errors: `platform.not-found`, `platform.no-right`. */
export const openViews = async (
  ctx: Ctx,
  { key, zone }: { readonly key: string; readonly zone: string },
): Promise<OpenViews> => {
  const { form, reach } = await openReach(ctx, { key, zone });
  const access = allowed(reach, form, 'see');
  const canShare = access.may('design') || (await hasRight(ctx, changeDefinitions));
  return { form, view: viewOf(reach, form.place), userId: ctx.actor.userId ?? nobody, canShare };
};

/** The views that somebody has of a form's lists, as far as this person may use them. */
export const listViews = async (
  ctx: Ctx,
  which: { readonly key: string; readonly zone: string },
): Promise<{ rows: RecordView[]; can: { share: boolean } }> => {
  const { form, view, userId, canShare } = await openViews(ctx, which);
  const rows = await loadViews(ctx.db, { formId: form.id, userId });
  return {
    rows: rows.map(({ settings, ownerId, ...row }) => ({
      id: row.id,
      name: row.name,
      shared: row.shared,
      ownerName: row.ownerName,
      version: row.version,
      isOwn: ownerId === userId,
      ...usableSettings(view, viewSettings.parse(settings)),
      can: { change: ownerId === userId || (row.shared && canShare) },
    })),
    can: { share: canShare },
  };
};
