import { type Grants, joinGrants, type RoleDefinition } from '@yuanliu/core/identity';
import type { Ctx, Tx } from '../../platform/index.ts';
import { changesBetween } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { takenName } from '../name-taken.ts';
import { lockedRole, roleFields } from './locked-role.ts';
import { refuseBeyond } from './may-grant.ts';
import { grantsFrom, type RightsCatalogue } from './rights-catalogue.ts';
import { insertRole, replaceGrants } from './role.store.ts';

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
    changes: changesBetween(null, { name, description, grants: Object.fromEntries(grants) }, roleFields),
  });
  return id;
};
