import type { Ctx } from '../../platform/index.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { lockedUser } from './locked-user.ts';

/** Signs a user out everywhere; answers how many sessions ended. */
export const endUserSessions = (ctx: Ctx, id: string): Promise<number> =>
  ctx.db.transact(async (tx) => {
    const user = await lockedUser(tx, ctx, id);
    return endSessions(tx, ctx, { user: { id, label: user.name }, except: null });
  });
