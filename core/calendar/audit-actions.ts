/** The words for what the calendar writes into the audit. */
export const calendarAuditActions = {
  'calendar.days.changed': { zh: '修改工作日历的日期', en: 'Changed days of the work calendar' },
  'calendar.year.changed': { zh: '修改年度安排的确认状态', en: 'Changed whether a year is settled' },
  'calendar.year.restored': { zh: '恢复国家放假安排', en: 'Restored the national arrangement' },
  'calendar.pattern.changed': { zh: '修改每周作息', en: 'Changed the weekly hours' },
  'calendar.pattern.removed': { zh: '删除每周作息', en: 'Removed weekly hours' },
} as const;

/** The words for the kinds of things, fields and values in it; a day of a year is its own name. */
export const calendarAuditNames = {
  'calendar.days': { zh: '日历日期', en: 'Days of the calendar' },
  'calendar.year': { zh: '年度日历', en: 'Year of the calendar' },
  'calendar.year/kind': { zh: '安排', en: 'Arrangement' },
  'calendar.year/kind=holiday': { zh: '休息日', en: 'Day off' },
  'calendar.year/kind=working': { zh: '工作日', en: 'Working day' },
  'calendar.year/name': { zh: '名称', en: 'Name' },
  'calendar.year/hours': { zh: '时段', en: 'Hours' },
  'calendar.year/certain': { zh: '安排已定', en: 'Settled' },
  'calendar.year/origin': { zh: '来源', en: 'Origin' },
  'calendar.year/origin=own': { zh: '企业自定', en: "the enterprise's own" },
  'calendar.year/origin=national': { zh: '国家安排', en: 'national arrangement' },
  'calendar.pattern': { zh: '每周作息', en: 'Weekly hours' },
  'calendar.pattern/week': { zh: '周一至周日的时段', en: 'Hours, Monday to Sunday' },
} as const;
