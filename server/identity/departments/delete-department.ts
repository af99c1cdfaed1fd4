import { departmentNotEmpty } from '@yuanliu/core/identity';
import { Problem } from '@yuanliu/core/platform';
import type { Ctx } from '../../platform/index.ts';
import { changesBetween } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { departmentFields, lockedDepartment } from './department-checks.ts';
import { contentsOf, deleteDepartmentRow, lockTree } from './department.store.ts';

/** Deletes a department in which there is nothing. */
export const deleteDepartment = (ctx: Ctx, id: string): Promise<void> =>
  ctx.db.transact(async (tx) => {
    await lockTree(tx);
    const department = await lockedDepartment(tx, id);
    const contents = await contentsOf(tx, id);
    if (contents.departments > 0 || contents.users > 0) throw new Problem(departmentNotEmpty, contents);
    await deleteDepartmentRow(tx, id);
    await recordChange(tx, ctx, {
      action: 'identity.department.deleted',
      subject: { type: 'identity.department', id, label: department.name },
      changes: changesBetween(department, null, departmentFields),
    });
  });
