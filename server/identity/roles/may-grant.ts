import {
  beyondOwnRights,
  type Grants,
  grantsBeyond,
  lastAdministrator,
  strongerUser,
} from '@yuanliu/core/identity';
import { Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Ctx, Db, Tx } from '../../platform/index.ts';
import { administratorKey } from '../first-run/built-in-roles.ts';
import { loadActorGrants } from '../sessions/actor-grants.ts';
import { loadGrants } from '../sessions/credential.store.ts';

/** Whether a department is the actor's own or lies below it. Who belongs to none holds no department range. */
export const isBelowActor = async (db: Db, ctx: Ctx, departmentId: string | null): Promise<boolean> => {
  if (departmentId === null) return true;
  const rows = await db.rows(sql<{ below: boolean }>`
    select ${departmentId}::uuid in (
      select id from identity_v1_department_tree(${ctx.scope.departmentId}::uuid)) as below`);
  return rows[0]?.below === true;
};

/** Refuses to give what goes beyond the actor's own rights or ranges. */
export const refuseBeyond = async (
  db: Db,
  ctx: Ctx,
  { wanted, holdersBelow }: { wanted: Grants; holdersBelow: boolean },
): Promise<void> => {
  if (wanted.size === 0) return;
  const rights = grantsBeyond(await loadActorGrants(db, ctx.actor), wanted, { holdersBelow });
  if (rights.length > 0) throw new Problem(beyondOwnRights, { rights });
};

/**
 * Refuses to take over or shut out somebody who may do more than the actor: whoever resets a password could sign
 * in with it.
 */
export const refuseStronger = async (
  db: Db,
  ctx: Ctx,
  user: { readonly id: string; readonly name: string; readonly departmentId: string | null },
): Promise<void> => {
  const rights = grantsBeyond(await loadActorGrants(db, ctx.actor), await loadGrants(db, user.id), {
    holdersBelow: await isBelowActor(db, ctx, user.departmentId),
  });
  if (rights.length > 0) throw new Problem(strongerUser, { name: user.name, rights });
};

/**
 * Refuses the change that was just made if it took the last active system administrator away. The role's row is
 * locked before counting, so that two such changes at the same time see one another; by a lock that leaves those
 * alone who only make sure that the role is not deleted.
 */
export const keepAdministrator = async (tx: Tx): Promise<void> => {
  await tx.rows(sql`select id from roles where key = ${administratorKey} for no key update`);
  const rows = await tx.rows(sql`
    select 1 from user_roles ur
    join roles r on r.id = ur.role_id join users u on u.id = ur.user_id
    where r.key = ${administratorKey} and u.active limit 1`);
  if (rows.length === 0) throw new Problem(lastAdministrator, {});
};
