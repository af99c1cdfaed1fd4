/** Forms: definitions, their records and lifecycle, views, import and export. */
export { recordWasChanged } from './records/record-announcement.ts';
export { changeRecord } from './records/change-record.ts';
export type { RecordChange } from './records/conflict.ts';
export { type Brought, type BroughtRecord, loadRecords } from './records/load-records.ts';
export { type Submission, submitRecord } from './records/submit-record.ts';
export type { RecordSurroundings } from './records/record-surroundings.ts';
export { createForm } from './definitions/create-form.ts';
export { saveDraft } from './definitions/change-draft.ts';
export { findForm } from './definitions/definition.store.ts';
export { publishForm } from './definitions/publish-form.ts';
export { buildIndexes } from './storage/build-indexes.ts';
export type { SystemForm } from './definitions/system-form.ts';
export { type FormInUse, formForWriting, formInUse } from './form-in-use.ts';
export type { LifecycleHook, LifecycleMoment, Passage } from './hooks/lifecycle-hooks.ts';
export { formsMessageKinds } from './comments/tell-mentioned.ts';
export { drawnTable } from './storage/record-columns.ts';
export { formsModule, type FormsSurroundings } from './module.ts';
