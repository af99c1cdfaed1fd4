import { seeAudit } from '@yuanliu/core/identity';
import { ScrollText } from 'lucide-react';
import type { Page } from '../lib/page.ts';
import { auditTexts } from './audit-texts.ts';

/** The audit: who changed what. */
export const auditPage: Page = {
  path: '/audit',
  title: auditTexts.title,
  icon: ScrollText,
  section: 'people',
  words: ['shenji', 'rizhi', '日志', '操作记录', '变更记录', 'log', 'history'],
  needs: seeAudit,
  load: async () => (await import('./pages/AuditPage.tsx')).AuditPage,
};
