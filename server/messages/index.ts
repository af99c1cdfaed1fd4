/** Messages to people: `notify` tells them in a transaction, channels carry it, connectors add channels. */
export {
  type Channel,
  type DeliveryOutcome,
  type FindRecipients,
  type OutgoingMessage,
  type Recipient,
  Undeliverable,
} from './channel.ts';
export type { Mail, Mailer } from './mailer.ts';
export { type MessagesSurroundings, messagesModule } from './module.ts';
export { inboxTopic, type Notice, notify } from './notify.ts';
export { smtpMailer, type SmtpSettings } from './smtp-mailer.ts';
