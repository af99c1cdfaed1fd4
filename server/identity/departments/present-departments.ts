import { changeDepartments, type Department } from '@yuanliu/core/identity';
import type { Ctx } from '../../platform/index.ts';
import { loadActorGrants } from '../sessions/actor-grants.ts';
import { listDepartments as loadDepartments } from './department.store.ts';

/** All departments. */
export const listDepartments = async (
  ctx: Ctx,
): Promise<{ rows: Department[]; can: { change: boolean } }> => {
  const rows = await loadDepartments(ctx.db);
  const grants = await loadActorGrants(ctx.db, ctx.actor);
  return {
    rows: rows.map(({ id, parentId, name, headUserId, headName, users, version }) => ({
      id,
      parentId,
      name,
      headUserId,
      headName,
      users,
      version,
    })),
    can: { change: grants.has(changeDepartments.name) },
  };
};
