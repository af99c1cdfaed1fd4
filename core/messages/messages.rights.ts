import type { Right } from '../platform/index.ts';

export const seeDeliveries = {
  name: 'messages.deliveries.see',
  text: { zh: '查看消息发送记录', en: 'See the delivery of messages' },
  rows: false,
} as const satisfies Right;

export const changeDeliveries = {
  name: 'messages.deliveries.change',
  text: { zh: '重发消息、发送测试邮件', en: 'Send messages again and send test mails' },
  rows: false,
} as const satisfies Right;

/** What a role can be given in messages; one's own messages need no right. */
export const messagesRights = [seeDeliveries, changeDeliveries];
