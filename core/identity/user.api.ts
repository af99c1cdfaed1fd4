import { endpoint, pageOf, pageQuery } from '../platform/index.ts';
import { z } from 'zod';
import {
  beyondOwnRights,
  lastAdministrator,
  loginTaken,
  ownAccount,
  strongerUser,
} from './identity.problems.ts';
import { assignRoles, changeUsers, secureUsers, seeUsers } from './identity.rights.ts';
import { passwordPolicy } from './password.ts';
import { userEmail, userLanguage, userPhone } from './session.api.ts';

const id = z.strictObject({ id: z.uuid() });

const person = {
  login: z
    .string()
    .min(2)
    .max(64)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]*$/u)
    .describe('用户名：字母、数字、汉字和 . _ @ - / letters, digits and . _ @ -'),
  name: z.string().min(1).max(60).regex(/\S/),
};

const details = z.strictObject({
  ...person,
  departmentId: z.uuid().nullable().default(null),
  email: userEmail.default(null),
  phone: userPhone.default(null),
  language: userLanguage.default('zh'),
});

/** What an administrator writes down of a user. */
export type UserDetails = z.output<typeof details>;

const userRow = z.object({
  id: z.uuid(),
  login: z.string(),
  name: z.string(),
  departmentId: z.uuid().nullable(),
  departmentName: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  active: z.boolean(),
  /** While this lies ahead, the account is locked because of wrong passwords, for the addresses they came from. */
  lockedUntil: z.iso.datetime().nullable(),
  roles: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type UserRow = z.output<typeof userRow>;

const user = userRow.extend({
  language: userLanguage,
  mustChangePassword: z.boolean(),
  passwordChangedAt: z.iso.datetime(),
  /** Open sessions. */
  sessions: z.int(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  createdBy: z.string().nullable(),
  changedAt: z.iso.datetime(),
  changedBy: z.string().nullable(),
  can: z.object({ change: z.boolean(), secure: z.boolean(), assignRoles: z.boolean() }),
});
export type User = z.output<typeof user>;

const password = z.string().min(1).max(passwordPolicy.longest);

/** A password made by the product is told once; null when the caller chose it. */
const madePassword = z.string().nullable();

export const listUsers = endpoint({
  id: 'identity.list-users',
  method: 'GET',
  path: '/api/users',
  needs: seeUsers,
  summary: { zh: '用户列表，按姓名排序', en: 'List users by name' },
  query: pageQuery.extend({
    search: z
      .string()
      .max(100)
      .optional()
      .describe('姓名、用户名或电话的一部分 / part of name, login or phone'),
    departmentId: z.uuid().optional().describe('该部门及其下级 / the department and below'),
    roleId: z.uuid().optional(),
    active: z.boolean().optional(),
    locked: z.boolean().optional().describe('因密码错误被锁定 / locked because of wrong passwords'),
  }),
  reply: pageOf(userRow).extend({ can: z.object({ create: z.boolean(), change: z.boolean() }) }),
});

export const readUser = endpoint({
  id: 'identity.read-user',
  method: 'GET',
  path: '/api/users/:id',
  needs: seeUsers,
  summary: { zh: '查看用户', en: 'Read a user' },
  params: id,
  reply: user,
  row: 'identity.user',
});

export const createUser = endpoint({
  id: 'identity.create-user',
  method: 'POST',
  path: '/api/users',
  needs: changeUsers,
  summary: { zh: '新建用户，首次登录须修改密码', en: 'Create a user, who must change the password first' },
  body: details.extend({ password: password.optional().describe('不填则自动生成 / made when absent') }),
  reply: z.object({ id: z.uuid(), password: madePassword }),
  problems: [loginTaken],
});

export const changeUser = endpoint({
  id: 'identity.change-user',
  method: 'PUT',
  path: '/api/users/:id',
  needs: changeUsers,
  summary: { zh: '修改用户', en: 'Change a user' },
  params: id,
  body: details.extend({ version: z.int() }),
  reply: z.object({ version: z.int() }),
  problems: [loginTaken, beyondOwnRights, strongerUser],
  row: 'identity.user',
});

export const activateUser = endpoint({
  id: 'identity.activate-user',
  method: 'POST',
  path: '/api/users/:id/activate',
  needs: changeUsers,
  summary: { zh: '启用用户', en: 'Activate a user' },
  params: id,
  reply: 'nothing',
  problems: [strongerUser],
  row: 'identity.user',
});

export const deactivateUser = endpoint({
  id: 'identity.deactivate-user',
  method: 'POST',
  path: '/api/users/:id/deactivate',
  needs: changeUsers,
  summary: { zh: '停用用户并结束其登录', en: 'Deactivate a user and end the sessions' },
  params: id,
  reply: 'nothing',
  problems: [ownAccount, lastAdministrator, strongerUser],
  row: 'identity.user',
});

/** What became of each item of a bulk call: `problem` is null where it was done. */
export const bulkReply = z.object({
  results: z.array(
    z.object({
      id: z.uuid(),
      problem: z.object({ code: z.string(), text: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
    }),
  ),
});
export type BulkReply = z.output<typeof bulkReply>;

const manyIds = z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) });

export const activateUsers = endpoint({
  id: 'identity.activate-users',
  method: 'POST',
  path: '/api/users/activate',
  needs: changeUsers,
  summary: { zh: '批量启用用户', en: 'Activate many users' },
  body: manyIds,
  reply: bulkReply,
});

export const deactivateUsers = endpoint({
  id: 'identity.deactivate-users',
  method: 'POST',
  path: '/api/users/deactivate',
  needs: changeUsers,
  summary: { zh: '批量停用用户', en: 'Deactivate many users' },
  body: manyIds,
  reply: bulkReply,
});

export const resetPassword = endpoint({
  id: 'identity.reset-password',
  method: 'POST',
  path: '/api/users/:id/reset-password',
  needs: secureUsers,
  summary: {
    zh: '重置密码，下次登录须修改；登录和 API 密钥一并失效',
    en: 'Reset the password, to be changed at the next sign-in; sessions and API keys end',
  },
  params: id,
  body: z.strictObject({ password: password.optional().describe('不填则自动生成 / made when absent') }),
  reply: z.object({ password: madePassword }),
  problems: [strongerUser],
  row: 'identity.user',
});

export const unlockUser = endpoint({
  id: 'identity.unlock-user',
  method: 'POST',
  path: '/api/users/:id/unlock',
  needs: secureUsers,
  summary: { zh: '解锁账号', en: 'Unlock an account' },
  params: id,
  reply: 'nothing',
  row: 'identity.user',
});

export const endUserSessions = endpoint({
  id: 'identity.end-user-sessions',
  method: 'POST',
  path: '/api/users/:id/end-sessions',
  needs: secureUsers,
  summary: { zh: '强制用户退出登录', en: 'Sign a user out everywhere' },
  params: id,
  reply: z.object({ ended: z.int() }),
  row: 'identity.user',
});

export const setUserRoles = endpoint({
  id: 'identity.set-user-roles',
  method: 'PUT',
  path: '/api/users/:id/roles',
  needs: assignRoles,
  summary: { zh: '设置用户的角色', en: 'Set the roles of a user' },
  params: id,
  body: z.strictObject({ roleIds: z.array(z.uuid()).max(100), version: z.int() }),
  reply: z.object({ version: z.int() }),
  problems: [beyondOwnRights, lastAdministrator],
  row: 'identity.user',
});
