import type { Grants, Me } from '@yuanliu/core/identity';
import { notSignedIn, Problem } from '@yuanliu/core/platform';
import type { Ctx, Db } from '../../platform/index.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { actingUserId, loadActorGrants } from './actor-grants.ts';

/** Whoever acts, with what they may do. */
export const seeMe = async ({ db, actor }: Ctx): Promise<Me> =>
  presentMe(db, actingUserId(actor), await loadActorGrants(db, actor));

/** A user as the user sees it. */
export const presentMe = async (db: Db, userId: string, grants: Grants): Promise<Me> => {
  const user = await db
    .tables<IdentityTables>()
    .selectFrom('users as u')
    .leftJoin('departments as d', 'd.id', 'u.department_id')
    .select([
      'u.id',
      'u.login',
      'u.name',
      'u.department_id as departmentId',
      'd.name as departmentName',
      'u.email',
      'u.phone',
      'u.language',
      'u.must_change_password as mustChangePassword',
    ])
    .where('u.id', '=', userId)
    .executeTakeFirst();
  if (user === undefined) throw new Problem(notSignedIn, {});
  return { user, rights: Object.fromEntries(grants) };
};
