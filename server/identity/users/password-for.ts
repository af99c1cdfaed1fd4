import { passwordFaults } from '@yuanliu/core/identity';
import { invalidRequest, Problem } from '@yuanliu/core/platform';
import { passwordIssues } from '../sessions/password-issues.ts';
import { newPassword } from '../sessions/tokens.ts';

/** A password for somebody else: the chosen one, if it follows the rules, or one made now, to be told once. */
export const passwordFor = (
  login: string,
  chosen: string | undefined,
): { word: string; told: string | null } => {
  if (chosen === undefined) {
    const made = newPassword();
    return { word: made, told: made };
  }
  const faults = passwordFaults(chosen, login);
  if (faults.length > 0) throw new Problem(invalidRequest, {}, passwordIssues(faults, '/password'));
  return { word: chosen, told: null };
};
