import type { Texts } from '../lib/text.ts';

/** The texts of events. */
export const eventTexts = {
  list: { title: { zh: '事件', en: 'Events' } },
  page: { title: { zh: '事件', en: 'Event' } },
} as const satisfies Texts;
