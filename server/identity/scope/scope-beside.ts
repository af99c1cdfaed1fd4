import type { Right } from '@yuanliu/core/platform';
import type { Ctx, Scope } from '../../platform/index.ts';
import { loadActorGrants } from '../sessions/actor-grants.ts';

/** The rows that the actor reaches under a right other than that of the call; without that right its own rows. */
export const scopeBeside = async (ctx: Ctx, right: Right): Promise<Scope> => {
  if (ctx.actor.userId === null) return ctx.scope;
  const grants = await loadActorGrants(ctx.db, ctx.actor);
  return { ...ctx.scope, range: grants.get(right.name) ?? 'own' };
};
