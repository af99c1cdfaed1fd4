import {
  changeDepartments,
  type Department,
  departmentCycle,
  departmentNotEmpty,
} from '@yuanliu/core/identity';
import { invalidRequest, notFound, Problem, type Text } from '@yuanliu/core/platform';
import type { Ctx, Tx } from '../../platform/index.ts';
import { changesBetween } from '../audit/changes.ts';
import { recordChange } from '../audit/record-change.ts';
import { takenName } from '../name-taken.ts';
import { loadActorGrants } from '../sessions/actor-grants.ts';
import { refuseStale } from '../stale.ts';
import { placed } from './department-order.ts';
import {
  childrenOf,
  contentsOf,
  deleteDepartmentRow,
  insertDepartment,
  isActiveUser,
  isBelow,
  isNameTaken,
  listDepartments as loadDepartments,
  type LockedDepartment,
  lockDepartment,
  lockTree,
  updateDepartment,
  updateOrder,
} from './department.store.ts';

const fields = ['name', 'headUserId', 'parentId'] as const;

/** All departments. */
export const listDepartments = async (
  ctx: Ctx,
): Promise<{ rows: Department[]; can: { change: boolean } }> => {
  const rows = await loadDepartments(ctx.db);
  const grants = await loadActorGrants(ctx.db, ctx.actor);
  return {
    rows: rows.map(({ id, parentId, name, headUserId, headName, users, version }) => ({
      id,
      parentId,
      name,
      headUserId,
      headName,
      users,
      version,
    })),
    can: { change: grants.has(changeDepartments.name) },
  };
};

/** Creates a department behind its neighbours; answers the id. */
export const createDepartment = (
  ctx: Ctx,
  given: { name: string; parentId: string | null; headUserId: string | null },
): Promise<string> =>
  ctx.db.transact(async (tx) => {
    const department = { ...given, name: given.name.trim() };
    const { name, parentId, headUserId } = department;
    await lockTree(tx);
    if (parentId !== null && (await lockDepartment(tx, parentId)) === undefined)
      throw noSuch('/parentId', { zh: '没有这个部门', en: 'is no department' });
    await refuseHead(tx, headUserId);
    if (await isNameTaken(tx, { name, parentId, except: null })) throw takenName(name);
    const id = await insertDepartment(tx, ctx, department);
    await recordChange(tx, ctx, {
      action: 'identity.department.created',
      subject: { type: 'identity.department', id, label: name },
      changes: changesBetween(null, department, fields),
    });
    return id;
  });

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
    const changes = changesBetween(before, after, fields);
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
    await refuseCircle(tx, id, wanted.parentId);
    const { parentId } = wanted;
    if (await isNameTaken(tx, { name, parentId, except: id })) throw takenName(name);
    const version = await updateDepartment(tx, ctx, { ...department, parentId });
    const children = await childrenOf(tx, parentId);
    const order = placed(children, id, wanted.before);
    await updateOrder(tx, order);
    await recordChange(tx, ctx, {
      action: 'identity.department.moved',
      subject: { type: 'identity.department', id, label: name },
      changes: [
        ...changesBetween(department, { ...department, parentId }, fields),
        { field: 'position', from: department.position, to: order.indexOf(id) },
      ],
    });
    return version;
  });

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
      changes: changesBetween(department, null, fields),
    });
  });

const lockedDepartment = async (tx: Tx, id: string): Promise<LockedDepartment> => {
  const department = await lockDepartment(tx, id);
  if (department === undefined) throw new Problem(notFound, {});
  return department;
};

const refuseHead = async (tx: Tx, headUserId: string | null): Promise<void> => {
  if (headUserId !== null && !(await isActiveUser(tx, headUserId)))
    throw noSuch('/headUserId', { zh: '请选择一名在用的用户', en: 'must be an active user' });
};

const refuseCircle = async (tx: Tx, id: string, parentId: string | null): Promise<void> => {
  if (parentId === null) return;
  const parent = await lockDepartment(tx, parentId);
  if (parent === undefined) throw noSuch('/parentId', { zh: '没有这个部门', en: 'is no department' });
  if (await isBelow(tx, parentId, id)) throw new Problem(departmentCycle, { name: parent.name });
};

const noSuch = (path: string, text: Text): Problem =>
  new Problem(invalidRequest, {}, [{ in: 'body', path, text }]);
