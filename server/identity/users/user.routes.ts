import * as api from '@yuanliu/core/identity';
import { bind, type Route } from '../../platform/index.ts';
import { bindChanging } from '../bind-changing.ts';
import type { Authentication } from '../sessions/authentication.ts';
import { changeUser } from './change-user.ts';
import { createUser } from './create-user.ts';
import { listUsers, readUser } from './present-user.ts';
import { endUserSessions } from './end-user-sessions.ts';
import { resetPassword } from './reset-password.ts';
import { unlockUser } from './unlock-user.ts';
import { setActive, setManyActive } from './set-active.ts';
import { setUserRoles } from './set-user-roles.ts';

/** Users, as administrators see them. */
export const userRoutes = (authentication: Authentication): Route[] => {
  const change = bindChanging(authentication);
  return [
    bind(api.listUsers, (ctx, { query }) => listUsers(ctx, query)),
    bind(api.readUser, (ctx, { params }) => readUser(ctx, params.id)),
    bind(api.createUser, (ctx, { body }) => createUser(ctx, body)),
    change(api.changeUser, async (ctx, { params, body: { version, ...details } }) => ({
      version: await changeUser(ctx, { id: params.id, version, details }),
    })),
    change(api.activateUser, (ctx, { params }) => setActive(ctx, { id: params.id, active: true })),
    change(api.deactivateUser, (ctx, { params }) => setActive(ctx, { id: params.id, active: false })),
    change(api.activateUsers, (ctx, { body }) => setManyActive(ctx, { ...body, active: true })),
    change(api.deactivateUsers, (ctx, { body }) => setManyActive(ctx, { ...body, active: false })),
    change(api.resetPassword, async (ctx, { params, body }) => ({
      password: await resetPassword(ctx, { id: params.id, password: body.password }),
    })),
    change(api.unlockUser, (ctx, { params }) => unlockUser(ctx, params.id)),
    change(api.endUserSessions, async (ctx, { params }) => ({
      ended: await endUserSessions(ctx, params.id),
    })),
    change(api.setUserRoles, async (ctx, { params, body }) => ({
      version: await setUserRoles(ctx, { ...body, id: params.id }),
    })),
  ];
};
