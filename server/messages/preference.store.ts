import type { MessageChoice } from '@yuanliu/core/messages';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/index.ts';
import type { MessagesTables } from './messages.tables.ts';

/** What a person chose. */
export const listChoices = (db: Db, userId: string): Promise<MessageChoice[]> =>
  db
    .tables<MessagesTables>()
    .selectFrom('message_preferences')
    .select(['kind', 'channel', 'wanted'])
    .where('user_id', '=', userId)
    .orderBy('kind')
    .orderBy('channel')
    .execute();

export const saveChoices = async (
  tx: Tx,
  userId: string,
  choices: readonly MessageChoice[],
): Promise<void> => {
  await tx.rows(sql`
    insert into message_preferences (user_id, kind, channel, wanted)
    select ${userId}, * from unnest(
      ${choices.map(({ kind }) => kind)}::text[], ${choices.map(({ channel }) => channel)}::text[],
      ${choices.map(({ wanted }) => wanted)}::boolean[])
    on conflict (user_id, kind, channel) do update set wanted = excluded.wanted`);
};
