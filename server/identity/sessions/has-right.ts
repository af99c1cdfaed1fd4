import type { Right } from '@yuanliu/core/platform';
import type { Ctx } from '../../platform/index.ts';
import { loadActorGrants } from './actor-grants.ts';

/** Whether the actor has a right besides that of the call, for the `can` of replies; the product itself has all. */
export const hasRight = async ({ db, actor }: Pick<Ctx, 'db' | 'actor'>, right: Right): Promise<boolean> =>
  actor.userId === null || (await loadActorGrants(db, actor)).has(right.name);
