/** Users, departments, roles, rights, sessions, API keys and the audit. */
export { type Grants, grantsAdded, grantsBeyond, grantsOfKey, joinGrants } from './grants.ts';
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
