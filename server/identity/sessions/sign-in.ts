import { accountInactive, accountLocked, type Me, wrongCredentials } from '@yuanliu/core/identity';
import { Problem } from '@yuanliu/core/platform';
import type { Ctx, Tx } from '../../platform/index.ts';
import { recordChange } from '../audit/record-change.ts';
import {
  type Account,
  type Attempt,
  findAccount,
  type LockedAccount,
  lockAccount,
  saveAttempts,
  saveSignIn,
} from './account.store.ts';
import { loadGrants } from './credential.store.ts';
import { elsewhereLockedUntil, judgePassword, type Verdict } from './lock-out.ts';
import { presentMe } from './me.ts';
import { networkOf } from './network-of.ts';
import { hashOfNobody, isPassword } from './password-hash.ts';
import { type FreshSession, insertSession } from './session.store.ts';

/** Who signed in, and the token for the cookie. */
export interface SignedIn {
  readonly me: Me;
  readonly token: string;
}

type Outcome =
  | { readonly is: 'in'; readonly session: FreshSession }
  | Exclude<Verdict, { readonly is: 'in' }>;

/**
 * Opens a session for whoever shows login and password. An unknown login costs the same time as a wrong password
 * and gets the same sentence. The sentence of a locked account does tell that the login exists, to whoever spends
 * five attempts on it; it is told all the same, because the one who was locked out by somebody else's attempts
 * must learn why and for how long, logins of an enterprise are no secret to its people, and the limit per address
 * makes harvesting slow.
 */
export const signIn = async (
  ctx: Ctx,
  { user: login, password }: { readonly user: string; readonly password: string },
): Promise<SignedIn> => {
  const account = await findAccount(ctx.db, login.trim());
  const isRight = await isPassword(account?.passwordHash ?? hashOfNobody, password);
  // A refusal is written down, so its transaction commits and the problem is thrown behind it.
  const outcome = await ctx.db.transact((tx) =>
    account === undefined ? refuseUnknown(tx, ctx, login) : decide(tx, ctx, { account, isRight }),
  );
  if (outcome.is === 'locked') throw new Problem(accountLocked, { minutes: outcome.minutes });
  if (outcome.is === 'inactive') throw new Problem(accountInactive, {});
  if (outcome.is === 'wrong' || account === undefined) throw new Problem(wrongCredentials, {});
  const me = await presentMe(ctx.db, account.id, await loadGrants(ctx.db, account.id));
  return { me, token: outcome.session.token };
};

const refuseUnknown = async (tx: Tx, ctx: Ctx, login: string): Promise<Outcome> => {
  await recordChange(tx, ctx, {
    action: 'identity.sign-in.refused',
    subject: { type: 'identity.login', id: login, label: login },
    changes: [{ field: 'reason', from: null, to: 'unknown' }],
  });
  return {
    is: 'wrong',
    here: { failedAttempts: 0, lockedUntil: null },
    elsewhere: { failedAttempts: 0, since: null },
  };
};

const decide = async (
  tx: Tx,
  ctx: Ctx,
  { account: seen, isRight }: { account: Account; isRight: boolean },
): Promise<Outcome> => {
  const now = ctx.clock.now();
  const attempt = attemptOf(ctx, seen.id);
  const account = await lockAccount(tx, attempt);
  if (account === undefined) return refuseUnknown(tx, ctx, seen.login);
  // A password that was changed since it was compared is not the right one any more.
  const verdict = judgePassword(account, isRight && account.passwordHash === seen.passwordHash, now);
  if (verdict.is !== 'in') {
    await recordRefusal(tx, ctx, { account, verdict });
    return verdict;
  }
  await saveSignIn(tx, attempt, account.elsewhere);
  const { from } = ctx.actor;
  const session = await insertSession(tx, { userId: account.id, from, now });
  const actor = {
    kind: 'user',
    userId: account.id,
    credentialId: session.id,
    name: account.name,
    from,
  } as const;
  await recordChange(
    tx,
    { actor, clock: ctx.clock },
    {
      action: 'identity.session.opened',
      subject: { type: 'identity.user', id: account.id, label: account.name },
      changes: [],
    },
  );
  return { is: 'in', session };
};

/** Where and when the caller asks for an account. */
export const attemptOf = ({ actor, clock }: Pick<Ctx, 'actor' | 'clock'>, id: string): Attempt => ({
  id,
  address: networkOf(actor.from.ip),
  now: clock.now(),
});

/** Keeps count of a wrong password, and writes down the refusal and the lock that it may have brought. */
export const recordRefusal = async (
  tx: Tx,
  ctx: Ctx,
  { account, verdict }: { account: LockedAccount; verdict: Exclude<Verdict, { readonly is: 'in' }> },
): Promise<void> => {
  const subject = { type: 'identity.user', id: account.id, label: account.login } as const;
  await recordChange(tx, ctx, {
    action: 'identity.sign-in.refused',
    subject,
    changes: [{ field: 'reason', from: null, to: verdict.is }],
  });
  if (verdict.is !== 'wrong') return;
  const attempt = attemptOf(ctx, account.id);
  await saveAttempts(tx, attempt, verdict);
  const lockedUntil = newLock(account, verdict, attempt.now);
  if (lockedUntil !== null)
    await recordChange(tx, ctx, {
      action: 'identity.user.locked',
      subject,
      changes: [
        { field: 'lockedUntil', from: null, to: lockedUntil.toISOString() },
        { field: 'address', from: null, to: verdict.here.lockedUntil === null ? null : attempt.address },
      ],
    });
};

/** The lock that a wrong password has brought: of the address at hand, or of all that are not familiar. */
const newLock = (
  { elsewhere: before }: LockedAccount,
  { here, elsewhere }: Extract<Verdict, { readonly is: 'wrong' }>,
  now: Date,
): Date | null =>
  here.lockedUntil ??
  (elsewhere.failedAttempts > before.failedAttempts ? elsewhereLockedUntil(elsewhere, now) : null);
