import { assignRoles, changeUsers, secureUsers, type User, type UserRow } from '@yuanliu/core/identity';
import { notFound, type Page, Problem, type Right } from '@yuanliu/core/platform';
import { type Ctx, pageFrom } from '../../platform/index.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { loadActorGrants, scopeUnder } from '../sessions/actor-grants.ts';
import { findUser, listUsers as loadUsers, type UserFilter, userWithin } from './user.store.ts';

const isoOf = (moment: Date | null): string | null => moment?.toISOString() ?? null;

/** The users of the scope, a page of them. */
export const listUsers = async (
  ctx: Ctx,
  filter: UserFilter,
): Promise<Page<UserRow> & { can: { create: boolean; change: boolean } }> => {
  const rows = await loadUsers(ctx.db, ctx.scope, { ...filter, now: ctx.clock.now() });
  const grants = await loadActorGrants(ctx.db, ctx.actor);
  const range = grants.get(changeUsers.name);
  const page = pageFrom(rows, filter.limit, ({ name, id }) => [name, id]);
  return {
    rows: page.rows.map((row) => ({ ...row, lockedUntil: isoOf(row.lockedUntil) })),
    next: page.next,
    can: { create: range !== undefined && range !== 'own', change: range !== undefined },
  };
};

/** A user of the scope, with what the actor may do with it. */
export const readUser = async (ctx: Ctx, id: string): Promise<User> => {
  const row = await findUser(ctx.db, ctx.scope, { id, now: ctx.clock.now() });
  if (row === undefined) throw new Problem(notFound, {});
  const grants = await loadActorGrants(ctx.db, ctx.actor);
  const reaches = (right: Right): Promise<boolean> => isReached(ctx, id, scopeUnder(ctx, grants, right.name));
  return {
    ...row,
    lockedUntil: isoOf(row.lockedUntil),
    passwordChangedAt: row.passwordChangedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    can: {
      change: await reaches(changeUsers),
      secure: await reaches(secureUsers),
      assignRoles: await reaches(assignRoles),
    },
  };
};

const isReached = async (ctx: Ctx, id: string, scope: Ctx['scope'] | undefined): Promise<boolean> => {
  if (scope === undefined) return false;
  if (scope.range === 'all') return true;
  const row = await ctx.db
    .tables<IdentityTables>()
    .selectFrom('users as u')
    .select('u.id')
    .where('u.id', '=', id)
    .where(userWithin(scope))
    .executeTakeFirst();
  return row !== undefined;
};
