import { notFound, Problem } from '@yuanliu/core/platform';
import { type Ctx, nudge, type Tx } from '../../platform/index.ts';
import { recordChange } from '../audit/record-change.ts';
import { actingSession } from './actor-grants.ts';
import { deleteSession, deleteSessions } from './session.store.ts';

/** Told to a user's open screens when sessions, roles or the account changed: they ask again who they are. */
export const accountTopic = 'identity.account';

/** Ends the session with which the caller acts. */
export const signOut = async (ctx: Ctx): Promise<void> => {
  const { userId, sessionId } = actingSession(ctx.actor);
  await endOne(ctx, { userId, sessionId });
};

/** Ends another session of the caller's own; refuses one that is not. */
export const endMySession = async (ctx: Ctx, sessionId: string): Promise<void> => {
  const { userId } = actingSession(ctx.actor);
  if (!(await endOne(ctx, { userId, sessionId }))) throw new Problem(notFound, {});
};

/** Ends every session of the caller, this one too. */
export const signOutEverywhere = async (ctx: Ctx): Promise<void> => {
  const { userId } = actingSession(ctx.actor);
  await ctx.db.transact(async (tx) => {
    await endSessions(tx, ctx, { user: { id: userId, label: ctx.actor.name }, except: null });
  });
};

const endOne = (ctx: Ctx, { userId, sessionId }: { userId: string; sessionId: string }): Promise<boolean> =>
  ctx.db.transact(async (tx) => {
    if (!(await deleteSession(tx, { id: sessionId, userId }))) return false;
    await recordEnd(tx, ctx, { user: { id: userId, label: ctx.actor.name }, count: 1 });
    return true;
  });

/** Ends a user's sessions, all but `except`, as part of another change; answers how many ended. */
export const endSessions = async (
  tx: Tx,
  ctx: Ctx,
  { user, except }: { user: { id: string; label: string }; except: string | null },
): Promise<number> => {
  const count = await deleteSessions(tx, { userId: user.id, except });
  if (count > 0) await recordEnd(tx, ctx, { user, count });
  return count;
};

const recordEnd = async (
  tx: Tx,
  ctx: Ctx,
  { user, count }: { user: { id: string; label: string }; count: number },
): Promise<void> => {
  await recordChange(tx, ctx, {
    action: 'identity.session.ended',
    subject: { type: 'identity.user', ...user },
    changes: [{ field: 'sessions', from: count, to: 0 }],
  });
  await nudge(tx, { to: [user.id], topic: accountTopic });
};
