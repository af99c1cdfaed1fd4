import { beyondOwnRights, departmentCycle } from '@yuanliu/core/identity';
import { Problem } from '@yuanliu/core/platform';
import type { Ctx, Tx } from '../../platform/index.ts';
import { changesBetween } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { takenName } from '../name-taken.ts';
import { isBelowActor } from '../roles/may-grant.ts';
import { loadActorGrants } from '../sessions/actor-grants.ts';
import { refuseStale } from '../stale.ts';
import { departmentFields, lockedDepartment, lockedParent } from './department-checks.ts';
import { placed } from './department-order.ts';
import {
  childrenOf,
  isBelow,
  isNameTaken,
  lockTree,
  updateDepartment,
  updateOrder,
} from './department.store.ts';

/** Moves a department below another parent, or among its neighbours; answers the new version. */
export const moveDepartment = (
  ctx: Ctx,
  wanted: { id: string; parentId: string | null; before: string | null; version: number },
): Promise<number> =>
  ctx.db.transact(async (tx) => {
    await lockTree(tx);
    const department = await lockedDepartment(tx, wanted.id);
    const { id, name } = department;
    refuseStale(department, wanted.version);
    const { parentId } = wanted;
    await refuseCircle(tx, id, parentId);
    await refuseGain(tx, ctx, { id, parentId });
    if (await isNameTaken(tx, { name, parentId, except: id })) throw takenName(name);
    const version = await updateDepartment(tx, ctx, { ...department, parentId });
    const children = await childrenOf(tx, parentId);
    const order = placed(children, id, wanted.before);
    await updateOrder(tx, order);
    await recordChange(tx, ctx, {
      action: 'identity.department.moved',
      subject: { type: 'identity.department', id, label: name },
      changes: [
        ...changesBetween(department, { ...department, parentId }, departmentFields),
        { field: 'position', from: department.position, to: order.indexOf(id) },
      ],
    });
    return version;
  });

const refuseCircle = async (tx: Tx, id: string, parentId: string | null): Promise<void> => {
  if (parentId === null) return;
  const parent = await lockedParent(tx, parentId);
  if (await isBelow(tx, parentId, id)) throw new Problem(departmentCycle, { name: parent.name });
};

/** Whoever moves a department below their own would reach its rows with every right over a department. */
const refuseGain = async (
  tx: Tx,
  ctx: Ctx,
  { id, parentId }: { id: string; parentId: string | null },
): Promise<void> => {
  if (parentId === null || !(await isBelowActor(tx, ctx, parentId)) || (await isBelowActor(tx, ctx, id)))
    return;
  const grants = await loadActorGrants(tx, ctx.actor);
  const rights = [...grants].filter(([, rows]) => rows === 'department').map(([right]) => right);
  if (rights.length > 0) throw new Problem(beyondOwnRights, { rights });
};
