import type { PageQuery } from '@yuanliu/core/platform';
import type { UserDetails } from '@yuanliu/core/identity';
import { sql } from 'kysely';
import { type Ctx, type Db, keyOfCursor, newId, type Scope, type Tx } from '../../platform/index.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { withinScope } from '../scope/within-scope.ts';

const columns = { owner: 'u.id', department: 'u.department_id' } as const;

/** The condition that a user lies in the scope, in a statement that calls the table `u`. */
export const userWithin = (scope: Scope) => withinScope(scope, columns);

export interface UserFilter extends PageQuery {
  readonly search?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly roleId?: string | undefined;
  readonly active?: boolean | undefined;
  readonly locked?: boolean | undefined;
}

const users = (db: Db) =>
  db
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
      'u.active',
      'u.locked_until as lockedUntil',
      sql<{ id: string; name: string }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) order by r.name)
        from user_roles ur join roles r on r.id = ur.role_id where ur.user_id = u.id), '[]'::jsonb)`.as(
        'roles',
      ),
    ]);

/** Finds text as it stands: `%` and `_` are no wildcards. */
/** The pattern of `like` that finds `text` anywhere. */
export const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** Users of the scope in the order of their names, one more than the page holds; `now` tells whose lock still holds. */
export const listUsers = (db: Db, scope: Scope, filter: UserFilter & { readonly now: Date }) => {
  let query = users(db).where(userWithin(scope));
  const { search, departmentId, roleId, active, locked, after } = filter;
  if (search !== undefined && search.trim() !== '') {
    const form = containing(search.trim());
    query = query.where(
      sql<boolean>`(u.name ilike ${form} or u.login ilike ${form} or u.phone like ${form})`,
    );
  }
  if (departmentId !== undefined)
    query = query.where(
      sql<boolean>`u.department_id = any(array(select id from identity_v1_department_tree(${departmentId}::uuid)))`,
    );
  if (roleId !== undefined)
    query = query.where(
      sql<boolean>`exists (select from user_roles m where m.user_id = u.id and m.role_id = ${roleId})`,
    );
  if (active !== undefined) query = query.where('u.active', '=', active);
  if (locked !== undefined)
    query = query.where(sql<boolean>`(coalesce(u.locked_until, '-infinity') > ${filter.now}) = ${locked}`);
  if (after !== undefined) {
    const [name, id] = keyOfCursor(after, ['text', 'id']);
    query = query.where(sql<boolean>`(u.name, u.id) > (${name}, ${id}::uuid)`);
  }
  return query
    .orderBy('u.name')
    .orderBy('u.id')
    .limit(filter.limit + 1)
    .execute();
};

/** A user of the scope with everything that is shown of one; `now` tells which sessions are still good. */
export const findUser = (db: Db, scope: Scope, { id, now }: { id: string; now: Date }) =>
  users(db)
    .leftJoin('users as maker', 'maker.id', 'u.created_by')
    .leftJoin('users as changer', 'changer.id', 'u.changed_by')
    .select([
      'u.language',
      'u.must_change_password as mustChangePassword',
      'u.password_changed_at as passwordChangedAt',
      'u.version',
      'u.created_at as createdAt',
      'u.changed_at as changedAt',
      'maker.name as createdBy',
      'changer.name as changedBy',
      sql<number>`(select count(*)::int from sessions s where s.user_id = u.id and s.expires_at > ${now})`.as(
        'sessions',
      ),
    ])
    .where('u.id', '=', id)
    .where(userWithin(scope))
    .executeTakeFirst();

/** A user as a use case changes it. */
export interface LockedUser extends UserDetails {
  readonly id: string;
  readonly active: boolean;
  readonly lockedUntil: Date | null;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string | null;
}

/** A user of the scope, locked until the transaction ends. */
export const lockUser = (tx: Tx, scope: Scope, id: string): Promise<LockedUser | undefined> =>
  tx
    .tables<IdentityTables>()
    .selectFrom('users as u')
    .leftJoin('users as changer', 'changer.id', 'u.changed_by')
    .select([
      'u.id',
      'u.login',
      'u.name',
      'u.department_id as departmentId',
      'u.email',
      'u.phone',
      'u.language',
      'u.active',
      'u.locked_until as lockedUntil',
      'u.version',
      'u.changed_at as changedAt',
      'changer.name as changedBy',
    ])
    .where('u.id', '=', id)
    .where(userWithin(scope))
    .forUpdate('u')
    .executeTakeFirst();

const columnsOf = ({ login, name, departmentId, email, phone, language }: UserDetails) => ({
  login,
  name,
  department_id: departmentId,
  email,
  phone,
  language,
});

/** Adds an active user who must change the password first; answers the id, undefined if the login is taken. */
export const insertUser = async (
  tx: Tx,
  { actor, clock }: Ctx,
  { details, passwordHash }: { details: UserDetails; passwordHash: string },
): Promise<string | undefined> => {
  const id = newId();
  const now = clock.now();
  const rows = await tx
    .into<IdentityTables>()
    .insertInto('users')
    .values({
      id,
      ...columnsOf(details),
      password_hash: passwordHash,
      password_changed_at: now,
      must_change_password: true,
      locked_until: null,
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

/** Notes a change of a user: who, when, and the next version, which it answers. */
const stamp = ({ actor, clock }: Ctx, { version }: LockedUser) => ({
  version: version + 1,
  changed_at: clock.now(),
  changed_by: actor.userId,
});

/** Keeps what is written down of a user; answers the new version. */
export const updateUser = (
  tx: Tx,
  ctx: Ctx,
  { user, details }: { user: LockedUser; details: UserDetails },
): number => {
  tx.send(
    tx
      .into<IdentityTables>()
      .updateTable('users')
      .set({ ...columnsOf(details), ...stamp(ctx, user) })
      .where('id', '=', user.id),
  );
  return user.version + 1;
};

/** Activates or deactivates. */
export const updateActive = async (
  tx: Tx,
  ctx: Ctx,
  { user, active }: { user: LockedUser; active: boolean },
): Promise<void> => {
  await tx
    .into<IdentityTables>()
    .updateTable('users')
    .set({ active, ...stamp(ctx, user) })
    .where('id', '=', user.id)
    .execute();
};

/** Replaces the roles of a user; answers the new version. */
export const replaceRoles = async (
  tx: Tx,
  ctx: Ctx,
  { user, roleIds }: { user: LockedUser; roleIds: readonly string[] },
): Promise<number> => {
  const ids = [...roleIds];
  await tx.rows(sql`delete from user_roles where user_id = ${user.id} and role_id <> all(${ids}::uuid[])`);
  await tx.rows(sql`
    insert into user_roles (user_id, role_id, given_at, given_by)
    select ${user.id}, role_id, ${ctx.clock.now()}, ${ctx.actor.userId}
    from unnest(${ids}::uuid[]) as given (role_id)
    on conflict do nothing`);
  await tx
    .into<IdentityTables>()
    .updateTable('users')
    .set(stamp(ctx, user))
    .where('id', '=', user.id)
    .execute();
  return user.version + 1;
};

/** Whether somebody else has the login, whatever its case. */
export const isLoginTaken = async (db: Db, login: string, except: string): Promise<boolean> => {
  const rows = await db.rows(sql`
    select 1 from users where lower(login) = lower(${login}) and id <> ${except}`);
  return rows.length > 0;
};
