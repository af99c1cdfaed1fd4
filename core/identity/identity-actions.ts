import type { AuditActions } from './audit-actions.ts';

/** What users, departments, roles, sessions and keys write into the audit. */
export const identityActions = {
  'identity.sign-in.refused': { zh: '登录被拒绝', en: 'Sign-in refused' },
  'identity.session.opened': { zh: '登录', en: 'Signed in' },
  'identity.session.ended': { zh: '结束登录', en: 'Sessions ended' },
  'identity.user.created': { zh: '新建用户', en: 'Created a user' },
  'identity.user.changed': { zh: '修改用户', en: 'Changed a user' },
  'identity.user.activated': { zh: '启用用户', en: 'Activated a user' },
  'identity.user.deactivated': { zh: '停用用户', en: 'Deactivated a user' },
  'identity.user.roles-changed': { zh: '调整用户的角色', en: 'Changed the roles of a user' },
  'identity.user.locked': { zh: '账号因多次登录失败被锁定', en: 'Account locked after failed attempts' },
  'identity.user.unlocked': { zh: '解锁账号', en: 'Unlocked an account' },
  'identity.user.password-changed': { zh: '修改密码', en: 'Changed the password' },
  'identity.user.password-reset': { zh: '重置密码', en: 'Reset the password' },
  'identity.department.created': { zh: '新建部门', en: 'Created a department' },
  'identity.department.changed': { zh: '修改部门', en: 'Changed a department' },
  'identity.department.moved': { zh: '移动部门', en: 'Moved a department' },
  'identity.department.deleted': { zh: '删除部门', en: 'Deleted a department' },
  'identity.role.created': { zh: '新建角色', en: 'Created a role' },
  'identity.role.changed': { zh: '修改角色', en: 'Changed a role' },
  'identity.role.deleted': { zh: '删除角色', en: 'Deleted a role' },
  'identity.key.created': { zh: '创建 API 密钥', en: 'Made an API key' },
  'identity.key.revoked': { zh: '吊销 API 密钥', en: 'Revoked an API key' },
} as const satisfies AuditActions;
