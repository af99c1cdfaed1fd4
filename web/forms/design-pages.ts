import { LayoutTemplate } from 'lucide-react';
import type { Page } from '../lib/page.ts';
import { pageTexts } from './page-texts.ts';

/** The pages on which forms are drawn, published and given to roles. Who may draw which form, each form's rights say. */
export const designPages: readonly Page[] = [
  {
    path: '/designer',
    title: pageTexts.designs,
    icon: LayoutTemplate,
    section: 'system',
    words: ['biaodan', 'sheji', 'forms', 'designer', '表单', '字段'],
    load: async () => (await import('./pages/DesignsPage.tsx')).DesignsPage,
  },
  {
    path: '/designer/$form',
    title: pageTexts.design,
    icon: LayoutTemplate,
    load: async () => (await import('./pages/DesignerPage.tsx')).DesignerPage,
  },
  {
    path: '/designer/$form/versions',
    title: pageTexts.versions,
    icon: LayoutTemplate,
    load: async () => (await import('./pages/VersionsPage.tsx')).VersionsPage,
  },
  {
    path: '/designer/$form/rights',
    title: pageTexts.rights,
    icon: LayoutTemplate,
    load: async () => (await import('./pages/FormRightsPage.tsx')).FormRightsPage,
  },
];
