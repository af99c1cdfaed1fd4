import * as api from '@yuanliu/core/identity';
import { bind, type Route } from '../../platform/index.ts';
import { bindChanging } from '../bind-changing.ts';
import type { Authentication } from '../sessions/authentication.ts';
import { changeDepartment } from './change-department.ts';
import { createDepartment } from './create-department.ts';
import { deleteDepartment } from './delete-department.ts';
import { moveDepartment } from './move-department.ts';
import { listDepartments } from './present-departments.ts';

/** The tree of departments. */
export const departmentRoutes = (authentication: Authentication): Route[] => {
  const change = bindChanging(authentication);
  return [
    bind(api.listDepartments, (ctx) => listDepartments(ctx)),
    bind(api.createDepartment, async (ctx, { body }) => ({ id: await createDepartment(ctx, body) })),
    change(api.changeDepartment, async (ctx, { params, body }) => ({
      version: await changeDepartment(ctx, { ...body, id: params.id }),
    })),
    change(api.moveDepartment, async (ctx, { params, body }) => ({
      version: await moveDepartment(ctx, { ...body, id: params.id }),
    })),
    change(api.deleteDepartment, (ctx, { params }) => deleteDepartment(ctx, params.id)),
  ];
};
