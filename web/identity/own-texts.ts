import type { Texts } from '../lib/text.ts';

/** Texts of API keys. */
export const keyTexts = {
  title: { zh: 'API 密钥', en: 'API keys' },
} as const satisfies Texts;

/** Texts of one's own profile. */
export const profileTexts = {
  title: { zh: '个人资料', en: 'My profile' },
} as const satisfies Texts;
