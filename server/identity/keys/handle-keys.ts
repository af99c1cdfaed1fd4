import { type ApiKey, beyondOwnRights, changeKeys } from '@yuanliu/core/identity';
import { invalidRequest, notFound, type Page, Problem } from '@yuanliu/core/platform';
import { type Ctx, pageFrom } from '../../platform/index.ts';
import { changesBetween } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { type RightsCatalogue, refuseUnknownRights } from '../roles/rights-catalogue.ts';
import { actingSession, loadActorGrants, scopeUnder } from '../sessions/actor-grants.ts';
import { hashOfToken, newKeyPrefix, newToken } from '../sessions/tokens.ts';
import { insertKey, type KeyFilter, listKeys as loadKeys, lockKey, saveRevocation } from './key.store.ts';

/** The keys of users within the scope. */
export const listKeys = async (
  ctx: Ctx,
  query: KeyFilter,
): Promise<Page<ApiKey> & { can: { create: boolean } }> => {
  const grants = await loadActorGrants(ctx.db, ctx.actor);
  const revoking = scopeUnder(ctx, grants, changeKeys.name);
  const rows = await loadKeys(ctx.db, ctx.scope, { ...query, revoking });
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

export interface WantedKey {
  readonly name: string;
  readonly rights: readonly string[];
  /** ISO time; null for never. */
  readonly expiresAt: string | null;
}

/**
 * Makes a key in the caller's own name and answers it, this once. A key cannot make keys: it would outlive its own
 * expiry.
 */
export const createKey = async (
  ctx: Ctx,
  wanted: WantedKey,
  catalogue: RightsCatalogue,
): Promise<{ id: string; key: string }> => {
  const { userId } = actingSession(ctx.actor);
  refuseUnknownRights(catalogue, wanted.rights);
  const expiresAt = expiryOf(wanted, ctx.clock.now());
  const [prefix, secret] = [newKeyPrefix(), newToken()];
  const rights = [...new Set(wanted.rights)].toSorted();
  const name = wanted.name.trim();
  const id = await ctx.db.transact(async (tx) => {
    const own = new Set<string>((await loadActorGrants(tx, ctx.actor)).keys());
    const beyond = rights.filter((right) => !own.has(right));
    if (beyond.length > 0) throw new Problem(beyondOwnRights, { rights: beyond });
    const made = await insertKey(tx, ctx, {
      userId,
      name,
      prefix,
      secretHash: hashOfToken(secret),
      rights,
      expiresAt,
    });
    await recordChange(tx, ctx, {
      action: 'identity.key.created',
      subject: { type: 'identity.key', id: made, label: name },
      changes: changesBetween(null, { name, prefix, rights, expiresAt }, [
        'name',
        'prefix',
        'rights',
        'expiresAt',
      ]),
    });
    return made;
  });
  return { id, key: `ylk_${prefix}_${secret}` };
};

const expiryOf = ({ expiresAt }: WantedKey, now: Date): Date | null => {
  if (expiresAt === null) return null;
  const moment = new Date(expiresAt);
  if (moment > now) return moment;
  throw new Problem(invalidRequest, {}, [
    { in: 'body', path: '/expiresAt', text: { zh: '必须晚于现在', en: 'must lie in the future' } },
  ]);
};

/** Revokes a key of a user within the scope, for good; nothing happens if it is revoked already. */
export const revokeKey = (ctx: Ctx, id: string): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const key = await lockKey(tx, ctx.scope, id);
    if (key === undefined) throw new Problem(notFound, {});
    if (key.revokedAt !== null) return;
    await saveRevocation(tx, ctx, id);
    await recordChange(tx, ctx, {
      action: 'identity.key.revoked',
      subject: { type: 'identity.key', id, label: key.name },
      changes: [{ field: 'revokedAt', from: null, to: ctx.clock.now().toISOString() }],
    });
  });
