import {
  messagesAuditActions,
  messagesAuditNames,
  messagesProblems,
  messagesRights,
  type MessageKind,
} from '@yuanliu/core/messages';
import { handles, type LiveHub, type Module } from '../platform/index.ts';
import { accountKinds, accountNotices } from './account-notices.ts';
import type { Channel, FindRecipients } from './channel.ts';
import { deliverMessage } from './deliver-message.ts';
import { mailChannel } from './mail-channel.ts';
import type { Mailer } from './mailer.ts';
import { messagesRoutes } from './messages.routes.ts';
import { spread } from './notify.ts';
import { deliver, spreadMessages } from './spread-messages.ts';
import { choiceNames, inboxChannel } from './preferences.ts';
import { tidy, tidyMessages, tidySchedule } from './tidy-messages.ts';

/** What messages need from outside. */
export interface MessagesSurroundings {
  /** The kinds that the modules above send, in the order of the preferences. */
  readonly kinds: readonly MessageKind[];
  /** Ways outside besides mail, which connectors bring. */
  readonly channels: readonly Channel[];
  /** The mail server; absent where none is set, and mails are noted as skipped. */
  readonly mailer?: Mailer | undefined;
  /** The address under which people reach the desk, for links in mails. */
  readonly deskUrl?: string | undefined;
  readonly findRecipients: FindRecipients;
  readonly live: Pick<LiveHub, 'listen'>;
}

/** Messages to people, their channels, and the live stream. */
export const messagesModule = (around: MessagesSurroundings): Module => {
  const { findRecipients, live, mailer, deskUrl } = around;
  const kinds = [...accountKinds, ...around.kinds];
  const mail = { mailer, deskUrl };
  const channels = [mailChannel(mail), ...around.channels];
  return {
    name: 'messages',
    routes: messagesRoutes({ kinds, channels, findRecipients, live, mail }),
    jobs: [
      handles(spread, (ctx, payload) => spreadMessages(ctx, channels, payload)),
      handles(deliver, (ctx, { deliveryId }) =>
        deliverMessage(ctx, { channels, findRecipients }, deliveryId),
      ),
      handles(tidy, (ctx) => tidyMessages(ctx), tidySchedule),
    ],
    subscribers: accountNotices,
    rights: messagesRights,
    problems: messagesProblems,
    auditActions: messagesAuditActions,
    auditNames: { ...messagesAuditNames, ...choiceNames({ kinds, channels: [inboxChannel, ...channels] }) },
  };
};
