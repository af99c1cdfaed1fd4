import { endpoint } from '../platform/index.ts';
import { z } from 'zod';
import {
  hoursOnHoliday,
  hoursOverlap,
  noNationalYear,
  noWorkingTime,
  weekWithoutHours,
} from './calendar.problems.ts';
import { changeDays } from './calendar.rights.ts';
import { dayHours, dayKinds, weekHours } from './work-calendar.ts';

const text = z.object({ zh: z.string(), en: z.string() });
const yearNumber = z.int().min(2000).max(2100);
const year = z.object({ year: yearNumber });

const exception = z.object({
  day: z.iso.date(),
  kind: z.enum(dayKinds),
  name: text,
  /** Hours of its own; null where the week's hold. */
  hours: dayHours.nullable(),
});

const pattern = z.object({
  /** The first day on which it holds. */
  from: z.iso.date(),
  week: weekHours,
});

const yearReply = z.object({
  year: yearNumber,
  /** False while the year's holidays may still change: not yet published by the State Council, or not confirmed. */
  certain: z.boolean(),
  /** `national`: as shipped. `own`: changed by the enterprise. `none`: nothing is known, the week alone holds. */
  origin: z.enum(['national', 'own', 'none']),
  /** Where the national arrangement comes from; null where none is shipped. */
  source: z.string().nullable(),
  /** Whether the enterprise's own year differs from the national arrangement that is shipped. */
  differsFromNational: z.boolean(),
  workingDays: z.int(),
  exceptions: z.array(exception),
  /** The weekly hours that hold in the year, by their first day. */
  patterns: z.array(pattern),
  can: z.object({ change: z.boolean() }),
});

/** A year of the calendar. */
export type CalendarYear = z.output<typeof yearReply>;

export const readYear = endpoint({
  id: 'calendar.read-year',
  method: 'GET',
  path: '/api/calendar/years/:year',
  needs: 'signed-in',
  summary: { zh: '某年的工作日历', en: 'The work calendar of a year' },
  params: year,
  reply: yearReply,
});

export const setDays = endpoint({
  id: 'calendar.set-days',
  method: 'PUT',
  path: '/api/calendar/days',
  needs: changeDays,
  summary: { zh: '设定或取消例外日期', en: 'Set or clear exceptions' },
  body: z.strictObject({
    days: z.array(z.iso.date()).min(1).max(62),
    exception: z
      .strictObject({
        kind: z.enum(dayKinds),
        name: z.strictObject({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(80) }),
        hours: dayHours.min(1).optional(),
      })
      .nullable()
      .describe('null：取消例外，按每周作息 / null clears the days'),
  }),
  reply: 'nothing',
  problems: [hoursOverlap, hoursOnHoliday],
});

export const restoreNationalYear = endpoint({
  id: 'calendar.restore-national-year',
  method: 'POST',
  path: '/api/calendar/years/:year/national',
  needs: changeDays,
  summary: { zh: '恢复国家安排', en: 'Restore the national arrangement of a year' },
  params: year,
  reply: yearReply,
  problems: [noNationalYear],
});

export const setYearCertain = endpoint({
  id: 'calendar.set-year-certain',
  method: 'PUT',
  path: '/api/calendar/years/:year/certain',
  needs: changeDays,
  summary: { zh: '确认某年安排已定', en: 'Say whether the holidays of a year are settled' },
  params: year,
  body: z.strictObject({ certain: z.boolean() }),
  reply: yearReply,
});

export const setPattern = endpoint({
  id: 'calendar.set-pattern',
  method: 'PUT',
  path: '/api/calendar/patterns/:from',
  needs: changeDays,
  summary: { zh: '设定某日起的每周作息', en: 'Set the weekly hours from a day on' },
  params: z.object({ from: z.iso.date() }),
  body: z.strictObject({ week: weekHours }),
  reply: 'nothing',
  problems: [hoursOverlap, weekWithoutHours],
});

export const removePattern = endpoint({
  id: 'calendar.remove-pattern',
  method: 'DELETE',
  path: '/api/calendar/patterns/:from',
  needs: changeDays,
  summary: { zh: '删除某日起的每周作息', en: 'Remove the weekly hours that begin on a day' },
  params: z.object({ from: z.iso.date() }),
  reply: 'nothing',
});

export const findDeadline = endpoint({
  id: 'calendar.find-deadline',
  method: 'POST',
  path: '/api/calendar/deadline',
  needs: 'signed-in',
  summary: { zh: '按工作日历推算时限', en: 'Find a deadline in working time' },
  body: z.strictObject({
    start: z.iso.datetime({ offset: true }),
    duration: z.union([
      z.strictObject({ minutes: z.int().min(0).max(600_000).describe('工作分钟 / working minutes') }),
      z.strictObject({ days: z.int().min(1).max(1_000).describe('工作日 / working days') }),
    ]),
  }),
  reply: z.object({ at: z.iso.datetime(), certain: z.boolean() }),
  problems: [noWorkingTime],
});
