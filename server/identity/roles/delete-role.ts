import { builtInRole, roleInUse } from '@yuanliu/core/identity';
import { Problem } from '@yuanliu/core/platform';
import type { Ctx } from '../../platform/index.ts';
import { changesBetween } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { lockedRole, roleFields } from './locked-role.ts';
import { deleteRoleRow } from './role.store.ts';

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
      changes: changesBetween({ name, description, grants: Object.fromEntries(grants) }, null, roleFields),
    });
  });
