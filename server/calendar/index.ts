/** The enterprise's work calendar; the arithmetic over it is `@yuanliu/core/calendar`. */
export { loadCalendar, type LoadedCalendar } from './load-calendar.ts';
export { calendarModule } from './module.ts';
