import {
  addComment as addEndpoint,
  changeComment as changeEndpoint,
  deleteComment as deleteEndpoint,
  listComments as listEndpoint,
} from '@yuanliu/core/forms';
import { bind, type Route } from '../../platform/index.ts';
import { listComments } from './list-comments.ts';
import { addComment, changeComment, deleteComment } from './write-comment.ts';

/** The routes of comments; `zone` is the enterprise's time zone. */
export const commentRoutes = (zone: string): Route[] => [
  bind(listEndpoint, (ctx, { params, query }) => listComments(ctx, { ...params, zone }, query)),
  bind(addEndpoint, (ctx, { params: { form, id }, body }) =>
    addComment(ctx, { form, zone, record: id }, body),
  ),
  bind(changeEndpoint, (ctx, { params, body }) => changeComment(ctx, { ...params, zone }, body)),
  bind(deleteEndpoint, (ctx, { params }) => deleteComment(ctx, { ...params, zone })),
];
