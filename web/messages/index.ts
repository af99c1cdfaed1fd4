/** Messages on the desk: the bell in the top bar, the inbox, how one gets messages, and the channels. */
import { seeDeliveries } from '@yuanliu/core/messages';
import { Bell as BellIcon, BellRing, Send } from 'lucide-react';
import type { Page } from '../lib/page.ts';
import { texts } from './texts.ts';

export { Bell } from './parts/Bell.tsx';

/** The pages of messages. */
export const messagesPages: readonly Page[] = [
  {
    path: '/messages',
    title: texts.title,
    icon: BellIcon,
    section: 'work',
    words: ['xiaoxi', 'tongzhi', '通知', 'inbox'],
    load: async () => (await import('./pages/InboxPage.tsx')).InboxPage,
  },
  {
    path: '/messages/preferences',
    title: texts.preferences.title,
    icon: BellRing,
    words: ['jieshou', '通知设置', 'notification'],
    load: async () => (await import('./pages/PreferencesPage.tsx')).PreferencesPage,
  },
  {
    path: '/message-channels',
    title: texts.deliveries.title,
    icon: Send,
    section: 'system',
    words: ['youjian', '邮件', '发送记录', 'mail', 'smtp', 'delivery'],
    needs: seeDeliveries,
    load: async () => (await import('./pages/DeliveriesPage.tsx')).DeliveriesPage,
  },
];
