/** Messages to people: kinds, channels, inbox, preferences, delivery log and the live stream. */
export { messagesAuditActions, messagesAuditNames } from './audit-actions.ts';
export {
  type Delivery,
  type DeliveryState,
  deliveryStates,
  listDeliveries,
  retryDelivery,
  sendTestMail,
} from './delivery.api.ts';
export { nudgeEvent, openLive } from './live.api.ts';
export {
  archiveMessage,
  countUnread,
  deleteMessage,
  listMessages,
  markRead,
  markUnread,
  type Message,
  messageViews,
  readMessage,
} from './message.api.ts';
export { inbox, isWanted, type MessageChoice, type MessageKind } from './message-kind.ts';
export { choiceMandatory, choiceUnknown, deliveryUnderWay, messagesProblems } from './messages.problems.ts';
export { changeDeliveries, messagesRights, seeDeliveries } from './messages.rights.ts';
export { type MessagePreferences, readPreferences, setPreferences } from './preference.api.ts';
export { nextAttempt } from './retry.ts';
