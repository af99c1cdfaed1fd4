import { endpoint, pageOf, pageQuery } from '../platform/index.ts';
import { z } from 'zod';

/** A label or sentence in both languages. */
export const text = z.object({ zh: z.string(), en: z.string() });

const message = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: text,
  body: text,
  /** A path of the desk, or null. */
  link: z.string().nullable(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  archivedAt: z.iso.datetime().nullable(),
});

/** A message in the inbox of whoever asks. */
export type Message = z.output<typeof message>;

const id = z.object({ id: z.uuid() });
const unread = z.object({ unread: z.int() });
const someMessages = z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) });

/** Which messages are listed: those not archived, those not read, or those archived. */
export const messageViews = ['inbox', 'unread', 'archived'] as const;

export const listMessages = endpoint({
  id: 'messages.list-messages',
  method: 'GET',
  path: '/api/messages',
  needs: 'signed-in',
  summary: { zh: '我的消息，未读在前', en: 'My messages, unread first' },
  query: pageQuery.extend({
    view: z.enum(messageViews).default('inbox'),
    kind: z.string().max(100).optional(),
  }),
  reply: pageOf(message),
});

export const countUnread = endpoint({
  id: 'messages.count-unread',
  method: 'GET',
  path: '/api/messages/unread',
  needs: 'signed-in',
  summary: { zh: '未读消息数', en: 'Number of unread messages' },
  reply: unread,
});

export const markRead = endpoint({
  id: 'messages.mark-read',
  method: 'POST',
  path: '/api/messages/read',
  needs: 'signed-in',
  summary: { zh: '标为已读（若干条或全部）', en: 'Mark some or all messages as read' },
  body: z.union([someMessages, z.strictObject({ all: z.literal(true) })]),
  /** `readAt` is when those that were unread until now count as read; `markUnread` takes it back by it. */
  reply: unread.extend({ readAt: z.iso.datetime() }),
});

export const markUnread = endpoint({
  id: 'messages.mark-unread',
  method: 'POST',
  path: '/api/messages/unread',
  needs: 'signed-in',
  summary: {
    zh: '标为未读（若干条，或撤销一次“标为已读”）',
    en: 'Mark messages as unread, or undo one marking',
  },
  body: z.union([someMessages, z.strictObject({ readAt: z.iso.datetime() })]),
  reply: unread,
});

export const readMessage = endpoint({
  id: 'messages.read-message',
  method: 'GET',
  path: '/api/messages/:id',
  needs: 'signed-in',
  row: 'messages.message',
  summary: { zh: '一条消息', en: 'One message' },
  params: id,
  reply: message,
});

export const archiveMessage = endpoint({
  id: 'messages.archive-message',
  method: 'PUT',
  path: '/api/messages/:id/archived',
  needs: 'signed-in',
  row: 'messages.message',
  summary: { zh: '归档或取回消息', en: 'Archive a message or take it back' },
  params: id,
  body: z.strictObject({ archived: z.boolean() }),
  reply: 'nothing',
});

export const deleteMessage = endpoint({
  id: 'messages.delete-message',
  method: 'DELETE',
  path: '/api/messages/:id',
  needs: 'signed-in',
  row: 'messages.message',
  summary: { zh: '删除消息', en: 'Delete a message' },
  params: id,
  reply: 'nothing',
});
