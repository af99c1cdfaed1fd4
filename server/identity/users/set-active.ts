import { type BulkReply, ownAccount } from '@yuanliu/core/identity';
import { Problem } from '@yuanliu/core/platform';
import type { Ctx } from '../../platform/index.ts';
import { recordChange } from '../audit/record-change.ts';
import { forEachId } from '../each-id.ts';
import { keepAdministrator, refuseStronger } from '../roles/may-grant.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { lockedUser } from './locked-user.ts';
import { updateActive } from './user.store.ts';

/** Lets a user sign in, or no longer, which ends the sessions; nothing happens if it is so already. */
export const setActive = (ctx: Ctx, { id, active }: { id: string; active: boolean }): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const user = await lockedUser(tx, ctx, id);
    if (user.active === active) return;
    if (!active && id === ctx.actor.userId) throw new Problem(ownAccount, {});
    await refuseStronger(tx, ctx, user);
    await updateActive(tx, ctx, { user, active });
    if (!active) await keepAdministrator(tx);
    await recordChange(tx, ctx, {
      action: active ? 'identity.user.activated' : 'identity.user.deactivated',
      subject: { type: 'identity.user', id, label: user.name },
      changes: [{ field: 'active', from: !active, to: active }],
    });
    if (!active) await endSessions(tx, ctx, { user: { id, label: user.name }, except: null });
  });

/** The same for many, each in a transaction of its own; one that is refused does not stop the others. */
export const setManyActive = (
  ctx: Ctx,
  { ids, active }: { ids: readonly string[]; active: boolean },
): Promise<BulkReply> => forEachId(ids, (id) => setActive(ctx, { id, active }));
