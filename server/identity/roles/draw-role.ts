import {
  builtInRole,
  type Grants,
  grantsAdded,
  joinGrants,
  type RoleDefinition,
  roleInUse,
} from '@yuanliu/core/identity';
import { notFound, Problem } from '@yuanliu/core/platform';
import { type Ctx, nudge, type Tx } from '../../platform/index.ts';
import { changesBetween } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { administratorKey } from '../first-run/built-in-roles.ts';
import { takenName } from '../name-taken.ts';
import { accountTopic } from '../sessions/end-sessions.ts';
import { refuseStale } from '../stale.ts';
import { isBelowActor, refuseBeyond } from './may-grant.ts';
import { grantsFrom, type RightsCatalogue } from './rights-catalogue.ts';
import {
  deleteRoleRow,
  insertRole,
  isRoleNameTaken,
  type LockedRole,
  lockRole,
  membersOf,
  replaceGrants,
  updateRole,
} from './role.store.ts';

const fields = ['name', 'description', 'grants'] as const;

/** Creates a role, which gives nothing beyond the actor's own rights; answers the id. */
export const createRole = (
  ctx: Ctx,
  definition: RoleDefinition,
  catalogue: RightsCatalogue,
): Promise<string> => {
  const grants = grantsFrom(catalogue, definition.grants, new Map());
  return ctx.db.transact((tx) => addRole(tx, ctx, { ...definition, grants }));
};

/** Creates a role that gives what another gives; answers the id. */
export const copyRole = (ctx: Ctx, { id, name }: { id: string; name: string }): Promise<string> =>
  ctx.db.transact(async (tx) => {
    const { description, grants } = await lockedRole(tx, id);
    return addRole(tx, ctx, { name, description, grants: joinGrants(grants) });
  });

const addRole = async (
  tx: Tx,
  ctx: Ctx,
  { name: given, description, grants }: { name: string; description: string; grants: Grants },
): Promise<string> => {
  const name = given.trim();
  await refuseBeyond(tx, ctx, { wanted: grants, holdersBelow: true });
  const id = await insertRole(tx, ctx, { name, description });
  if (id === undefined) throw takenName(name);
  await replaceGrants(tx, id, grants);
  await recordChange(tx, ctx, {
    action: 'identity.role.created',
    subject: { type: 'identity.role', id, label: name },
    changes: changesBetween(null, { name, description, grants: Object.fromEntries(grants) }, fields),
  });
  return id;
};

/** The role to change, the version that was looked at, and the definition wanted. */
export interface RoleChange {
  readonly id: string;
  readonly version: number;
  readonly definition: RoleDefinition;
}

/**
 * Changes a role; answers the new version. What it gives in addition must lie within the actor's own rights, for
 * each of its members. The rights of the system administrator stand.
 */
export const changeRole = (
  ctx: Ctx,
  { id, version, definition }: RoleChange,
  catalogue: RightsCatalogue,
): Promise<number> =>
  ctx.db.transact(async (tx) => {
    const role = await lockedRole(tx, id);
    refuseStale(role, version);
    if (role.key === administratorKey) throw new Problem(builtInRole, { name: role.name });
    const before = joinGrants(role.grants);
    const after = grantsFrom(catalogue, definition.grants, before);
    const members = await membersOf(tx, id);
    await refuseBeyond(tx, ctx, {
      wanted: grantsAdded(before, after),
      holdersBelow: await areBelow(tx, ctx, members),
    });
    const name = definition.name.trim();
    if (await isRoleNameTaken(tx, name, id)) throw takenName(name);
    const { description } = definition;
    const next = await updateRole(tx, ctx, { role, name, description });
    await replaceGrants(tx, id, after);
    await recordChange(tx, ctx, {
      action: 'identity.role.changed',
      subject: { type: 'identity.role', id, label: name },
      changes: changesBetween(
        { name: role.name, description: role.description, grants: Object.fromEntries(before) },
        { name, description, grants: Object.fromEntries(after) },
        fields,
      ),
    });
    if (members.length > 0) await nudge(tx, { to: nudged(members), topic: accountTopic });
    return next;
  });

/** A notification holds 8,000 bytes, which is some 200 ids. */
const mostNudged = 100;

const nudged = (members: readonly { readonly id: string }[]): string[] | 'everyone' =>
  members.length > mostNudged ? 'everyone' : members.map(({ id }) => id);

const areBelow = async (
  tx: Tx,
  ctx: Ctx,
  members: readonly { readonly departmentId: string | null }[],
): Promise<boolean> => {
  for (const departmentId of new Set(members.map((member) => member.departmentId)))
    if (!(await isBelowActor(tx, ctx, departmentId))) return false;
  return true;
};

/** Deletes a role that is not built in and that nobody has. */
export const deleteRole = (ctx: Ctx, id: string): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const role = await lockedRole(tx, id);
    const { name, description, members, grants } = role;
    if (role.builtIn) throw new Problem(builtInRole, { name });
    if (members > 0) throw new Problem(roleInUse, { members });
    await deleteRoleRow(tx, id);
    await recordChange(tx, ctx, {
      action: 'identity.role.deleted',
      subject: { type: 'identity.role', id, label: name },
      changes: changesBetween({ name, description, grants: Object.fromEntries(grants) }, null, fields),
    });
  });

const lockedRole = async (tx: Tx, id: string): Promise<LockedRole> => {
  const role = await lockRole(tx, id);
  if (role === undefined) throw new Problem(notFound, {});
  return role;
};
