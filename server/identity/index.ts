/** Users, departments, roles, rights, sessions, API keys and the audit. */
export { auditRoutes } from './audit/audit.routes.ts';
export type { Change } from './audit/audit.tables.ts';
export { changesBetween, jsonOf, secretChanged } from './audit/changes.ts';
export { entriesOf, type EntryOf } from './audit/entries-of.ts';
export { type AuditEntry, recordChange, recordChanges } from './audit/record-change.ts';
export { auditBroken, verificationJob, verifyAndKeepAudit, verifyAudit } from './audit/verify-audit.ts';
export { type Administrator, ensureAdministrator, type FirstRun } from './first-run/ensure-administrator.ts';
export { forEachId } from './each-id.ts';
export { identityModule, type IdentitySurroundings } from './module.ts';
export { scopeBeside } from './scope/scope-beside.ts';
export { type ScopeColumns, withinScope } from './scope/within-scope.ts';
export { type Authentication, openAuthentication } from './sessions/authentication.ts';
export { accountTopic } from './sessions/end-sessions.ts';
export { hasRight } from './sessions/has-right.ts';
export { type Contact, listContacts } from './users/contacts.ts';
export { grantRight } from './roles/grant-right.ts';
export { holdersOf } from './roles/right-holders.ts';
export { passwordWasReset, rolesWereChanged } from './users/account-announcements.ts';
