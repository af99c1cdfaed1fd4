import type { UserDetails } from '@yuanliu/core/identity';
import type { Ctx } from '../../platform/index.ts';
import { changesBetween, secretChanged } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { hashPassword } from '../sessions/password-hash.ts';
import { passwordFor } from './password-for.ts';
import { detailFields, refuseDepartment, takenLogin, tidyDetails } from './user-details.ts';
import { insertUser } from './user.store.ts';

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
