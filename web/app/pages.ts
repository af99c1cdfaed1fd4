import { House } from 'lucide-react';
import { calendarPages } from '../calendar/index.ts';
import { bringTextFormats } from '../catalog/index.ts';
import { formsPages } from '../forms/index.ts';
import { identityPages } from '../identity/index.ts';
import type { Page } from '../lib/page.ts';
import { messagesPages } from '../messages/index.ts';
import { numberingPages } from '../numbering/index.ts';
import { tracePages } from '../trace/index.ts';
import { texts } from './texts.ts';

const home: Page = {
  path: '/',
  title: texts.home.title,
  icon: House,
  section: 'work',
  words: ['shouye', 'home'],
  load: async () => (await import('./home/HomePage.tsx')).HomePage,
};

/** A page that reads forms, once it knows what modules above contribute to them. */
const readingForms = (page: Page): Page => ({
  ...page,
  load: async () => {
    await bringTextFormats();
    return page.load();
  },
});

/** Every page of the desk, in the order of the navigation. A module adds the list that its door exports. */
export const pages: readonly Page[] = [
  home,
  ...messagesPages,
  ...tracePages,
  ...formsPages.map(readingForms),
  ...identityPages,
  ...numberingPages,
  ...calendarPages,
];
