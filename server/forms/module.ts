import { formsAuditActions, formsAuditNames, formsProblems, formsRights } from '@yuanliu/core/forms';
import type { Module } from '../platform/index.ts';
import { definitionRoutes } from './definitions/definition.routes.ts';
import type { SystemForm } from './definitions/system-form.ts';
import { storageJobs } from './storage/storage.jobs.ts';

/** What forms need from outside, and what modules above contribute. */
export interface FormsSurroundings {
  /** The enterprise's time zone (IANA name): which day today is, and how dates and times are written. */
  readonly zone: string;
  /** Forms of the modules above, made or brought up to date at the start. */
  readonly systemForms: readonly SystemForm[];
}

/** Definitions of forms, their records, views, import and export. Knows nothing of what the forms are about. */
export const formsModule = ({ zone }: FormsSurroundings): Module => ({
  name: 'forms',
  routes: [...definitionRoutes(zone)],
  jobs: [...storageJobs()],
  subscribers: [],
  rights: formsRights,
  problems: formsProblems,
  auditActions: formsAuditActions,
  auditNames: formsAuditNames,
});
