/** The words for what messages write into the audit. */
export const messagesAuditActions = {
  'messages.preferences.changed': { zh: '修改消息接收方式', en: 'Changed how messages are received' },
  'messages.delivery.retried': { zh: '重发消息', en: 'Sent a message again' },
  'messages.mail.tested': { zh: '发送测试邮件', en: 'Sent a test mail' },
} as const;
