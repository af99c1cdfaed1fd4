import type { DeliveryState, MessageChoice } from '@yuanliu/core/messages';
import type { Text } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Db, keyOfCursor, type Tx } from '../platform/index.ts';
import type { MessagesTables } from './messages.tables.ts';

/** A delivery with the message that it carries. */
export const findDelivery = (db: Db, id: string) =>
  deliveries(db).select(['m.title', 'm.body', 'm.link', 'm.data']).where('d.id', '=', id).executeTakeFirst();

const deliveries = (db: Db) =>
  db
    .tables<MessagesTables>()
    .selectFrom('message_deliveries as d')
    .innerJoin('messages as m', 'm.id', 'd.message_id')
    .select([
      'd.id',
      'd.channel',
      'd.state',
      'd.attempts',
      'd.address',
      'd.reason',
      'd.next_attempt_at as nextAttemptAt',
      'd.created_at as createdAt',
      'd.changed_at as changedAt',
      'm.user_id as userId',
      'm.kind',
    ]);

export interface DeliveryFilter {
  readonly state?: DeliveryState | undefined;
  readonly channel?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Deliveries, newest first, without what the messages say; one more than the page holds. */
export const listDeliveryRows = (db: Db, { state, channel, limit, after }: DeliveryFilter) => {
  let query = deliveries(db);
  if (state !== undefined) query = query.where('d.state', '=', state);
  if (channel !== undefined) query = query.where('d.channel', '=', channel);
  if (after !== undefined) query = query.where('d.id', '<', keyOfCursor(after, ['id'])[0] ?? '');
  return query
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute();
};

export type DeliveryRow = Awaited<ReturnType<typeof listDeliveryRows>>[number];

/** The people of messages that are still there, and what they chose for the kind. */
export const listAudience = async (
  db: Db,
  { messageIds, kind }: { readonly messageIds: readonly string[]; readonly kind: string },
): Promise<{ messageId: string; choices: MessageChoice[] }[]> => {
  const rows = await db.rows(sql<{ messageId: string; choices: MessageChoice[] }>`
    select m.id as "messageId", coalesce(
      jsonb_agg(jsonb_build_object('kind', p.kind, 'channel', p.channel, 'wanted', p.wanted))
        filter (where p.kind is not null), '[]'::jsonb) as choices
    from messages m left join message_preferences p on p.user_id = m.user_id and p.kind = ${kind}
    where m.id = any(${messageIds}::uuid[])
    group by m.id order by m.id`);
  return rows;
};

/** A delivery to be made. */
export interface NewDelivery {
  readonly id: string;
  readonly messageId: string;
  readonly channel: string;
}

/** Adds deliveries and answers with the ids of those that were not there yet. */
export const insertDeliveries = async (
  tx: Tx,
  fresh: readonly NewDelivery[],
  at: Date,
): Promise<string[]> => {
  if (fresh.length === 0) return [];
  const rows = await tx.rows(sql<{ id: string }>`
    insert into message_deliveries (id, message_id, channel, created_at, changed_at)
    select fresh.id, fresh.message_id, fresh.channel, ${at}, ${at}
    from unnest(${fresh.map(({ id }) => id)}::uuid[], ${fresh.map(({ messageId }) => messageId)}::uuid[],
      ${fresh.map(({ channel }) => channel)}::text[]) as fresh (id, message_id, channel)
    on conflict (message_id, channel) do nothing returning id`);
  return rows.map(({ id }) => id);
};

/** What an attempt came to. */
export interface AttemptNote {
  readonly id: string;
  readonly state: DeliveryState;
  readonly address?: string;
  readonly reason?: Text;
  readonly nextAttemptAt?: Date;
  readonly at: Date;
}

/** Notes an attempt on a delivery that waited; false where it no longer did. */
export const noteAttempt = async (tx: Tx, note: AttemptNote): Promise<boolean> => {
  const row = await tx
    .into<MessagesTables>()
    .updateTable('message_deliveries')
    .set(({ eb }) => ({
      state: note.state,
      attempts: eb('attempts', '+', 1),
      reason: note.reason === undefined ? null : JSON.stringify(note.reason),
      next_attempt_at: note.nextAttemptAt ?? null,
      changed_at: note.at,
      ...(note.address !== undefined && { address: note.address }),
    }))
    .where('id', '=', note.id)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
};

/** Keeps a delivery from others until the transaction ends. */
export const lockDelivery = (tx: Tx, id: string) =>
  tx
    .into<MessagesTables>()
    .selectFrom('message_deliveries')
    .select(['id', 'message_id as messageId', 'state', 'channel'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** Lets a delivery wait again from its first attempt. */
export const resetDelivery = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await tx
    .into<MessagesTables>()
    .updateTable('message_deliveries')
    .set({ state: 'waiting', attempts: 0, next_attempt_at: null, changed_at: at })
    .where('id', '=', id)
    .execute();
};
