import { passwordFaults } from '@yuanliu/core/identity';
import type { Right } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import { type Ctx, everything, newId, systemActor, type Tx } from '../../platform/index.ts';
import { secretChanged } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { hashPassword } from '../sessions/password-hash.ts';
import { newPassword } from '../sessions/tokens.ts';
import { administratorKey, type BuiltInRole, builtInRoles } from './built-in-roles.ts';

export interface FirstRun {
  /** The rights of all modules: the system administrator gets those that are new since the last start. */
  readonly rights: readonly Right[];
  /** The operator's choice; without it a password is made, to be changed at the first sign-in. */
  readonly password?: string;
}

/** What came of it. `password` is there only when it was made just now: print it once, it is kept nowhere. */
export interface Administrator {
  readonly created: boolean;
  readonly login: 'admin';
  readonly password?: string;
}

/**
 * Makes the built-in roles, and the user `admin` if the system administrator has no member. To be called at every
 * start; nodes that start together wait for one another.
 */
export const ensureAdministrator = async (
  around: Pick<Ctx, 'db' | 'log' | 'clock'>,
  { rights, password }: FirstRun,
): Promise<Administrator> => {
  const ctx: Ctx = { ...around, actor: systemActor('系统'), scope: everything };
  if (password !== undefined && passwordFaults(password, 'admin').length > 0)
    ctx.log.warn('ADMIN_PASSWORD is weaker than the rules for passwords allow; change it after signing in');
  const made = password === undefined ? newPassword() : undefined;
  const created = await ctx.db.transact(async (tx) => {
    await tx.rows(sql`lock table roles in share row exclusive mode`);
    for (const role of builtInRoles(rights)) await ensureRole(tx, ctx, role);
    if (await hasMember(tx, administratorKey)) return false;
    await createAdministrator(tx, ctx, { password: password ?? made ?? '', mustChange: made !== undefined });
    return true;
  });
  return { created, login: 'admin', ...(created && made !== undefined && { password: made }) };
};

/** Makes the role with its grants. Of one that exists only the system administrator gets rights that are new. */
const ensureRole = async (tx: Tx, ctx: Ctx, role: BuiltInRole): Promise<void> => {
  const known = await tx
    .tables<IdentityTables>()
    .selectFrom('roles')
    .select('id')
    .where('key', '=', role.key)
    .executeTakeFirst();
  const id = known?.id ?? newId();
  const { key, name, description } = role;
  const now = ctx.clock.now();
  if (known === undefined)
    await tx
      .into<IdentityTables>()
      .insertInto('roles')
      .values({
        id,
        key,
        name: await freeName(tx, name),
        description,
        built_in: true,
        created_at: now,
        created_by: null,
        changed_at: now,
        changed_by: null,
      })
      .execute();
  else if (key !== administratorKey) return;
  const added = await addGrants(tx, id, role);
  if (added.length === 0) return;
  await recordChange(tx, ctx, {
    action: known === undefined ? 'identity.role.created' : 'identity.role.changed',
    subject: { type: 'identity.role', id, label: name },
    changes: [{ field: 'grants', from: null, to: added }],
  });
};

/** Somebody may have named a role so before this version brought it. */
const freeName = async (tx: Tx, name: string): Promise<string> => {
  const taken = await tx
    .tables<IdentityTables>()
    .selectFrom('roles')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst();
  return taken === undefined ? name : `${name}（内置）`;
};

const addGrants = async (tx: Tx, roleId: string, { grants }: BuiltInRole): Promise<string[]> => {
  const rows = await tx.rows(sql<{ right_name: string }>`
    insert into role_grants (role_id, right_name, row_range)
    select ${roleId}, name, range
    from unnest(${[...grants.keys()]}::text[], ${[...grants.values()]}::text[]) as given (name, range)
    on conflict do nothing
    returning right_name`);
  return rows.map((row) => row.right_name);
};

const hasMember = async (tx: Tx, roleKey: string): Promise<boolean> => {
  const rows = await tx.rows(sql`
    select 1 from user_roles ur join roles r on r.id = ur.role_id where r.key = ${roleKey} limit 1`);
  return rows.length > 0;
};

const createAdministrator = async (
  tx: Tx,
  ctx: Ctx,
  { password, mustChange }: { password: string; mustChange: boolean },
): Promise<void> => {
  const now = ctx.clock.now();
  const id = newId();
  await tx
    .into<IdentityTables>()
    .insertInto('users')
    .values({
      id,
      login: 'admin',
      name: '系统管理员',
      department_id: null,
      email: null,
      phone: null,
      password_hash: await hashPassword(password),
      password_changed_at: now,
      must_change_password: mustChange,
      locked_until: null,
      created_at: now,
      created_by: null,
      changed_at: now,
      changed_by: null,
    })
    .execute();
  await tx.rows(sql`
    insert into user_roles (user_id, role_id, given_at)
    select ${id}, id, ${now} from roles where key = ${administratorKey}`);
  await recordChange(tx, ctx, {
    action: 'identity.user.created',
    subject: { type: 'identity.user', id, label: '系统管理员' },
    changes: [{ field: 'login', from: null, to: 'admin' }, secretChanged('password')],
  });
};
