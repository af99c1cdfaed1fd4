import { type Grants, grantsOfKey, sessionNeeded } from '@yuanliu/core/identity';
import { type RightName, notSignedIn, Problem } from '@yuanliu/core/platform';
import type { Actor, Ctx, Db, Scope } from '../../platform/index.ts';
import { loadGrants, loadKeyRights } from './credential.store.ts';

/** The user who acts, by session or by key; refuses the product itself, which has no account. */
export const actingUserId = ({ userId }: Actor): string => {
  if (userId === null) throw new Problem(notSignedIn, {});
  return userId;
};

/** The session with which the user acts; refuses API keys, which stand for programs. */
export const actingSession = (actor: Actor): { userId: string; sessionId: string } => {
  const userId = actingUserId(actor);
  if (actor.kind !== 'user' || actor.credentialId === null) throw new Problem(sessionNeeded, {});
  return { userId, sessionId: actor.credentialId };
};

/** What the actor may do at this moment: the user's grants, cut down to the key's list if it acts by a key. */
export const loadActorGrants = async (db: Db, actor: Actor): Promise<Grants> => {
  const grants = await loadGrants(db, actingUserId(actor));
  const listed = await loadKeyRights(db, actor);
  return listed === undefined ? grants : grantsOfKey(grants, listed);
};

/** The rows that the actor reaches under a right other than that of the call; undefined without the right. */
export const scopeUnder = (ctx: Ctx, grants: Grants, right: RightName): Scope | undefined => {
  const range = grants.get(right);
  return range && { ...ctx.scope, range };
};
