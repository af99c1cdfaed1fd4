import { passwordFaults, type UserDetails } from '@yuanliu/core/identity';
import { invalidRequest, Problem } from '@yuanliu/core/platform';
import type { Ctx } from '../../platform/index.ts';
import { changesBetween, secretChanged } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { passwordIssues } from '../sessions/change-my-password.ts';
import { hashPassword } from '../sessions/password-hash.ts';
import { newPassword } from '../sessions/tokens.ts';
import { detailFields, refuseDepartment, takenLogin, tidyDetails } from './user-details.ts';
import { insertUser } from './user.store.ts';

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

/** Creates a user, without roles; a password that was made is in the answer and nowhere else. */
export const createUser = async (
  ctx: Ctx,
  { password, ...given }: UserDetails & { readonly password?: string | undefined },
): Promise<{ id: string; password: string | null }> => {
  const details = tidyDetails(given);
  const { word, told } = passwordFor(details.login, password);
  const passwordHash = await hashPassword(word);
  const id = await ctx.db.transact(async (tx) => {
    await refuseDepartment(tx, ctx, details.departmentId);
    const created = await insertUser(tx, ctx, { details, passwordHash });
    if (created === undefined) throw takenLogin(details.login);
    await recordChange(tx, ctx, {
      action: 'identity.user.created',
      subject: { type: 'identity.user', id: created, label: details.name },
      changes: [...changesBetween<UserDetails>(null, details, detailFields), secretChanged('password')],
    });
    return created;
  });
  return { id, password: told };
};
