import { inbox, type MessageKind } from '@yuanliu/core/messages';
import type { JsonValue, Text } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { z } from 'zod';
import { enqueue, newId, nudge, type Tx } from '../platform/index.ts';

/** What is told to whom. A string as title or body stands for both languages. */
export interface Notice {
  /** User ids; naming one twice tells once. */
  readonly to: readonly string[];
  readonly kind: MessageKind;
  readonly title: Text | string;
  readonly body?: Text | string;
  /** A path of the desk that the message opens, such as `/records/42`. */
  readonly link?: string;
  /** Facts for channels that draw the message themselves. */
  readonly data?: JsonValue;
}

/** The topic that open desks hear when their inbox changed. */
export const inboxTopic = 'messages.inbox';

/** The job that gives fresh messages to the channels. */
export const spread = {
  name: 'messages.spread',
  payload: z.object({
    messageIds: z.array(z.uuid()),
    kind: z.string(),
    defaultChannels: z.array(z.string()),
    mandatory: z.boolean(),
  }),
} as const;

const bothLanguages = (text: Text | string): Text =>
  typeof text === 'string' ? { zh: text, en: text } : text;

/**
 * Tells people something in the transaction of what happened: if it commits, each has the message in the inbox and
 * the channels they chose carry it; if it rolls back, nothing was said. Three statements, whatever the number of
 * people and channels.
 */
export const notify = async (tx: Tx, notice: Notice): Promise<void> => {
  const { kind, title, body = '', link, data } = notice;
  const to = [...new Set(notice.to)];
  if (to.length === 0) return;
  const messageIds = to.map(() => newId());
  const isDefault = kind.defaultChannels.includes(inbox);
  const mandatory = kind.mandatory ?? false;
  await tx.rows(sql`
    insert into messages (id, user_id, kind, title, body, link, data, in_inbox)
    select fresh.id, fresh.user_id, ${kind.name}, ${JSON.stringify(bothLanguages(title))}::jsonb,
      ${JSON.stringify(bothLanguages(body))}::jsonb, ${link ?? null}, ${JSON.stringify(data ?? null)}::jsonb,
      ${isDefault && mandatory}::boolean or coalesce(p.wanted, ${isDefault}::boolean)
    from unnest(${messageIds}::uuid[], ${to}::uuid[]) as fresh (id, user_id)
    left join message_preferences p
      on p.user_id = fresh.user_id and p.kind = ${kind.name} and p.channel = ${inbox}`);
  await enqueue(tx, {
    job: spread,
    payload: {
      messageIds,
      kind: kind.name,
      defaultChannels: [...kind.defaultChannels],
      mandatory,
    },
  });
  await nudge(tx, { to, topic: inboxTopic });
};
