import type { Texts } from '../lib/text.ts';

/** Texts of the work calendar. */
export const texts = {
  title: { zh: '工作日历', en: 'Work calendar' },
} as const satisfies Texts;
