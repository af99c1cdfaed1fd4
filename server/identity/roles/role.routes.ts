import * as api from '@yuanliu/core/identity';
import { bind, type Route } from '../../platform/index.ts';
import { bindChanging } from '../bind-changing.ts';
import type { Authentication } from '../sessions/authentication.ts';
import { changeRole } from './change-role.ts';
import { copyRole, createRole } from './create-role.ts';
import { deleteRole } from './delete-role.ts';
import { listRoles, readRole } from './present-role.ts';
import type { RightsCatalogue } from './rights-catalogue.ts';
import { changeRoleMembers, listRoleMembers } from './role-members.ts';

/** Roles, their members, and the rights that they can give. */
export const roleRoutes = (authentication: Authentication, catalogue: RightsCatalogue): Route[] => {
  const change = bindChanging(authentication);
  return [
    bind(api.listRoles, (ctx) => listRoles(ctx)),
    bind(api.readRole, (ctx, { params }) => readRole(ctx, params.id)),
    bind(api.createRole, async (ctx, { body }) => ({ id: await createRole(ctx, body, catalogue) })),
    change(api.changeRole, async (ctx, { params, body: { version, ...definition } }) => ({
      version: await changeRole(ctx, { id: params.id, version, definition }, catalogue),
    })),
    bind(api.copyRole, async (ctx, { params, body }) => ({
      id: await copyRole(ctx, { id: params.id, name: body.name }),
    })),
    change(api.deleteRole, (ctx, { params }) => deleteRole(ctx, params.id)),
    bind(api.listRoleMembers, (ctx, { params, query }) => listRoleMembers(ctx, params.id, query)),
    change(api.changeRoleMembers, (ctx, { params, body }) => changeRoleMembers(ctx, params.id, body)),
    bind(api.listRights, async () => ({
      modules: catalogue
        .filter(({ rights }) => rights.length > 0)
        .map(({ name, rights }) => ({ module: name, rights: [...rights] })),
    })),
  ];
};
