import type { Grants, Me } from '@yuanliu/core/identity';
import { notSignedIn, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Ctx, Db } from '../../platform/index.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { actingUserId, loadActorGrants } from './actor-grants.ts';

/** Whoever acts, with what they may do. */
export const seeMe = async ({ db, actor }: Ctx): Promise<Me> =>
  presentMe(db, actingUserId(actor), await loadActorGrants(db, actor));

/** A user as the user sees it. */
export const presentMe = async (db: Db, userId: string, grants: Grants): Promise<Me> => {
  const row = await db
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
      sql<string[]>`array(
        select r.name from user_roles ur join roles r on r.id = ur.role_id where ur.user_id = u.id order by r.name
      )`.as('roles'),
    ])
    .where('u.id', '=', userId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem(notSignedIn, {});
  const { roles, ...user } = row;
  return { user, roles, rights: Object.fromEntries(grants) };
};
