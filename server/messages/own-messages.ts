import type { Message } from '@yuanliu/core/messages';
import { notFound, type Page, Problem } from '@yuanliu/core/platform';
import { type Ctx, nudge, pageFrom, type Tx } from '../platform/index.ts';
import {
  archiveOwn,
  countOwnUnread,
  findOwn,
  hideOwn,
  listOwn,
  markOwnRead,
  markOwnUnread,
  type MessageFilter,
  type MessageRow,
} from './message.store.ts';
import { inboxTopic } from './notify.ts';

// Reading, archiving and deleting one's own messages is not written into the audit: it changes nothing of the
// enterprise's, and what was sent to whom stands in the delivery log.

const present = ({ createdAt, readAt, archivedAt, ...row }: MessageRow): Message => ({
  ...row,
  createdAt: createdAt.toISOString(),
  readAt: readAt?.toISOString() ?? null,
  archivedAt: archivedAt?.toISOString() ?? null,
});

/** A page of one's messages. */
export const listMessages = async (ctx: Ctx, filter: MessageFilter): Promise<Page<Message>> => {
  const rows = await listOwn(ctx.db, ctx.scope, filter);
  const page = pageFrom(rows, filter.limit, ({ readAt, id }) => [String(readAt === null), id]);
  return { ...page, rows: page.rows.map(present) };
};

/** One of one's messages. Throws `platform.not-found`. */
export const readMessage = async (ctx: Ctx, id: string): Promise<Message> => {
  const row = await findOwn(ctx.db, ctx.scope, id);
  if (row === undefined) throw new Problem(notFound, {});
  return present(row);
};

/** How many of one's messages are unread. */
export const countUnread = async (ctx: Ctx): Promise<{ unread: number }> => ({
  unread: await countOwnUnread(ctx.db, ctx.scope),
});

/** Marks messages as read and answers with how many are still unread, and the moment that takes it back. */
export const markRead = (
  ctx: Ctx,
  ids: readonly string[] | 'all',
): Promise<{ unread: number; readAt: string }> =>
  ctx.db.transact(async (tx) => {
    const at = ctx.clock.now();
    await markOwnRead(tx, ctx.scope, { ids, at });
    await nudgeSelf(tx, ctx);
    return { unread: await countOwnUnread(tx, ctx.scope), readAt: at.toISOString() };
  });

/** Marks messages as unread, or undoes the marking of one moment. */
export const markUnread = (
  ctx: Ctx,
  which: { readonly ids: readonly string[] } | { readonly readAt: string },
): Promise<{ unread: number }> =>
  ctx.db.transact(async (tx) => {
    await markOwnUnread(tx, ctx.scope, which);
    await nudgeSelf(tx, ctx);
    return { unread: await countOwnUnread(tx, ctx.scope) };
  });

/** Archives a message or takes it back. Throws `platform.not-found`. */
export const archiveMessage = (
  ctx: Ctx,
  { id, archived }: { readonly id: string; readonly archived: boolean },
): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const found = await archiveOwn(tx, ctx.scope, { id, at: archived ? ctx.clock.now() : null });
    if (!found) throw new Problem(notFound, {});
    await nudgeSelf(tx, ctx);
  });

/** Deletes a message from one's inbox. Throws `platform.not-found`. */
export const deleteMessage = (ctx: Ctx, id: string): Promise<void> =>
  ctx.db.transact(async (tx) => {
    if (!(await hideOwn(tx, ctx.scope, { id, at: ctx.clock.now() }))) throw new Problem(notFound, {});
    await nudgeSelf(tx, ctx);
  });

/** The other screens of the same person show another number now. */
const nudgeSelf = async (tx: Tx, { scope }: Ctx): Promise<void> => {
  if (scope.userId !== null) await nudge(tx, { to: [scope.userId], topic: inboxTopic });
};
