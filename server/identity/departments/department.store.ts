import { sql } from 'kysely';
import { type Ctx, type Db, newId, type Tx } from '../../platform/index.ts';
import type { IdentityTables } from '../identity.tables.ts';

const departments = (db: Db) =>
  db
    .tables<IdentityTables>()
    .selectFrom('departments as d')
    .leftJoin('users as head', 'head.id', 'd.head_user_id')
    .leftJoin('users as changer', 'changer.id', 'd.changed_by')
    .select([
      'd.id',
      'd.parent_id as parentId',
      'd.name',
      'd.position',
      'd.head_user_id as headUserId',
      'head.name as headName',
      'd.version',
      'd.changed_at as changedAt',
      'changer.name as changedBy',
    ]);

/**
 * All departments, parents' children in their order. The tree is the same for everybody who may see it, and is
 * read whole: an enterprise has hundreds of them, not millions.
 */
export const listDepartments = (db: Db) =>
  departments(db)
    .select(
      sql<number>`(select count(*)::int from users u where u.department_id = d.id and u.active)`.as('users'),
    )
    .orderBy('d.position')
    .orderBy('d.id')
    .execute();

/** A department, locked until the transaction ends. */
export const lockDepartment = (tx: Tx, id: string) =>
  departments(tx).where('d.id', '=', id).forUpdate('d').executeTakeFirst();

export type LockedDepartment = NonNullable<Awaited<ReturnType<typeof lockDepartment>>>;

/**
 * Lets one change of the tree's shape happen at a time: two moves that are each allowed could together make a
 * circle. Reading goes on.
 */
export const lockTree = async (tx: Tx): Promise<void> => {
  await tx.rows(sql`lock table departments in share row exclusive mode`);
};

/** Whether `id` is `root` or lies below it. */
export const isBelow = async (db: Db, id: string, root: string): Promise<boolean> => {
  const rows = await db.rows(sql`select 1 from identity_v1_department_tree(${root}::uuid) where id = ${id}`);
  return rows.length > 0;
};

/** The ids of a parent's children in their order. */
export const childrenOf = async (db: Db, parentId: string | null): Promise<string[]> => {
  const rows = await db.rows(sql<{ id: string }>`
    select id from departments where parent_id is not distinct from ${parentId}::uuid order by position, id`);
  return rows.map(({ id }) => id);
};

/** Whether the parent has another child of that name. */
export const isNameTaken = async (
  db: Db,
  { name, parentId, except }: { name: string; parentId: string | null; except: string | null },
): Promise<boolean> => {
  const rows = await db.rows(sql`
    select 1 from departments where name = ${name} and parent_id is not distinct from ${parentId}::uuid
      and id is distinct from ${except}::uuid`);
  return rows.length > 0;
};

/** Adds a department behind its neighbours; answers the id. */
export const insertDepartment = async (
  tx: Tx,
  { actor, clock }: Ctx,
  { name, parentId, headUserId }: { name: string; parentId: string | null; headUserId: string | null },
): Promise<string> => {
  const id = newId();
  const now = clock.now();
  await tx
    .into<IdentityTables>()
    .insertInto('departments')
    .values({
      id,
      parent_id: parentId,
      name,
      position: (await childrenOf(tx, parentId)).length,
      head_user_id: headUserId,
      created_at: now,
      created_by: actor.userId,
      changed_at: now,
      changed_by: actor.userId,
    })
    .execute();
  return id;
};

/** Keeps name, head and parent of a department; answers the new version. */
export const updateDepartment = async (
  tx: Tx,
  { actor, clock }: Ctx,
  {
    id,
    name,
    headUserId,
    parentId,
    version,
  }: Omit<LockedDepartment, 'position' | 'headName' | 'changedAt' | 'changedBy'>,
): Promise<number> => {
  await tx
    .into<IdentityTables>()
    .updateTable('departments')
    .set({
      name,
      head_user_id: headUserId,
      parent_id: parentId,
      version: version + 1,
      changed_at: clock.now(),
      changed_by: actor.userId,
    })
    .where('id', '=', id)
    .execute();
  return version + 1;
};

/** Numbers the departments in the order given. */
export const updateOrder = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  await tx.rows(sql`
    update departments d set position = given.place - 1
    from unnest(${[...ids]}::uuid[]) with ordinality as given (id, place)
    where d.id = given.id`);
};

/** How many departments and users, active or not, belong directly to a department. */
export const contentsOf = async (db: Db, id: string): Promise<{ departments: number; users: number }> => {
  const rows = await db.rows(sql<{ departments: number; users: number }>`
    select (select count(*)::int from departments where parent_id = ${id}) as departments,
      (select count(*)::int from users where department_id = ${id}) as users`);
  return rows[0] ?? { departments: 0, users: 0 };
};

/** Removes an empty department. */
export const deleteDepartmentRow = async (tx: Tx, id: string): Promise<void> => {
  await tx.into<IdentityTables>().deleteFrom('departments').where('id', '=', id).execute();
};

/** Whether there is such an active user, who can head a department. */
export const isActiveUser = async (db: Db, id: string): Promise<boolean> => {
  const rows = await db.rows(sql`select 1 from users where id = ${id} and active`);
  return rows.length > 0;
};
