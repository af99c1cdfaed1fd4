import { notFound, Problem } from '@yuanliu/core/platform';
import type { Tx } from '../../platform/index.ts';
import { type LockedRole, lockRole } from './role.store.ts';

/** What the audit keeps of a role. */
export const roleFields = ['name', 'description', 'grants'] as const;

/** The role, locked; refuses one that is not there. */
export const lockedRole = async (tx: Tx, id: string): Promise<LockedRole> => {
  const role = await lockRole(tx, id);
  if (role === undefined) throw new Problem(notFound, {});
  return role;
};
