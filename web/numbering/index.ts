/** Serial rules: how numbers are made up, and the numbers they give next. */
import { seeRules } from '@yuanliu/core/numbering';
import { Binary } from 'lucide-react';
import type { Page } from '../lib/page.ts';
import { texts } from './texts.ts';

/** The pages of serial rules. */
export const numberingPages: readonly Page[] = [
  {
    path: '/numbering',
    title: texts.title,
    icon: Binary,
    section: 'system',
    words: ['bianhao', 'liushuihao', '流水号', '批号', '单号', 'numbers', 'serial'],
    needs: seeRules,
    load: async () => (await import('./pages/RulesPage.tsx')).RulesPage,
  },
  {
    path: '/numbering/$id',
    title: texts.title,
    icon: Binary,
    needs: seeRules,
    load: async () => (await import('./pages/RulePage.tsx')).RulePage,
  },
];
