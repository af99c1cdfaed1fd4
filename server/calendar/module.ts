import {
  calendarAuditActions,
  calendarAuditNames,
  calendarProblems,
  calendarRights,
} from '@yuanliu/core/calendar';
import type { Module } from '../platform/index.ts';
import { calendarRoutes } from './calendar.routes.ts';

/** Working days and hours; `zone` is the enterprise's time zone (IANA name), whose days and hours are meant. */
export const calendarModule = ({ zone }: { readonly zone: string }): Module => ({
  name: 'calendar',
  routes: calendarRoutes(zone),
  jobs: [],
  subscribers: [],
  rights: calendarRights,
  problems: calendarProblems,
  auditActions: calendarAuditActions,
  auditNames: calendarAuditNames,
});
