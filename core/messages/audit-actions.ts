/** The words for what messages write into the audit. */
export const messagesAuditActions = {
  'messages.preferences.changed': { zh: '修改消息接收方式', en: 'Changed how messages are received' },
  'messages.delivery.retried': { zh: '重发消息', en: 'Sent a message again' },
  'messages.mail.tested': { zh: '发送测试邮件', en: 'Sent a test mail' },
} as const;

/** The words for the kinds of things, fields and values in it. */
export const messagesAuditNames = {
  'messages.preferences': { zh: '接收方式', en: 'How messages are received' },
  'messages.delivery': { zh: '消息发送', en: 'Delivery of a message' },
  'messages.delivery/state': { zh: '状态', en: 'State' },
  'messages.delivery/state=waiting': { zh: '待发送', en: 'waiting' },
  'messages.delivery/state=sent': { zh: '已发送', en: 'sent' },
  'messages.delivery/state=skipped': { zh: '未发送', en: 'left out' },
  'messages.delivery/state=failed': { zh: '失败', en: 'failed' },
  'messages.mail': { zh: '邮箱', en: 'Mail address' },
  'messages.mail/result': { zh: '结果', en: 'Result' },
  'messages.mail/result=sent': { zh: '已发送', en: 'sent' },
} as const;
