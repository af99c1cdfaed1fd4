import { beyondOwnRights } from '@yuanliu/core/identity';
import { invalidRequest, Problem } from '@yuanliu/core/platform';
import type { Ctx } from '../../platform/index.ts';
import { changesBetween } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { type RightsCatalogue, refuseUnknownRights } from '../roles/rights-catalogue.ts';
import { actingSession, loadActorGrants } from '../sessions/actor-grants.ts';
import { hashOfToken, newKeyPrefix, newToken } from '../sessions/tokens.ts';
import { insertKey } from './key.store.ts';

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
