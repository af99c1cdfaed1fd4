import { deleteRecordDraft, listRecordDrafts, saveRecordDraft } from '@yuanliu/core/forms';
import { bind, type Route } from '../../platform/index.ts';
import { deleteDraft, listDrafts, saveDraft } from './own-drafts.ts';

/** The routes of drafts; `zone` is the enterprise's time zone. */
export const draftRoutes = (zone: string): Route[] => [
  bind(listRecordDrafts, (ctx, { params, query }) => listDrafts(ctx, { zone, form: params.form }, query)),
  bind(saveRecordDraft, (ctx, { params, body }) =>
    saveDraft(ctx, { zone, form: params.form }, { ...body, id: params.draft }),
  ),
  bind(deleteRecordDraft, (ctx, { params }) => deleteDraft(ctx, { zone, form: params.form }, params.draft)),
];
