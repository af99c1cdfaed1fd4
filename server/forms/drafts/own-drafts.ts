import type { RecordDraft, RecordValues } from '@yuanliu/core/forms';
import { notFound, type Page, Problem } from '@yuanliu/core/platform';
import { type Ctx, keyOfCursor, pageFrom } from '../../platform/index.ts';
import { accessOf } from '../access/access-of.ts';
import { loadReach } from '../access/reach.ts';
import { allowed } from '../access/record-access.ts';
import { type FormInUse, formInUse } from '../form-in-use.ts';
import { dropDraft, listDraftRows, saveDraftRow } from './draft.store.ts';

/** Drafts of which form, in an enterprise of which zone. */
export interface DraftPlace {
  readonly form: string;
  readonly zone: string;
}

/** A draft as the browser saves it. */
export interface GivenDraft {
  readonly id: string;
  readonly values: RecordValues;
  readonly record: string | null;
  readonly recordVersion: number | null;
}

/** Whoever may make or change records of the form keeps drafts of it. */
const openTo = async (
  ctx: Ctx,
  { form: key, zone }: DraftPlace,
): Promise<{ form: FormInUse; userId: string }> => {
  const asking = { actor: ctx.actor, clock: ctx.clock, zone };
  const [form, reach] = await Promise.all([formInUse(ctx.db, key), loadReach(ctx.db, asking, [key])]);
  const world = { place: form.place, world: reach.world };
  const mayChange = accessOf(reach.rights.get(key) ?? [], world, 'change').may('change');
  if (!mayChange) allowed(reach, form, 'create');
  const { userId } = ctx.actor;
  if (userId === null) throw new Problem(notFound, {});
  return { form, userId };
};

/** One's own drafts, newest first. */
export const listDrafts = async (
  ctx: Ctx,
  place: DraftPlace,
  { limit, after, record }: { limit: number; after?: string | undefined; record?: string | undefined },
): Promise<Page<RecordDraft>> => {
  const { form, userId } = await openTo(ctx, place);
  const [moment, id] = after === undefined ? [] : keyOfCursor(after, ['time', 'id']);
  const rows = await listDraftRows(
    ctx.db,
    { formId: form.id, userId },
    {
      limit: limit + 1,
      record,
      after: moment === undefined || id === undefined ? undefined : [moment, id],
    },
  );
  const drafts = rows.map((row) => ({
    ...row,
    values: { ...row.values },
    savedAt: row.savedAt.toISOString(),
  }));
  return pageFrom(drafts, limit, (draft) => [draft.savedAt, draft.id]);
};

/** Saves a draft; the browser made its id, so saving again what did not get through is the same draft. */
export const saveDraft = async (
  ctx: Ctx,
  place: DraftPlace,
  draft: GivenDraft,
): Promise<{ savedAt: string }> => {
  const { form, userId } = await openTo(ctx, place);
  const savedAt = ctx.clock.now();
  await ctx.db.transact(async (tx) => {
    const isSaved = await saveDraftRow(tx, { formId: form.id, userId }, { ...draft, savedAt });
    if (!isSaved) throw new Problem(notFound, {});
  });
  return { savedAt: savedAt.toISOString() };
};

/** Removes a draft of one's own; nothing where it is gone already. */
export const deleteDraft = async (ctx: Ctx, place: DraftPlace, draft: string): Promise<undefined> => {
  const { userId } = await openTo(ctx, place);
  await ctx.db.transact(async (tx) => dropDraft(tx, { draft, userId }));
  return undefined;
};
