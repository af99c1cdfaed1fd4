import { passwordFaults, passwordPolicy } from '@yuanliu/core/identity';

/** The rules that a password can be held against while it is typed. */
export const passwordRules = ['length', 'classes', 'login'] as const;
export type PasswordRule = (typeof passwordRules)[number];

/** Which rules a password meets so far; while nothing is typed, none. */
export const rulesMet = (password: string, login: string): ReadonlySet<PasswordRule> => {
  const last = Array.from(password).at(-1);
  if (last === undefined) return new Set();
  const faults = passwordFaults(password, login);
  // A short password is judged for its length alone; made longer by its own last character it tells its classes.
  const missing = Math.max(0, passwordPolicy.shortest - Array.from(password).length);
  const longer = passwordFaults(password + last.repeat(missing), login);
  const isLong = !faults.includes('too-short');
  const met: PasswordRule[] = [];
  if (isLong) met.push('length');
  if (!longer.includes('too-simple')) met.push('classes');
  if (!faults.includes('contains-login')) met.push('login');
  return new Set(met);
};
