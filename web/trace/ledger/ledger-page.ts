import { seeLedger } from '@yuanliu/core/trace';
import { BookLock } from 'lucide-react';
import type { Page } from '../../lib/page.ts';
import { ledgerTexts } from '../ledger-texts.ts';

/** The state of the ledger: sealed, verified, captured. */
export const ledgerPage: Page = {
  path: '/ledger',
  title: ledgerTexts.title,
  icon: BookLock,
  section: 'trace',
  words: ['zhangben', 'shijianzhangben', 'fengcun', '封存', '校验', '采集任务', 'seal', 'verify', 'captures'],
  needs: seeLedger,
  load: async () => (await import('./LedgerPage.tsx')).LedgerPage,
};
