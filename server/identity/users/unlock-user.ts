import type { Ctx } from '../../platform/index.ts';
import { recordChange } from '../audit/record-change.ts';
import { liftLocks } from '../sessions/account.store.ts';
import { lockedUser } from './locked-user.ts';

/** Lifts the locks that wrong passwords brought, of all addresses. */
export const unlockUser = (ctx: Ctx, id: string): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const user = await lockedUser(tx, ctx, id);
    await liftLocks(tx, id);
    if (user.lockedUntil === null) return;
    await recordChange(tx, ctx, {
      action: 'identity.user.unlocked',
      subject: { type: 'identity.user', id, label: user.name },
      changes: [{ field: 'lockedUntil', from: user.lockedUntil.toISOString(), to: null }],
    });
  });
