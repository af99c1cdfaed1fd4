import type { messageViews } from '@yuanliu/core/messages';
import { sql } from 'kysely';
import { type Db, keyOfCursor, type Scope, type Tx } from '../platform/index.ts';
import type { MessagesTables } from './messages.tables.ts';

const columns = [
  'id',
  'kind',
  'title',
  'body',
  'link',
  'created_at as createdAt',
  'read_at as readAt',
  'archived_at as archivedAt',
] as const;

/** A message belongs to one person and is nobody else's business: whatever the range, the scope is one's own. */
const ownedBy = ({ userId }: Scope) =>
  userId === null ? sql<boolean>`false` : sql<boolean>`user_id = ${userId}::uuid and in_inbox`;

export interface MessageFilter {
  readonly view: (typeof messageViews)[number];
  readonly kind?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** One's messages, unread before read, newest first; one more than the page holds. */
export const listOwn = (db: Db, scope: Scope, { view, kind, limit, after }: MessageFilter) => {
  let query = db
    .tables<MessagesTables>()
    .selectFrom('messages')
    .select(columns)
    .where(ownedBy(scope))
    .where('archived_at', view === 'archived' ? 'is not' : 'is', null);
  if (view === 'unread') query = query.where('read_at', 'is', null);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (view === 'archived') {
    if (after !== undefined) query = query.where('id', '<', keyOfCursor(after, ['text', 'id'])[1] ?? '');
    return query
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
  }
  if (after !== undefined) {
    const [unread, id] = keyOfCursor(after, ['text', 'id']);
    query = query.where(sql<boolean>`((read_at is null), id) < (${unread === 'true'}, ${id}::uuid)`);
  }
  return query
    .orderBy(sql`(read_at is null)`, 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
};

export type MessageRow = Awaited<ReturnType<typeof listOwn>>[number];

export const findOwn = (db: Db, scope: Scope, id: string): Promise<MessageRow | undefined> =>
  db
    .tables<MessagesTables>()
    .selectFrom('messages')
    .select(columns)
    .where(ownedBy(scope))
    .where('id', '=', id)
    .executeTakeFirst();

export const countOwnUnread = async (db: Db, scope: Scope): Promise<number> => {
  const row = await db
    .tables<MessagesTables>()
    .selectFrom('messages')
    .select(({ fn }) => fn.countAll<string>().as('unread'))
    .where(ownedBy(scope))
    .where('archived_at', 'is', null)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.unread ?? 0);
};

/** Marks one's messages as read: those named, or all that are not archived. Ids of others' messages do nothing. */
export const markOwnRead = async (
  tx: Tx,
  scope: Scope,
  { ids, at }: { readonly ids: readonly string[] | 'all'; readonly at: Date },
): Promise<void> => {
  await tx
    .into<MessagesTables>()
    .updateTable('messages')
    .set({ read_at: at })
    .where(ownedBy(scope))
    .where('read_at', 'is', null)
    .where(ids === 'all' ? sql<boolean>`archived_at is null` : sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
};

/** Takes the reading of one's messages back: of those named, or of those read at exactly that moment. */
export const markOwnUnread = async (
  tx: Tx,
  scope: Scope,
  which: { readonly ids: readonly string[] } | { readonly readAt: string },
): Promise<void> => {
  await tx
    .into<MessagesTables>()
    .updateTable('messages')
    .set({ read_at: null })
    .where(ownedBy(scope))
    .where(
      'ids' in which
        ? sql<boolean>`id = any(${which.ids}::uuid[])`
        : sql<boolean>`read_at = ${which.readAt}::timestamptz`,
    )
    .execute();
};

/** Archives one's message, which marks it read, or takes it back. False where there is none. */
export const archiveOwn = async (
  tx: Tx,
  scope: Scope,
  { id, at }: { readonly id: string; readonly at: Date | null },
): Promise<boolean> => {
  const row = await tx
    .into<MessagesTables>()
    .updateTable('messages')
    .set({ archived_at: at, read_at: sql`coalesce(read_at, ${at}::timestamptz)` })
    .where(ownedBy(scope))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
};

/** Takes a message out of one's sight; the delivery log keeps it until it is tidied away. False where there is none. */
export const hideOwn = async (
  tx: Tx,
  scope: Scope,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<boolean> => {
  const row = await tx
    .into<MessagesTables>()
    .updateTable('messages')
    .set({ in_inbox: false, read_at: sql`coalesce(read_at, ${at}::timestamptz)` })
    .where(ownedBy(scope))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
};

/** Deletes messages of before a moment that were read, archived, or never in an inbox. At most `limit`; how many. */
export const deleteOld = async (
  tx: Tx,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<number> => {
  const rows = await tx.rows(sql`
    delete from messages where id = any(array(
      select id from messages
      where created_at < ${before} and (read_at is not null or archived_at is not null or not in_inbox)
      order by created_at limit ${limit}))
    returning 1`);
  return rows.length;
};
