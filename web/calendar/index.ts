import { CalendarDays } from 'lucide-react';
import type { Page } from '../lib/page.ts';
import { texts } from './texts.ts';

/** The work calendar: holidays, make-up days, weekly hours. */
export const calendarPages: readonly Page[] = [
  {
    path: '/calendar',
    title: texts.title,
    icon: CalendarDays,
    section: 'system',
    words: ['rili', 'jiejiari', 'tiaoxiu', '节假日', '放假', '调休', '作息', 'holidays', 'working days'],
    load: async () => (await import('./pages/CalendarPage.tsx')).CalendarPage,
  },
];
