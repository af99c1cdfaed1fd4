import * as api from '@yuanliu/core/messages';
import { notSignedIn, Problem } from '@yuanliu/core/platform';
import { bind, type LiveHub, type Route } from '../platform/index.ts';
import { type DeliveryLogMeans, listDeliveries, retryDelivery } from './deliveries.ts';
import type { MailMeans } from './mail-channel.ts';
import {
  archiveMessage,
  countUnread,
  deleteMessage,
  listMessages,
  markRead,
  markUnread,
  readMessage,
} from './own-messages.ts';
import { inboxChannel, readPreferences, setPreferences } from './preferences.ts';
import { sendTestMail } from './test-mail.ts';

/** What the endpoints need besides the context. */
export interface RouteMeans extends DeliveryLogMeans {
  readonly mail: MailMeans;
  readonly live: Pick<LiveHub, 'listen'>;
}

const ownRoutes: readonly Route[] = [
  bind(api.listMessages, (ctx, { query }) => listMessages(ctx, query)),
  bind(api.countUnread, (ctx) => countUnread(ctx)),
  bind(api.markRead, (ctx, { body }) => markRead(ctx, 'ids' in body ? body.ids : 'all')),
  bind(api.markUnread, (ctx, { body }) => markUnread(ctx, body)),
  bind(api.readMessage, (ctx, { params }) => readMessage(ctx, params.id)),
  bind(api.archiveMessage, async (ctx, { params, body }) => {
    await archiveMessage(ctx, { id: params.id, archived: body.archived });
    return undefined;
  }),
  bind(api.deleteMessage, async (ctx, { params }) => {
    await deleteMessage(ctx, params.id);
    return undefined;
  }),
];

/** The endpoints of messages. */
export const messagesRoutes = (means: RouteMeans): Route[] => {
  const registry = { kinds: means.kinds, channels: [inboxChannel, ...means.channels] };
  return [
    ...ownRoutes,
    bind(api.readPreferences, (ctx) => readPreferences(ctx, registry)),
    bind(api.setPreferences, (ctx, { body }) => setPreferences(ctx, registry, body.choices)),
    bind(api.listDeliveries, (ctx, { query }) => listDeliveries(ctx, means, query)),
    bind(api.retryDelivery, async (ctx, { params }) => {
      await retryDelivery(ctx, params.id);
      return undefined;
    }),
    bind(api.sendTestMail, (ctx, { body }) => sendTestMail(ctx, means.mail, body.to)),
    bind(api.openLive, async ({ scope: { userId } }) => {
      if (userId === null) throw new Problem(notSignedIn, {});
      return { open: (send) => means.live.listen(userId, (topic) => send(api.nudgeEvent, topic)) };
    }),
  ];
};
