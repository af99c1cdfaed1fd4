/** Working days and hours: pure arithmetic over a calendar, the national arrangements, and the endpoints. */
export { calendarAuditActions, calendarAuditNames } from './audit-actions.ts';
export {
  type CalendarYear,
  findDeadline,
  readYear,
  removePattern,
  restoreNationalYear,
  setDays,
  setPattern,
  setYearCertain,
} from './calendar.api.ts';
export {
  calendarProblems,
  hoursOnHoliday,
  hoursOverlap,
  noNationalYear,
  noWorkingTime,
  weekWithoutHours,
} from './calendar.problems.ts';
export { calendarRights, changeDays } from './calendar.rights.ts';
export { type NationalYear, nationalYears } from './national-days.ts';
export {
  type CalendarDay,
  checkHours,
  type DayKind,
  dayKinds,
  firstPattern,
  type Hours,
  hoursOf,
  isWorkingDay,
  type WorkCalendar,
  type WorkPattern,
} from './work-calendar.ts';
export {
  addWorkingTime,
  type Deadline,
  workingDaysBetween,
  type WorkingDuration,
  workingMinutesBetween,
} from './working-time.ts';
