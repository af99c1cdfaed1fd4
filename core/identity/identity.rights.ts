import type { Right } from '../platform/index.ts';

/** See users: their names, departments, mail, telephone, roles, whether they are locked. */
export const seeUsers = {
  name: 'identity.users.see',
  text: { zh: '查看用户', en: 'See users' },
  rows: true,
} as const satisfies Right;

/** Create users, change what is known of them, activate and deactivate them. */
export const changeUsers = {
  name: 'identity.users.change',
  text: { zh: '新建、修改、启用和停用用户', en: 'Create, change, activate and deactivate users' },
  rows: true,
} as const satisfies Right;

/** Reset passwords, unlock accounts, end sessions. */
export const secureUsers = {
  name: 'identity.users.secure',
  text: {
    zh: '重置密码、解锁账号、强制退出登录',
    en: 'Reset passwords, unlock accounts and sign people out',
  },
  rows: true,
} as const satisfies Right;

export const seeDepartments = {
  name: 'identity.departments.see',
  text: { zh: '查看部门', en: 'See departments' },
  rows: false,
} as const satisfies Right;

export const changeDepartments = {
  name: 'identity.departments.change',
  text: { zh: '新建、修改、移动和删除部门', en: 'Create, change, move and delete departments' },
  rows: false,
} as const satisfies Right;

export const seeRoles = {
  name: 'identity.roles.see',
  text: { zh: '查看角色和权限', en: 'See roles and their rights' },
  rows: false,
} as const satisfies Right;

/** Draw up roles; never beyond the rights of whoever draws. */
export const changeRoles = {
  name: 'identity.roles.change',
  text: { zh: '新建、修改和删除角色', en: 'Create, change and delete roles' },
  rows: false,
} as const satisfies Right;

/** Give users roles and take them away; never beyond the rights of whoever gives. */
export const assignRoles = {
  name: 'identity.roles.assign',
  text: { zh: '为用户分配角色', en: 'Give users roles' },
  rows: true,
} as const satisfies Right;

export const seeKeys = {
  name: 'identity.keys.see',
  text: { zh: '查看 API 密钥', en: 'See API keys' },
  rows: true,
} as const satisfies Right;

/** Make API keys in one's own name, and revoke the keys of users within reach. */
export const changeKeys = {
  name: 'identity.keys.change',
  text: { zh: '创建和吊销 API 密钥', en: 'Make and revoke API keys' },
  rows: true,
} as const satisfies Right;

export const identityRights = [
  seeUsers,
  changeUsers,
  secureUsers,
  seeDepartments,
  changeDepartments,
  seeRoles,
  changeRoles,
  assignRoles,
  seeKeys,
  changeKeys,
] as const satisfies readonly Right[];
