import {
  listDepartments,
  listKeys,
  listRights,
  listRoleMembers,
  listRoles,
  listUsers,
  readRole,
  readUser,
  seeDepartments,
  seeMe,
  seeRoles,
} from '@yuanliu/core/identity';
import { useCan } from '../lib/person.ts';
import { useEndpoint } from '../lib/queries.ts';

/** What must be read anew after users were changed; departments count them, roles too. */
export const userReads = [listUsers, readUser, listDepartments, listRoles, listRoleMembers, seeMe] as const;

/** What must be read anew after the tree of departments changed. */
export const departmentReads = [listDepartments, listUsers, readUser] as const;

/** What must be read anew after roles or their members changed. */
export const roleReads = [listRoles, readRole, listRoleMembers, listUsers, readUser, seeMe] as const;

/** What must be read anew after API keys changed. */
export const keyReads = [listKeys] as const;

/** All departments; nothing for whoever may not see them. */
export const useDepartments = () => useEndpoint(listDepartments, {}, { enabled: useCan()(seeDepartments) });

/** All roles; nothing for whoever may not see them. */
export const useRoles = () => useEndpoint(listRoles, {}, { enabled: useCan()(seeRoles) });

/** Every right there is, by module. */
export const useRights = () => useEndpoint(listRights, {});
