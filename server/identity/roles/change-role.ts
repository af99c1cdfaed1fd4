import { builtInRole, grantsAdded, joinGrants, type RoleDefinition } from '@yuanliu/core/identity';
import { Problem } from '@yuanliu/core/platform';
import { type Ctx, nudge, type Tx } from '../../platform/index.ts';
import { changesBetween } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { administratorKey } from '../first-run/built-in-roles.ts';
import { takenName } from '../name-taken.ts';
import { accountTopic } from '../sessions/end-sessions.ts';
import { refuseStale } from '../stale.ts';
import { lockedRole, roleFields } from './locked-role.ts';
import { isBelowActor, refuseBeyond } from './may-grant.ts';
import { grantsFrom, type RightsCatalogue } from './rights-catalogue.ts';
import { isRoleNameTaken, membersOf, replaceGrants, updateRole } from './role.store.ts';

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
        roleFields,
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
