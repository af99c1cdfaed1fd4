import { useRecords } from '@yuanliu/core/forms';
import { FileStack } from 'lucide-react';
import type { Page } from '../lib/page.ts';
import { formTexts } from './form-texts.ts';

/** The pages of those who fill in and look at records. */
export const recordPages: readonly Page[] = [
  {
    path: '/forms',
    title: formTexts.title,
    icon: FileStack,
    section: 'forms',
    words: ['biaodan', 'jilu', '填报', '单据', 'records', 'documents'],
    needs: useRecords,
    load: async () => (await import('./pages/FormsPage.tsx')).FormsPage,
  },
  {
    path: '/forms/$form',
    title: formTexts.title,
    icon: FileStack,
    needs: useRecords,
    load: async () => (await import('./pages/RecordsPage.tsx')).RecordsPage,
  },
  {
    path: '/forms/$form/new',
    title: formTexts.newRecord,
    icon: FileStack,
    needs: useRecords,
    load: async () => (await import('./pages/NewRecordPage.tsx')).NewRecordPage,
  },
  {
    path: '/forms/$form/records/$id',
    title: formTexts.record,
    icon: FileStack,
    needs: useRecords,
    load: async () => (await import('./pages/RecordPage.tsx')).RecordPage,
  },
  {
    path: '/forms/$form/records/$id/edit',
    title: formTexts.editRecord,
    icon: FileStack,
    needs: useRecords,
    load: async () => (await import('./pages/EditRecordPage.tsx')).EditRecordPage,
  },
];
