/** Users, departments, roles, rights, sessions, API keys and the audit. */
export {
  type AuditEntryView,
  type AuditState,
  type AuditWords,
  exportAudit,
  listAudit,
  listAuditWords,
  seeAuditEntry,
  seeAuditState,
  verifyAudit,
} from './audit.api.ts';
export { auditRights, exportAuditRight, seeAudit, verifyAuditRight } from './audit.rights.ts';
export { type AuditActions, auditActionText, joinAuditActions, ownAuditActions } from './audit-actions.ts';
export { type AuditNames, identityAuditNames } from './audit-names.ts';
export { type Grants, grantsAdded, grantsBeyond, grantsOfKey, joinGrants } from './grants.ts';
export { identityActions } from './identity-actions.ts';
export {
  accountInactive,
  accountLocked,
  beyondOwnRights,
  builtInRole,
  departmentCycle,
  departmentNotEmpty,
  identityProblems,
  lastAdministrator,
  loginTaken,
  nameTaken,
  ownAccount,
  passwordChangeNeeded,
  roleInUse,
  sessionNeeded,
  strongerUser,
  wrongCredentials,
} from './identity.problems.ts';
export {
  assignRoles,
  changeDepartments,
  changeKeys,
  changeRoles,
  changeUsers,
  identityRights,
  secureUsers,
  seeDepartments,
  seeKeys,
  seeRoles,
  seeUsers,
} from './identity.rights.ts';
export { type PasswordFault, passwordFaults, passwordFaultTexts, passwordPolicy } from './password.ts';
export {
  changeMe,
  changeMyPassword,
  endMySession,
  listMySessions,
  type Me,
  seeMe,
  signIn,
  signOut,
  signOutEverywhere,
} from './session.api.ts';
export {
  changeDepartment,
  createDepartment,
  deleteDepartment,
  type Department,
  listDepartments,
  moveDepartment,
} from './department.api.ts';
export {
  type ApiKey,
  createKey,
  type KeyState,
  keyStates,
  listKeys,
  revokeKey,
} from './key.api.ts';
export {
  changeRole,
  changeRoleMembers,
  copyRole,
  createRole,
  deleteRole,
  listRights,
  listRoleMembers,
  listRoles,
  readRole,
  type Role,
  type RoleDefinition,
  type RoleRow,
} from './role.api.ts';
export {
  activateUser,
  activateUsers,
  type BulkReply,
  bulkReply,
  changeUser,
  createUser,
  deactivateUser,
  deactivateUsers,
  endUserSessions,
  listUsers,
  readUser,
  resetPassword,
  setUserRoles,
  unlockUser,
  type User,
  type UserDetails,
  type UserRow,
} from './user.api.ts';
