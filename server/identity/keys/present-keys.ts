import { type ApiKey, changeKeys } from '@yuanliu/core/identity';
import type { Page } from '@yuanliu/core/platform';
import { type Ctx, pageFrom } from '../../platform/index.ts';
import { loadActorGrants, scopeUnder } from '../sessions/actor-grants.ts';
import { type KeyFilter, listKeys as loadKeys } from './key.store.ts';

/** The keys of users within the scope. */
export const listKeys = async (
  ctx: Ctx,
  query: KeyFilter,
): Promise<Page<ApiKey> & { can: { create: boolean } }> => {
  const grants = await loadActorGrants(ctx.db, ctx.actor);
  const revoking = scopeUnder(ctx, grants, changeKeys.name);
  const rows = await loadKeys(ctx.db, ctx.scope, { ...query, revoking, now: ctx.clock.now() });
  const page = pageFrom(rows, query.limit, ({ id }) => [id]);
  return {
    rows: page.rows.map(({ revocable, ...row }) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      revokedAt: row.revokedAt?.toISOString() ?? null,
      can: { revoke: revocable },
    })),
    next: page.next,
    can: { create: revoking !== undefined && ctx.actor.kind === 'user' },
  };
};
