import {
  assignRoles,
  changeKeys,
  changeRoles,
  type Grants,
  secureUsers,
  seeDepartments,
  seeKeys,
  seeRoles,
  seeUsers,
} from '@yuanliu/core/identity';
import type { Right } from '@yuanliu/core/platform';

/** The key of the role that holds every right over all rows and never loses its last active member. */
export const administratorKey = 'administrator';

export interface BuiltInRole {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly grants: Grants;
}

const overAll = (rights: readonly Right[]): Grants => new Map(rights.map(({ name }) => [name, 'all']));

const securityRights: readonly Right[] = [
  seeUsers,
  secureUsers,
  seeDepartments,
  seeRoles,
  changeRoles,
  assignRoles,
  seeKeys,
  changeKeys,
];

/**
 * The roles that are there from the start. Beside the system administrator stand the two that GB/T 22239-2019
 * wants apart from it (三权分立): one who guards accounts and rights, and one who reads the audit and changes
 * nothing. `rights` are the rights of all modules.
 */
export const builtInRoles = (rights: readonly Right[]): BuiltInRole[] => [
  {
    key: administratorKey,
    name: '系统管理员',
    description: '拥有全部权限和全部数据范围；至少保留一名在用成员。',
    grants: overAll(rights),
  },
  {
    key: 'security-administrator',
    name: '安全管理员',
    description: '管理账号安全、角色与授权，不能授予自己没有的权限。',
    grants: overAll(securityRights),
  },
  {
    key: 'audit-administrator',
    name: '审计管理员',
    description: '查看和核验审计记录，不能修改任何数据。',
    grants: overAll([
      seeUsers,
      seeDepartments,
      seeRoles,
      ...rights.filter(({ name }) => name.startsWith('identity.audit.')),
    ]),
  },
];
