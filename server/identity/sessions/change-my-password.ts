import { accountLocked, type PasswordFault, passwordFaults } from '@yuanliu/core/identity';
import { invalidRequest, notSignedIn, Problem } from '@yuanliu/core/platform';
import type { Ctx, Tx } from '../../platform/index.ts';
import { secretChanged } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { revokeKeysOf } from '../keys/revoke-key.ts';
import { listPasswordHashes, type LockedAccount, lockAccount, savePassword } from './account.store.ts';
import { actingSession } from './actor-grants.ts';
import { endSessions } from './end-sessions.ts';
import { judgePassword, type Verdict } from './lock-out.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { passwordIssues } from './password-issues.ts';
import { renewSession } from './session.store.ts';
import { attemptOf, recordRefusal } from './sign-in.ts';

/** The password of now, the one wanted, and whether the caller's API keys are to end as well. */
export interface PasswordChange {
  readonly current: string;
  readonly next: string;
  readonly revokeKeys?: boolean | undefined;
}

/**
 * Changes the caller's password and ends all other sessions, on request the API keys too; answers the new token. A wrong current
 * password counts as a failed sign-in: an open session left alone must not be a place to guess.
 */
export const changeMyPassword = async (
  ctx: Ctx,
  { current, next, revokeKeys = false }: PasswordChange,
): Promise<string> => {
  const { userId, sessionId } = actingSession(ctx.actor);
  const hashes = await listPasswordHashes(ctx.db, userId);
  const [presentHash] = hashes;
  if (presentHash === undefined) throw new Problem(notSignedIn, {});
  const isRight = await isPassword(presentHash, current);
  // The new one is looked at only behind the right current one: the history is nobody else's business.
  const wasUsed = isRight && (await isAmong(hashes, next));
  const newHash = await hashPassword(next);

  const outcome = await ctx.db.transact(async (tx) => {
    const account = await lockedAccount(tx, ctx, userId);
    const verdict = judgePassword(account, isRight && account.passwordHash === presentHash, ctx.clock.now());
    if (verdict.is !== 'in') {
      await recordRefusal(tx, ctx, { account, verdict });
      return { verdict };
    }
    const faults: PasswordFault[] = [
      ...passwordFaults(next, account.login),
      ...(wasUsed ? (['used-before'] as const) : []),
    ];
    if (faults.length > 0) throw new Problem(invalidRequest, {}, passwordIssues(faults, '/next'));
    await savePassword(tx, userId, { hash: newHash, mustChange: false, now: ctx.clock.now() });
    await recordChange(tx, ctx, {
      action: 'identity.user.password-changed',
      subject: { type: 'identity.user', id: userId, label: account.name },
      changes: [secretChanged('password')],
    });
    await endSessions(tx, ctx, { user: { id: userId, label: account.name }, except: sessionId });
    if (revokeKeys) await revokeKeysOf(tx, ctx, userId);
    return { verdict, token: await renewSession(tx, { id: sessionId, userId, now: ctx.clock.now() }) };
  });
  refuse(outcome.verdict);
  if (outcome.token === undefined) throw new Problem(notSignedIn, {});
  return outcome.token;
};

const lockedAccount = async (tx: Tx, ctx: Ctx, userId: string): Promise<LockedAccount> => {
  const account = await lockAccount(tx, attemptOf(ctx, userId));
  if (account === undefined) throw new Problem(notSignedIn, {});
  return account;
};

const isAmong = async (hashes: readonly string[], password: string): Promise<boolean> => {
  const same = await Promise.all(hashes.map((hash) => isPassword(hash, password)));
  return same.includes(true);
};

const refuse = (verdict: Verdict): void => {
  if (verdict.is === 'locked') throw new Problem(accountLocked, { minutes: verdict.minutes });
  if (verdict.is === 'inactive') throw new Problem(notSignedIn, {});
  if (verdict.is === 'wrong')
    throw new Problem(invalidRequest, {}, [
      {
        in: 'body',
        path: '/current',
        text: { zh: '当前密码不正确', en: 'is not your present password' },
      },
    ]);
};
