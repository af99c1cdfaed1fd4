import { shifted } from './session-times.ts';

/**
 * GB/T 22239-2019 8.1.4.1 b) asks for handling of failed sign-ins and leaves the numbers open. `attempts` in a row
 * lock one address; `elsewhere` in `window` lock all that are not familiar together, so that who has many addresses
 * does not have many guesses. A familiar one has only its own lock: nobody elsewhere can shut the owner out there.
 */
export const lockOut = {
  attempts: 5,
  milliseconds: 15 * 60_000,
  elsewhere: 50,
  window: 60 * 60_000,
} as const;

/** An address from which the user has signed in is familiar this long, and forgotten behind it. */
export const familiarMilliseconds = 90 * 86_400_000;

/** Wrong passwords one after another from the address at hand, and until when it is locked. */
export interface AttemptsHere {
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
}

/** Wrong passwords from all addresses that are not familiar, since `since`. */
export interface AttemptsElsewhere {
  readonly failedAttempts: number;
  readonly since: Date | null;
}

/** What is known of the account when a password is shown. */
export interface AccountState {
  readonly active: boolean;
  readonly here: AttemptsHere & { readonly signedInAt: Date | null };
  readonly elsewhere: AttemptsElsewhere;
}

export type Verdict =
  | { readonly is: 'in' }
  | { readonly is: 'inactive' }
  | { readonly is: 'wrong'; readonly here: AttemptsHere; readonly elsewhere: AttemptsElsewhere }
  | { readonly is: 'locked'; readonly minutes: number };

const minutesUntil = (moment: Date, now: Date): number =>
  Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / 60_000));

/** Until when all addresses that are not familiar are locked; null while they are not. */
export const elsewhereLockedUntil = (
  { failedAttempts, since }: AttemptsElsewhere,
  now: Date,
): Date | null => {
  if (since === null || failedAttempts < lockOut.elsewhere) return null;
  const end = shifted(since, lockOut.window);
  return end > now ? end : null;
};

/**
 * Judges a password shown at `now`. While a lock holds the answer is the same for the right password as for a wrong
 * one, so that guessing on is pointless. When it has run out, the count starts anew.
 */
export const judgePassword = (
  { active, here, elsewhere }: AccountState,
  isRight: boolean,
  now: Date,
): Verdict => {
  const isFamiliar =
    here.signedInAt !== null && now.getTime() - here.signedInAt.getTime() < familiarMilliseconds;
  const until = isFamiliar ? null : elsewhereLockedUntil(elsewhere, now);
  const lock = here.lockedUntil !== null && here.lockedUntil > now ? here.lockedUntil : until;
  if (lock !== null) return { is: 'locked', minutes: minutesUntil(lock, now) };
  if (isRight) return { is: active ? 'in' : 'inactive' };
  const attempts = here.lockedUntil === null ? here.failedAttempts + 1 : 1;
  return {
    is: 'wrong',
    here: {
      failedAttempts: attempts,
      lockedUntil: attempts >= lockOut.attempts ? shifted(now, lockOut.milliseconds) : null,
    },
    elsewhere: isFamiliar ? elsewhere : oneMore(elsewhere, now),
  };
};

const oneMore = ({ failedAttempts, since }: AttemptsElsewhere, now: Date): AttemptsElsewhere =>
  since === null || now >= shifted(since, lockOut.window)
    ? { failedAttempts: 1, since: now }
    : { failedAttempts: failedAttempts + 1, since };
