/** The words for what the calendar writes into the audit. */
export const calendarAuditActions = {
  'calendar.days.changed': { zh: '修改工作日历的日期', en: 'Changed days of the work calendar' },
  'calendar.year.changed': { zh: '修改年度安排的确认状态', en: 'Changed whether a year is settled' },
  'calendar.year.restored': { zh: '恢复国家放假安排', en: 'Restored the national arrangement' },
  'calendar.pattern.changed': { zh: '修改每周作息', en: 'Changed the weekly hours' },
  'calendar.pattern.removed': { zh: '删除每周作息', en: 'Removed weekly hours' },
} as const;
