import {
  changeView as changeViewEndpoint,
  createView as createViewEndpoint,
  deleteView as deleteViewEndpoint,
  listViews as listViewsEndpoint,
} from '@yuanliu/core/forms';
import { bind, type Route } from '../../platform/index.ts';
import { listViews } from './list-views.ts';
import { changeView, createView, deleteView } from './save-view.ts';

/** Saved views of lists; `zone` is the enterprise's time zone. */
export const viewRoutes = (zone: string): readonly Route[] => [
  bind(listViewsEndpoint, (ctx, { params }) => listViews(ctx, { key: params.form, zone })),
  bind(createViewEndpoint, (ctx, { params, body }) => createView(ctx, { key: params.form, zone }, body)),
  bind(changeViewEndpoint, (ctx, { params: { form, id }, body }) =>
    changeView(ctx, { key: form, id, zone }, body),
  ),
  bind(deleteViewEndpoint, (ctx, { params: { form, id } }) => deleteView(ctx, { key: form, id, zone })),
];
