import type { Right } from '../platform/index.ts';

export const changeDays = {
  name: 'calendar.days.change',
  text: { zh: '维护工作日历', en: 'Change the work calendar' },
  rows: false,
} as const satisfies Right;

/** What a role can be given in the calendar; whoever is signed in may see it. */
export const calendarRights = [changeDays];
