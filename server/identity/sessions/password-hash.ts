import { hash, verify } from '@node-rs/argon2';

/**
 * argon2id is the library's default algorithm; the costs are written out so that a release cannot move them:
 * 19 MiB, two passes, one lane (OWASP's floor), 19 ms of processor time, off the main thread.
 */
const costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The PHC string of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), costs);

/** Whether the password is the one behind the PHC string. */
export const isPassword = (phc: string, password: string): Promise<boolean> =>
  verify(phc, password.normalize('NFC'));

/** The hash of a password that was thrown away, so that an unknown user costs the same time as a wrong password. */
export const hashOfNobody =
  '$argon2id$v=19$m=19456,t=2,p=1$ngADZzM+RnWfnSsdnUJRuA$53x8NwFv1aVUReTrP6x4UHjffo46BhPRZ4NTI9XuwHE';
