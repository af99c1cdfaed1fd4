import { changeRoles, type Grants, type Role, type RoleRow } from '@yuanliu/core/identity';
import { notFound, Problem } from '@yuanliu/core/platform';
import type { Ctx } from '../../platform/index.ts';
import { administratorKey } from '../first-run/built-in-roles.ts';
import { loadActorGrants } from '../sessions/actor-grants.ts';
import { findRole, listRoles as loadRoles, type LockedRole } from './role.store.ts';

/** All roles with the number of their members and rights. */
export const listRoles = async (ctx: Ctx): Promise<{ rows: RoleRow[]; can: { create: boolean } }> => {
  const grants = await loadActorGrants(ctx.db, ctx.actor);
  const rows = await loadRoles(ctx.db);
  return { rows: rows.map((row) => presentRow(row, grants)), can: { create: grants.has(changeRoles.name) } };
};

/** A role with what it gives. */
export const readRole = async (ctx: Ctx, id: string): Promise<Role> => {
  const role = await findRole(ctx.db, id);
  if (role === undefined) throw new Problem(notFound, {});
  const actorGrants = await loadActorGrants(ctx.db, ctx.actor);
  return {
    ...presentRow(role, actorGrants),
    grants: Object.fromEntries(role.grants),
    changedAt: role.changedAt.toISOString(),
    changedBy: role.changedBy,
  };
};

const presentRow = (
  { id, key, name, description, builtIn, version, members, grants }: LockedRole,
  actorGrants: Grants,
): RoleRow => {
  const mayChange = actorGrants.has(changeRoles.name);
  return {
    id,
    key,
    name,
    description,
    builtIn,
    version,
    members,
    rights: grants.length,
    can: {
      change: mayChange && key !== administratorKey,
      delete: mayChange && !builtIn && members === 0,
    },
  };
};
