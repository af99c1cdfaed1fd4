import type { Ctx } from '../../platform/index.ts';
import { changesBetween } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { takenName } from '../name-taken.ts';
import { departmentFields, lockedParent, refuseHead } from './department-checks.ts';
import { insertDepartment, isNameTaken, lockTree } from './department.store.ts';

/** Creates a department behind its neighbours; answers the id. */
export const createDepartment = (
  ctx: Ctx,
  given: { name: string; parentId: string | null; headUserId: string | null },
): Promise<string> =>
  ctx.db.transact(async (tx) => {
    const department = { ...given, name: given.name.trim() };
    const { name, parentId, headUserId } = department;
    await lockTree(tx);
    if (parentId !== null) await lockedParent(tx, parentId);
    await refuseHead(tx, headUserId);
    if (await isNameTaken(tx, { name, parentId, except: null })) throw takenName(name);
    const id = await insertDepartment(tx, ctx, department);
    await recordChange(tx, ctx, {
      action: 'identity.department.created',
      subject: { type: 'identity.department', id, label: name },
      changes: changesBetween(null, department, departmentFields),
    });
    return id;
  });
