import type { Grants, RoleDefinition } from '@yuanliu/core/identity';
import type { PageQuery, RightName, RowRange } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Ctx, type Db, keyOfCursor, newId, type Scope, type Tx } from '../../platform/index.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { userWithin } from '../users/user.store.ts';

const roles = (db: Db) =>
  db
    .tables<IdentityTables>()
    .selectFrom('roles as r')
    .leftJoin('users as changer', 'changer.id', 'r.changed_by')
    .select([
      'r.id',
      'r.key',
      'r.name',
      'r.description',
      'r.built_in as builtIn',
      'r.version',
      'r.changed_at as changedAt',
      'changer.name as changedBy',
      sql<number>`(select count(*)::int from user_roles ur where ur.role_id = r.id)`.as('members'),
      sql<[RightName, RowRange][]>`coalesce((
        select jsonb_agg(jsonb_build_array(g.right_name, g.row_range) order by g.right_name)
        from role_grants g where g.role_id = r.id), '[]'::jsonb)`.as('grants'),
    ]);

/** All roles: built-in ones first, then by name. Roles are the same for everybody who may see them: no scope. */
export const listRoles = (db: Db) => roles(db).orderBy('r.built_in', 'desc').orderBy('r.name').execute();

/** A role with its grants. */
export const findRole = (db: Db, id: string) => roles(db).where('r.id', '=', id).executeTakeFirst();

/** A role with its grants, locked until the transaction ends. */
export const lockRole = (tx: Tx, id: string) =>
  roles(tx).where('r.id', '=', id).forUpdate('r').executeTakeFirst();

/** A role as a use case changes it. */
export type LockedRole = NonNullable<Awaited<ReturnType<typeof lockRole>>>;

export interface RoleWithGrants {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly (readonly [RightName, RowRange])[];
}

/** The roles among `ids` that exist, locked against deletion until the transaction ends. */
export const loadRolesWithGrants = (tx: Tx, ids: readonly string[]): Promise<RoleWithGrants[]> =>
  roles(tx)
    .where(sql<boolean>`r.id = any(${[...ids]}::uuid[])`)
    .orderBy('r.id')
    .forKeyShare('r')
    .execute();

/** The ids of a user's roles. */
export const roleIdsOf = async (db: Db, userId: string): Promise<string[]> => {
  const rows = await db
    .tables<IdentityTables>()
    .selectFrom('user_roles')
    .select('role_id')
    .where('user_id', '=', userId)
    .execute();
  return rows.map(({ role_id: id }) => id);
};

/** The members of a role within the scope, in the order of their names, one more than the page holds. */
export const listMembers = (
  db: Db,
  scope: Scope,
  { roleId, limit, after }: PageQuery & { roleId: string },
) => {
  let query = db
    .tables<IdentityTables>()
    .selectFrom('user_roles as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .leftJoin('departments as d', 'd.id', 'u.department_id')
    .select(['u.id', 'u.login', 'u.name', 'd.name as departmentName', 'u.active'])
    .where('m.role_id', '=', roleId)
    .where(userWithin(scope));
  if (after !== undefined) {
    const [name, id] = keyOfCursor(after, ['text', 'id']);
    query = query.where(sql<boolean>`(u.name, u.id) > (${name}, ${id}::uuid)`);
  }
  return query
    .orderBy('u.name')
    .orderBy('u.id')
    .limit(limit + 1)
    .execute();
};

/** The members of a role with their departments, whoever asks: to judge what a change of the role would give. */
export const membersOf = (db: Db, roleId: string) =>
  db
    .tables<IdentityTables>()
    .selectFrom('user_roles as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['u.id', 'u.department_id as departmentId'])
    .where('m.role_id', '=', roleId)
    .execute();

/** Adds a role, without its grants; answers the id, undefined if the name is taken. */
export const insertRole = async (
  tx: Tx,
  { actor, clock }: Ctx,
  { name, description }: Pick<RoleDefinition, 'name' | 'description'>,
): Promise<string | undefined> => {
  const now = clock.now();
  const rows = await tx
    .into<IdentityTables>()
    .insertInto('roles')
    .values({
      id: newId(),
      key: null,
      name,
      description,
      created_at: now,
      created_by: actor.userId,
      changed_at: now,
      changed_by: actor.userId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return rows[0]?.id;
};

/** Keeps a role's name and description; answers the new version. */
export const updateRole = async (
  tx: Tx,
  { actor, clock }: Ctx,
  { role, name, description }: { role: LockedRole; name: string; description: string },
): Promise<number> => {
  const version = role.version + 1;
  await tx
    .into<IdentityTables>()
    .updateTable('roles')
    .set({ name, description, version, changed_at: clock.now(), changed_by: actor.userId })
    .where('id', '=', role.id)
    .execute();
  return version;
};

/** Replaces what a role gives. */
export const replaceGrants = async (tx: Tx, roleId: string, grants: Grants): Promise<void> => {
  await tx.into<IdentityTables>().deleteFrom('role_grants').where('role_id', '=', roleId).execute();
  await tx.rows(sql`
    insert into role_grants (role_id, right_name, row_range)
    select ${roleId}, name, range
    from unnest(${[...grants.keys()]}::text[], ${[...grants.values()]}::text[]) as given (name, range)`);
};

/** Removes a role and what it gave. */
export const deleteRoleRow = async (tx: Tx, id: string): Promise<void> => {
  await tx.into<IdentityTables>().deleteFrom('roles').where('id', '=', id).execute();
};

/** Whether another role has the name. */
export const isRoleNameTaken = async (db: Db, name: string, except: string): Promise<boolean> => {
  const rows = await db.rows(sql`select 1 from roles where name = ${name} and id <> ${except}`);
  return rows.length > 0;
};
