import { problemKind } from '../platform/index.ts';

export const hoursOverlap = problemKind<{ from: string; to: string }>({
  code: 'calendar.hours-overlap',
  status: 422,
  text: {
    zh: '工作时段 {from}–{to} 有误：结束须晚于开始，且各段须按先后排列、互不重叠。',
    en: 'The working hours {from}–{to} are wrong: they must end after they begin, stand in order and not overlap.',
  },
});

export const noWorkingTime = problemKind({
  code: 'calendar.no-working-time',
  status: 422,
  text: {
    zh: '工作日历在十年内没有足够的工作时间，请检查每周作息和例外日期。',
    en: 'The calendar has too little working time within ten years. Check the weekly hours and the exceptions.',
  },
});

export const weekWithoutHours = problemKind({
  code: 'calendar.week-without-hours',
  status: 422,
  text: {
    zh: '一周中至少要有一天设有工作时段。',
    en: 'At least one day of the week needs working hours.',
  },
});

export const hoursOnHoliday = problemKind<{ day: string }>({
  code: 'calendar.hours-on-holiday',
  status: 422,
  text: {
    zh: '{day} 设为休息日，不能再填工作时段；若要上班，请改为工作日。',
    en: '{day} is a day off and takes no working hours. Make it a working day instead.',
  },
});

export const noNationalYear = problemKind<{ year: number }>({
  code: 'calendar.no-national-year',
  status: 422,
  text: {
    zh: '本版本没有 {year} 年的国家放假安排，请手工设置，或升级后再恢复。',
    en: 'This version does not carry the national arrangement of {year}. Set the days by hand, or upgrade first.',
  },
});

/** What the calendar may refuse. */
export const calendarProblems = [
  hoursOverlap,
  noWorkingTime,
  weekWithoutHours,
  hoursOnHoliday,
  noNationalYear,
];
