import { listForms, textIn, useRecords } from '@yuanliu/core/forms';
import { FileStack } from 'lucide-react';
import { call } from '../lib/call.ts';
import { currentLanguage } from '../lib/preferences.ts';
import type { SearchProvider } from '../lib/search.ts';
import { formTexts } from './form-texts.ts';

const most = 6;

/** Forms for the global search, by part of their name; each opens its records. */
export const formSearch: SearchProvider = {
  id: 'forms',
  title: formTexts.title,
  search: async ({ words, isScan, person }, signal) => {
    const wanted = words.trim().toLowerCase();
    if (isScan || wanted === '' || person.rights[useRecords.name] === undefined) return [];
    const { rows } = await call(listForms, {}, signal);
    return rows
      .filter(({ state, can }) => state === 'published' && (can.see || can.create))
      .filter(({ key, name }) =>
        [key, name.zh, name.en ?? ''].some((each) => each.toLowerCase().includes(wanted)),
      )
      .slice(0, most)
      .map(({ key, name, group, can }) => ({
        id: key,
        title: textIn(name, currentLanguage()),
        ...(group !== undefined && { hint: group }),
        icon: FileStack,
        path: can.see ? `/forms/${key}` : `/forms/${key}/new`,
      }));
  },
};
