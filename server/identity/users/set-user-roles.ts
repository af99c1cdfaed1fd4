import { joinGrants } from '@yuanliu/core/identity';
import { invalidRequest, Problem } from '@yuanliu/core/platform';
import { announce, type Ctx, nudge, type Tx } from '../../platform/index.ts';
import { recordChange } from '../audit/record-change.ts';
import { isBelowActor, keepAdministrator, refuseBeyond } from '../roles/may-grant.ts';
import { loadRolesWithGrants, type RoleWithGrants, roleIdsOf } from '../roles/role.store.ts';
import { accountTopic } from '../sessions/end-sessions.ts';
import { refuseStale } from '../stale.ts';
import { rolesWereChanged } from './account-announcements.ts';
import { lockedUser } from './locked-user.ts';
import { type LockedUser, replaceRoles } from './user.store.ts';

/** Replaces the roles of a user; answers the new version. Neither gives nor takes what the actor does not hold. */
export const setUserRoles = (
  ctx: Ctx,
  { id, version, roleIds }: { id: string; version: number; roleIds: readonly string[] },
): Promise<number> =>
  ctx.db.transact(async (tx) => {
    const user = await lockedUser(tx, ctx, id);
    refuseStale(user, version);
    return giveRoles(tx, ctx, { user, roleIds });
  });

/** Gives one role to a user, or takes it. */
export const setMembership = (
  ctx: Ctx,
  { userId, roleId, isMember }: { userId: string; roleId: string; isMember: boolean },
): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const user = await lockedUser(tx, ctx, userId);
    const others = (await roleIdsOf(tx, userId)).filter((id) => id !== roleId);
    await giveRoles(tx, ctx, { user, roleIds: isMember ? [...others, roleId] : others });
  });

const giveRoles = async (
  tx: Tx,
  ctx: Ctx,
  { user, roleIds }: { user: LockedUser; roleIds: readonly string[] },
): Promise<number> => {
  const before = await roleIdsOf(tx, user.id);
  const moved = [...new Set([...before, ...roleIds])].filter(
    (id) => before.includes(id) !== roleIds.includes(id),
  );
  if (moved.length === 0) return user.version;
  const roles = await loadRolesWithGrants(tx, [...new Set([...before, ...roleIds])]);
  refuseUnknown(roles, roleIds);
  await refuseBeyond(tx, ctx, {
    wanted: joinGrants(roles.filter(({ id }) => moved.includes(id)).flatMap(({ grants }) => grants)),
    holdersBelow: await isBelowActor(tx, ctx, user.departmentId),
  });
  const next = await replaceRoles(tx, ctx, { user, roleIds });
  await keepAdministrator(tx);
  const namesOf = (ids: readonly string[]): string[] =>
    roles.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  await recordChange(tx, ctx, {
    action: 'identity.user.roles-changed',
    subject: { type: 'identity.user', id: user.id, label: user.name },
    changes: [{ field: 'roles', from: namesOf(before), to: namesOf(roleIds) }],
  });
  await announce(tx, rolesWereChanged, {
    userId: user.id,
    by: ctx.actor.name,
    roles: namesOf(roleIds),
  });
  await nudge(tx, { to: [user.id], topic: accountTopic });
  return next;
};

const refuseUnknown = (known: readonly RoleWithGrants[], roleIds: readonly string[]): void => {
  const missing = roleIds.flatMap((id, index) => (known.some((role) => role.id === id) ? [] : [index]));
  if (missing.length === 0) return;
  throw new Problem(
    invalidRequest,
    {},
    missing.map((index) => ({
      in: 'body',
      path: `/roleIds/${index}`,
      text: { zh: '没有这个角色，可能已被删除', en: 'is no role; it may have been deleted' },
    })),
  );
};
