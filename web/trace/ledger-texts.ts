import type { Texts } from '../lib/text.ts';

/** The texts of the ledger's state. */
export const ledgerTexts = {
  title: { zh: '事件账本', en: 'Ledger' },
} as const satisfies Texts;
