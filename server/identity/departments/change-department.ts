import type { Ctx } from '../../platform/index.ts';
import { changesBetween } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { takenName } from '../name-taken.ts';
import { refuseStale } from '../stale.ts';
import { departmentFields, lockedDepartment, refuseHead } from './department-checks.ts';
import { isNameTaken, lockTree, updateDepartment } from './department.store.ts';

/** Changes name and head; answers the new version. */
export const changeDepartment = (
  ctx: Ctx,
  wanted: { id: string; name: string; headUserId: string | null; version: number },
): Promise<number> =>
  ctx.db.transact(async (tx) => {
    await lockTree(tx);
    const before = await lockedDepartment(tx, wanted.id);
    refuseStale(before, wanted.version);
    const after = { ...before, name: wanted.name.trim(), headUserId: wanted.headUserId };
    const changes = changesBetween(before, after, departmentFields);
    if (changes.length === 0) return before.version;
    if (after.headUserId !== before.headUserId) await refuseHead(tx, after.headUserId);
    const { id, name, parentId } = after;
    if (await isNameTaken(tx, { name, parentId, except: id })) throw takenName(name);
    const version = await updateDepartment(tx, ctx, after);
    await recordChange(tx, ctx, {
      action: 'identity.department.changed',
      subject: { type: 'identity.department', id, label: name },
      changes,
    });
    return version;
  });
