/** Users, departments, roles, rights, sessions, API keys and the audit. */
export type { Change } from './audit/audit.tables.ts';
export { changesBetween, jsonOf, secretChanged } from './audit/changes.ts';
export { type AuditEntry, recordChange, recordChanges } from './audit/record-change.ts';
