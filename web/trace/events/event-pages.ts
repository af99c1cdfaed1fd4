import { seeEvents } from '@yuanliu/core/trace';
import { Activity } from 'lucide-react';
import type { Page } from '../../lib/page.ts';
import { eventTexts } from '../event-texts.ts';

/** The list of events, and one event. */
export const eventPages: readonly Page[] = [
  {
    path: '/events',
    title: eventTexts.list.title,
    icon: Activity,
    section: 'trace',
    words: ['shijian', 'epcis', '采集', '流水', 'capture', 'history'],
    needs: seeEvents,
    load: async () => (await import('./EventsPage.tsx')).EventsPage,
  },
  {
    path: '/events/$id',
    title: eventTexts.one,
    icon: Activity,
    needs: seeEvents,
    load: async () => (await import('./EventPage.tsx')).EventPage,
  },
];
