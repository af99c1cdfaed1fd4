import { invalidRequest, notFound, Problem, type Text } from '@yuanliu/core/platform';
import type { Tx } from '../../platform/index.ts';
import { isActiveUser, type LockedDepartment, lockDepartment } from './department.store.ts';

/** What the audit keeps of a department. */
export const departmentFields = ['name', 'headUserId', 'parentId'] as const;

/** The department, locked; refuses one that is not there. */
export const lockedDepartment = async (tx: Tx, id: string): Promise<LockedDepartment> => {
  const department = await lockDepartment(tx, id);
  if (department === undefined) throw new Problem(notFound, {});
  return department;
};

/** The department below which another is to stand, locked; refuses one that is not there. */
export const lockedParent = async (tx: Tx, parentId: string): Promise<LockedDepartment> => {
  const parent = await lockDepartment(tx, parentId);
  if (parent === undefined) throw noSuch('/parentId', { zh: '没有这个部门', en: 'is no department' });
  return parent;
};

/** Refuses a head who is no active user. */
export const refuseHead = async (tx: Tx, headUserId: string | null): Promise<void> => {
  if (headUserId !== null && !(await isActiveUser(tx, headUserId)))
    throw noSuch('/headUserId', { zh: '请选择一名在用的用户', en: 'must be an active user' });
};

const noSuch = (path: string, text: Text): Problem =>
  new Problem(invalidRequest, {}, [{ in: 'body', path, text }]);
