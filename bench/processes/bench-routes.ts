import { changeUsers, seeUsers } from '@yuanliu/core/identity';
import { conflict, endpoint, notFound, Problem } from '@yuanliu/core/platform';
import { z } from 'zod';
import { changesBetween, recordChange, withinScope } from '../../server/identity/index.ts';
import { bind, type Db, type Route, type Scope } from '../../server/platform/index.ts';

interface UserTables {
  users: {
    id: string;
    login: string;
    name: string;
    department_id: string | null;
    version: number;
    changed_at: Date;
    changed_by: string | null;
  };
}

/** The one indexed read: a row by its primary key, within the caller's scope. */
export const userById = (db: Db, scope: Scope, id: string) =>
  db
    .tables<UserTables>()
    .selectFrom('users')
    .select(['id', 'login', 'name', 'department_id as departmentId', 'version'])
    .where('id', '=', id)
    .where(withinScope(scope, { owner: 'users.id', department: 'users.department_id' }));

const readUser = endpoint({
  id: 'bench.read-user',
  method: 'GET',
  path: '/api/bench/users/:id',
  needs: seeUsers,
  summary: { zh: '性能测试：读一行', en: 'Bench: one indexed read' },
  params: z.strictObject({ id: z.uuid() }),
  reply: z.object({
    id: z.uuid(),
    login: z.string(),
    name: z.string(),
    departmentId: z.uuid().nullable(),
    version: z.int(),
  }),
  row: 'identity.user',
});

const renameUser = endpoint({
  id: 'bench.rename-user',
  method: 'PUT',
  path: '/api/bench/users/:id',
  needs: changeUsers,
  summary: { zh: '性能测试：改一行', en: 'Bench: one audited update' },
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ name: z.string().min(1).max(60), version: z.int() }),
  reply: z.object({ version: z.int() }),
  row: 'identity.user',
});

/** Every endpoint of the product reads more than one thing; this one reads one, through the same binder. */
export const benchRoutes: readonly Route[] = [
  bind(readUser, async (ctx, { params }) => {
    const user = await userById(ctx.db, ctx.scope, params.id).executeTakeFirst();
    if (user === undefined) throw new Problem(notFound, {});
    return user;
  }),
  bind(renameUser, (ctx, { params: { id }, body: { name, version } }) =>
    ctx.db.transact(async (tx) => {
      const user = await tx
        .into<UserTables>()
        .selectFrom('users')
        .select(['id', 'name', 'version'])
        .where('id', '=', id)
        .where(withinScope(ctx.scope, { owner: 'users.id', department: 'users.department_id' }))
        .forUpdate()
        .executeTakeFirst();
      if (user === undefined) throw new Problem(notFound, {});
      if (user.version !== version) throw new Problem(conflict, { by: '', at: '' });
      tx.send(
        tx
          .into<UserTables>()
          .updateTable('users')
          .set({ name, version: version + 1, changed_at: ctx.clock.now(), changed_by: ctx.actor.userId })
          .where('id', '=', id),
      );
      await recordChange(tx, ctx, {
        action: 'identity.user.changed',
        subject: { type: 'identity.user', id, label: name },
        changes: changesBetween({ name: user.name }, { name }, ['name']),
      });
      return { version: version + 1 };
    }),
  ),
];
