import { seeKeys } from '@yuanliu/core/identity';
import { KeyRound, UserRound } from 'lucide-react';
import type { Page } from '../lib/page.ts';
import { keyTexts, profileTexts } from './own-texts.ts';

/** API keys: how other systems sign in. */
export const keysPage: Page = {
  path: '/keys',
  title: keyTexts.title,
  icon: KeyRound,
  section: 'people',
  words: ['miyao', 'jiekou', '接口', '对接', '集成', 'api', 'token', 'integration'],
  needs: seeKeys,
  load: async () => (await import('./pages/KeysPage.tsx')).KeysPage,
};

/** One's own account; reached from the menu of the person and by the search. */
export const profilePage: Page = {
  path: '/profile',
  title: profileTexts.title,
  icon: UserRound,
  words: ['geren', 'ziliao', 'mima', '修改密码', '登录设备', '我的权限', 'password', 'devices', 'account'],
  load: async () => (await import('./pages/ProfilePage.tsx')).ProfilePage,
};
