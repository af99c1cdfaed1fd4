import type { BulkReply } from '@yuanliu/core/identity';
import { notFound, type Page, type PageQuery, Problem } from '@yuanliu/core/platform';
import { type Ctx, pageFrom } from '../../platform/index.ts';
import { forEachId } from '../each-id.ts';
import { setMembership } from '../users/set-user-roles.ts';
import { findRole, listMembers as loadMembers } from './role.store.ts';

type Member = Awaited<ReturnType<typeof loadMembers>>[number];

/** The members of a role whom the actor may see. */
export const listRoleMembers = async (ctx: Ctx, roleId: string, query: PageQuery): Promise<Page<Member>> => {
  await refuseMissing(ctx, roleId);
  const rows = await loadMembers(ctx.db, ctx.scope, { ...query, roleId });
  return pageFrom(rows, query.limit, ({ name, id }) => [name, id]);
};

/** Gives the role to some users and takes it from others, each in a transaction of its own. */
export const changeRoleMembers = async (
  ctx: Ctx,
  roleId: string,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): Promise<BulkReply> => {
  await refuseMissing(ctx, roleId);
  const gone = new Set(remove);
  return forEachId([...add, ...remove], (userId) =>
    setMembership(ctx, { userId, roleId, isMember: !gone.has(userId) }),
  );
};

const refuseMissing = async (ctx: Ctx, roleId: string): Promise<void> => {
  if ((await findRole(ctx.db, roleId)) === undefined) throw new Problem(notFound, {});
};
