import { notFound, Problem } from '@yuanliu/core/platform';
import type { Ctx, Tx } from '../../platform/index.ts';
import { type LockedUser, lockUser } from './user.store.ts';

/** The user of the call's scope, locked; refuses one that is not there or out of reach. */
export const lockedUser = async (tx: Tx, ctx: Ctx, id: string): Promise<LockedUser> => {
  const user = await lockUser(tx, ctx.scope, id);
  if (user === undefined) throw new Problem(notFound, {});
  return user;
};
