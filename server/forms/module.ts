import {
  contributeTextFormats,
  formsAuditActions,
  formsAuditNames,
  formsProblems,
  formsRights,
  type TextFormat,
} from '@yuanliu/core/forms';
import type { NumberTaker } from '../numbering/index.ts';
import type { FileStore, Module } from '../platform/index.ts';
import { againAfterPublishing } from './again-after-publishing.ts';
import { definitionRoutes } from './definitions/definition.routes.ts';
import { commentRoutes } from './comments/comment.routes.ts';
import { ensureSystemForms } from './definitions/ensure-system-forms.ts';
import type { SystemForm } from './definitions/system-form.ts';
import { draftRoutes } from './drafts/draft.routes.ts';
import { exportJobs, exportRoutes } from './exports/export.routes.ts';
import { fileJobs, fileRoutes } from './files/file.routes.ts';
import type { LifecycleHook } from './hooks/lifecycle-hooks.ts';
import { importJobs, importRoutes } from './imports/import.routes.ts';
import type { RecordSurroundings } from './records/record-surroundings.ts';
import { formRightRoutes } from './rights/form-right.routes.ts';
import { viewRoutes } from './views/view.routes.ts';
import { recordListRoutes } from './reading/record-list.routes.ts';
import { recordRoutes } from './records/record.routes.ts';
import { transferJobs } from './transfers/sweep-transfers.ts';
import { storageJobs } from './storage/storage.jobs.ts';

/** What forms need from outside, and what modules above contribute. */
export interface FormsSurroundings {
  /** The enterprise's time zone (IANA name): which day today is, and how dates and times are written. */
  readonly zone: string;
  /** Forms of the modules above, made or brought up to date at the start. */
  readonly systemForms: readonly SystemForm[];
  /** Formats that text fields may have, brought by the modules above. */
  readonly textFormats: readonly TextFormat[];
  /** What the modules above do when records pass: see LifecycleHook. */
  readonly hooks: readonly LifecycleHook[];
  /** Gives serial numbers in the transaction of a record. */
  readonly numbers: NumberTaker;
  /** Where the contents of attachments are kept. */
  readonly files: FileStore;
}

/** Definitions of forms, their records, views, import and export. Knows nothing of what the forms are about. */
export const formsModule = (surroundings: FormsSurroundings): Module => {
  const { zone, systemForms, textFormats, hooks, numbers, files } = surroundings;
  contributeTextFormats(textFormats);
  const around: RecordSurroundings = { zone, hooks, numbers, isHeard: () => false };
  return {
    name: 'forms',
    prepare: (ctx) => ensureSystemForms(ctx, { forms: systemForms, zone }),
    routes: [
      ...definitionRoutes(zone),
      ...recordRoutes(around),
      ...formRightRoutes(zone),
      ...recordListRoutes(zone),
      ...viewRoutes(zone),
      ...draftRoutes(zone),
      ...commentRoutes(zone),
      ...fileRoutes({ zone, files }),
      ...exportRoutes({ zone, files }),
      ...importRoutes(around),
    ].map(againAfterPublishing),
    jobs: [
      ...storageJobs(zone),
      ...fileJobs(files),
      ...exportJobs({ zone, files }),
      ...importJobs(around),
      ...transferJobs,
    ],
    subscribers: [],
    rights: formsRights,
    problems: formsProblems,
    auditActions: formsAuditActions,
    auditNames: formsAuditNames,
  };
};
