import {
  numberingAuditActions,
  numberingAuditNames,
  numberingProblems,
  numberingRights,
} from '@yuanliu/core/numbering';
import type { Module } from '../platform/index.ts';
import { ruleRoutes } from './rule.routes.ts';

/** Serial rules; `zone` is the enterprise's time zone (IANA name), which decides the day in numbers. */
export const numberingModule = ({ zone }: { readonly zone: string }): Module => ({
  name: 'numbering',
  routes: ruleRoutes(zone),
  jobs: [],
  subscribers: [],
  rights: numberingRights,
  problems: numberingProblems,
  auditActions: numberingAuditActions,
  auditNames: numberingAuditNames,
});
