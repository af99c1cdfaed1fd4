import { notFound, Problem } from '@yuanliu/core/platform';
import type { Ctx } from '../../platform/index.ts';
import { recordChange } from '../audit/record-change.ts';
import { lockKey, saveRevocation } from './key.store.ts';

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
