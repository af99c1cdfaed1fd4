import { endpoint } from '../platform/index.ts';
import { z } from 'zod';
import { beyondOwnRights, departmentCycle, departmentNotEmpty, nameTaken } from './identity.problems.ts';
import { changeDepartments, seeDepartments } from './identity.rights.ts';

const id = z.strictObject({ id: z.uuid() });
const name = z.string().min(1).max(60).regex(/\S/);
const version = z.int();

const department = z.object({
  id: z.uuid(),
  /** Null at the top of the tree. */
  parentId: z.uuid().nullable(),
  name: z.string(),
  headUserId: z.uuid().nullable(),
  headName: z.string().nullable(),
  /** Active users of the department itself, without those below. */
  users: z.int(),
  version: z.int(),
});
export type Department = z.output<typeof department>;

export const listDepartments = endpoint({
  id: 'identity.list-departments',
  method: 'GET',
  path: '/api/departments',
  needs: seeDepartments,
  summary: {
    zh: '全部部门；同一上级之下按顺序排列',
    en: 'All departments; those of one parent in their order',
  },
  reply: z.object({ rows: z.array(department), can: z.object({ change: z.boolean() }) }),
});

export const createDepartment = endpoint({
  id: 'identity.create-department',
  method: 'POST',
  path: '/api/departments',
  needs: changeDepartments,
  summary: { zh: '新建部门，排在最后', en: 'Create a department, last among its neighbours' },
  body: z.strictObject({
    name,
    parentId: z.uuid().nullable().default(null),
    headUserId: z.uuid().nullable().default(null),
  }),
  reply: z.object({ id: z.uuid() }),
  problems: [nameTaken],
});

export const changeDepartment = endpoint({
  id: 'identity.change-department',
  method: 'PUT',
  path: '/api/departments/:id',
  needs: changeDepartments,
  summary: { zh: '修改部门名称和负责人', en: 'Change name and head of a department' },
  params: id,
  body: z.strictObject({ name, headUserId: z.uuid().nullable(), version }),
  reply: z.object({ version }),
  problems: [nameTaken],
  row: 'identity.department',
});

export const moveDepartment = endpoint({
  id: 'identity.move-department',
  method: 'POST',
  path: '/api/departments/:id/move',
  needs: changeDepartments,
  summary: { zh: '移动部门或调整顺序', en: 'Move a department or change its place' },
  params: id,
  body: z.strictObject({
    parentId: z.uuid().nullable(),
    before: z
      .uuid()
      .nullable()
      .default(null)
      .describe('排在哪个同级部门之前，不填则排在最后 / the neighbour that follows, last when absent'),
    version,
  }),
  reply: z.object({ version }),
  problems: [departmentCycle, nameTaken, beyondOwnRights],
  row: 'identity.department',
});

export const deleteDepartment = endpoint({
  id: 'identity.delete-department',
  method: 'DELETE',
  path: '/api/departments/:id',
  needs: changeDepartments,
  summary: { zh: '删除空部门', en: 'Delete an empty department' },
  params: id,
  reply: 'nothing',
  problems: [departmentNotEmpty],
  row: 'identity.department',
});
