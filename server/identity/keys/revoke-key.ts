import { notFound, Problem } from '@yuanliu/core/platform';
import type { Ctx, Tx } from '../../platform/index.ts';
import { type AuditEntry, recordChange, recordChanges } from '../audit/record-change.ts';
import { lockKey, revokeAll, saveRevocation } from './key.store.ts';

/** Revokes a key of a user within the scope, for good; nothing happens if it is revoked already. */
export const revokeKey = (ctx: Ctx, id: string): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const key = await lockKey(tx, ctx.scope, id);
    if (key === undefined) throw new Problem(notFound, {});
    if (key.revokedAt !== null) return;
    await saveRevocation(tx, ctx, id);
    await recordChange(tx, ctx, revocation(ctx, key));
  });

/** Revokes all keys of a user as part of another change, for good. */
export const revokeKeysOf = async (tx: Tx, ctx: Ctx, userId: string): Promise<void> => {
  const keys = await revokeAll(tx, ctx, userId);
  await recordChanges(
    tx,
    ctx,
    keys.map((key) => revocation(ctx, key)),
  );
};

const revocation = (
  { clock }: Ctx,
  { id, name }: { readonly id: string; readonly name: string },
): AuditEntry => ({
  action: 'identity.key.revoked',
  subject: { type: 'identity.key', id, label: name },
  changes: [{ field: 'revokedAt', from: null, to: clock.now().toISOString() }],
});
