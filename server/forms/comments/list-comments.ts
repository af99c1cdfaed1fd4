import type { Comment } from '@yuanliu/core/forms';
import type { Page } from '@yuanliu/core/platform';
import type { Ctx } from '../../platform/index.ts';
import { listCommentRows } from './comment.store.ts';
import type { CommentRow } from './comment.tables.ts';
import { seenRecord } from './seen-record.ts';

/** The comments on a record that one may see, newest first. */
export const listComments = async (
  ctx: Ctx,
  asked: { readonly form: string; readonly id: string; readonly zone: string },
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<Page<Comment>> => {
  await seenRecord(ctx.db, ctx, asked);
  const rows = await listCommentRows(ctx.db, asked.id, { limit: limit + 1, after });
  const page = rows.slice(0, limit);
  return {
    rows: page.map((row) => present(row, ctx.actor.userId)),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
};

const present = (row: CommentRow, userId: string | null): Comment => ({
  id: row.id,
  text: row.body,
  mentions: [...row.mentions],
  by: { id: row.createdBy, name: row.author ?? '系统' },
  createdAt: row.createdAt.toISOString(),
  changedAt: row.changedAt?.toISOString() ?? null,
  can: { change: row.createdBy !== null && row.createdBy === userId },
});
