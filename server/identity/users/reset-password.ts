import { announce, type Ctx } from '../../platform/index.ts';
import { secretChanged } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { revokeKeysOf } from '../keys/revoke-key.ts';
import { refuseStronger } from '../roles/may-grant.ts';
import { savePassword } from '../sessions/account.store.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { hashPassword } from '../sessions/password-hash.ts';
import { passwordWasReset } from './account-announcements.ts';
import { lockedUser } from './locked-user.ts';
import { passwordFor } from './password-for.ts';

/**
 * Gives a user a new password, to be changed at the next sign-in, ends the sessions and revokes the API keys: whoever
 * asks for a reset may have lost more than the password. Answers the password if it was made, null if it was chosen.
 */
export const resetPassword = (
  ctx: Ctx,
  { id, password }: { readonly id: string; readonly password?: string | undefined },
): Promise<string | null> =>
  ctx.db.transact(async (tx) => {
    const user = await lockedUser(tx, ctx, id);
    await refuseStronger(tx, ctx, user);
    const { word, told } = passwordFor(user.login, password);
    await savePassword(tx, id, { hash: await hashPassword(word), mustChange: true, now: ctx.clock.now() });
    await recordChange(tx, ctx, {
      action: 'identity.user.password-reset',
      subject: { type: 'identity.user', id, label: user.name },
      changes: [secretChanged('password')],
    });
    await endSessions(tx, ctx, { user: { id, label: user.name }, except: null });
    await revokeKeysOf(tx, ctx, id);
    await announce(tx, passwordWasReset, { userId: id, by: ctx.actor.name });
    return told;
  });
