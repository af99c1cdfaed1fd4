/** Forms: definitions, their records and lifecycle, views, import and export. */
export type { SystemForm } from './definitions/system-form.ts';
export { type FormInUse, formForWriting, formInUse } from './form-in-use.ts';
export { formsModule, type FormsSurroundings } from './module.ts';
