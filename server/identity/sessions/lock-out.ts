import { shifted } from './session-times.ts';

/** GB/T 22239-2019 8.1.4.1 b) asks for handling of failed sign-ins and leaves the numbers open. */
export const lockOut = { attempts: 5, milliseconds: 15 * 60_000 } as const;

/** What is known of the account when a password is shown. */
export interface AccountState {
  readonly active: boolean;
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
}

export type Verdict =
  | { readonly is: 'in' }
  | { readonly is: 'inactive' }
  | { readonly is: 'wrong'; readonly failedAttempts: number; readonly lockedUntil: Date | null }
  | { readonly is: 'locked'; readonly minutes: number };

const minutesUntil = (moment: Date, now: Date): number =>
  Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / 60_000));

/**
 * Judges a password shown at `now`. While the lock holds the answer is the same for the right password as for a
 * wrong one, so that guessing on is pointless. When it has run out, the count starts anew.
 */
export const judgePassword = (account: AccountState, isRight: boolean, now: Date): Verdict => {
  const { active, failedAttempts, lockedUntil } = account;
  if (lockedUntil !== null && lockedUntil > now)
    return { is: 'locked', minutes: minutesUntil(lockedUntil, now) };
  if (isRight) return { is: active ? 'in' : 'inactive' };
  const attempts = lockedUntil === null ? failedAttempts + 1 : 1;
  return {
    is: 'wrong',
    failedAttempts: attempts,
    lockedUntil: attempts >= lockOut.attempts ? shifted(now, lockOut.milliseconds) : null,
  };
};
