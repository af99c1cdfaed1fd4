import { endpoint, pageOf, pageQuery, rowRanges } from '../platform/index.ts';
import { z } from 'zod';
import {
  beyondOwnRights,
  builtInRole,
  lastAdministrator,
  nameTaken,
  roleInUse,
} from './identity.problems.ts';
import { assignRoles, changeRoles, seeRoles, seeUsers } from './identity.rights.ts';
import { bulkReply } from './user.api.ts';

const id = z.strictObject({ id: z.uuid() });
const name = z.string().min(1).max(60).regex(/\S/);

/** What a role gives: of each right the rows that it reaches; `all` where the right has no rows. */
const grants = z.record(z.string().max(100), z.enum(rowRanges));

const definition = z.strictObject({ name, description: z.string().max(500).default(''), grants });

/** A role as it is drawn up. */
export type RoleDefinition = z.output<typeof definition>;

const roleRow = z.object({
  id: z.uuid(),
  /** Names a built-in role in every language; null for the others. */
  key: z.string().nullable(),
  name: z.string(),
  description: z.string(),
  builtIn: z.boolean(),
  version: z.int(),
  members: z.int(),
  rights: z.int(),
  can: z.object({ change: z.boolean(), delete: z.boolean() }),
});
export type RoleRow = z.output<typeof roleRow>;

const role = roleRow.extend({
  grants,
  changedAt: z.iso.datetime(),
  changedBy: z.string().nullable(),
});
export type Role = z.output<typeof role>;

export const listRoles = endpoint({
  id: 'identity.list-roles',
  method: 'GET',
  path: '/api/roles',
  needs: seeRoles,
  summary: { zh: '全部角色', en: 'All roles' },
  reply: z.object({ rows: z.array(roleRow), can: z.object({ create: z.boolean() }) }),
});

export const readRole = endpoint({
  id: 'identity.read-role',
  method: 'GET',
  path: '/api/roles/:id',
  needs: seeRoles,
  summary: { zh: '查看角色及其权限', en: 'Read a role and its rights' },
  params: id,
  reply: role,
  row: 'identity.role',
});

export const createRole = endpoint({
  id: 'identity.create-role',
  method: 'POST',
  path: '/api/roles',
  needs: changeRoles,
  summary: { zh: '新建角色', en: 'Create a role' },
  body: definition,
  reply: z.object({ id: z.uuid() }),
  problems: [nameTaken, beyondOwnRights],
});

export const changeRole = endpoint({
  id: 'identity.change-role',
  method: 'PUT',
  path: '/api/roles/:id',
  needs: changeRoles,
  summary: { zh: '修改角色', en: 'Change a role' },
  params: id,
  body: definition.extend({ version: z.int() }),
  reply: z.object({ version: z.int() }),
  problems: [nameTaken, beyondOwnRights, builtInRole],
  row: 'identity.role',
});

export const copyRole = endpoint({
  id: 'identity.copy-role',
  method: 'POST',
  path: '/api/roles/:id/copy',
  needs: changeRoles,
  summary: { zh: '复制角色', en: 'Copy a role' },
  params: id,
  body: z.strictObject({ name }),
  reply: z.object({ id: z.uuid() }),
  problems: [nameTaken, beyondOwnRights],
  row: 'identity.role',
});

export const deleteRole = endpoint({
  id: 'identity.delete-role',
  method: 'DELETE',
  path: '/api/roles/:id',
  needs: changeRoles,
  summary: { zh: '删除没有成员的角色', en: 'Delete a role without members' },
  params: id,
  reply: 'nothing',
  problems: [roleInUse, builtInRole],
  row: 'identity.role',
});

const member = z.object({
  id: z.uuid(),
  login: z.string(),
  name: z.string(),
  departmentName: z.string().nullable(),
  active: z.boolean(),
});

export const listRoleMembers = endpoint({
  id: 'identity.list-role-members',
  method: 'GET',
  path: '/api/roles/:id/members',
  needs: seeUsers,
  summary: { zh: '角色的成员', en: 'Members of a role' },
  params: id,
  query: pageQuery,
  reply: pageOf(member),
  row: 'identity.role',
});

export const changeRoleMembers = endpoint({
  id: 'identity.change-role-members',
  method: 'POST',
  path: '/api/roles/:id/members',
  needs: assignRoles,
  summary: { zh: '为多名用户分配或移除角色', en: 'Give a role to many users or take it from them' },
  params: id,
  body: z.strictObject({
    add: z.array(z.uuid()).max(200).default([]),
    remove: z.array(z.uuid()).max(200).default([]),
  }),
  reply: bulkReply,
  problems: [beyondOwnRights, lastAdministrator],
  row: 'identity.role',
});

export const listRights = endpoint({
  id: 'identity.list-rights',
  method: 'GET',
  path: '/api/rights',
  needs: 'signed-in',
  summary: { zh: '各模块的全部权限', en: 'All rights by module' },
  reply: z.object({
    modules: z.array(
      z.object({
        module: z.string(),
        rights: z.array(
          z.object({
            name: z.string(),
            text: z.object({ zh: z.string(), en: z.string() }),
            /** Whether a grant carries a range of rows. */
            rows: z.boolean(),
          }),
        ),
      }),
    ),
  }),
});
