import { loginTaken, type UserDetails } from '@yuanliu/core/identity';
import { invalidRequest, Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Ctx, Tx } from '../../platform/index.ts';

/** The fields that the audit speaks of. */
export const detailFields = ['login', 'name', 'departmentId', 'email', 'phone', 'language'] as const;

/** Details without the blanks at their ends, in the composed form of Unicode. */
export const tidyDetails = (details: UserDetails): UserDetails => ({
  ...details,
  login: details.login.normalize('NFKC').trim(),
  name: details.name.normalize('NFC').trim(),
});

/** The refusal of a login that somebody else has. */
export const takenLogin = (login: string): Problem =>
  new Problem(loginTaken, { login }, [
    { in: 'body', path: '/login', text: { zh: '已被使用，请换一个', en: 'is taken; choose another one' } },
  ]);

/**
 * Refuses a department that does not exist or into which the actor's range does not reach. Whoever reaches all
 * rows may also leave it open; a narrower range would lose sight of the user then.
 */
export const refuseDepartment = async (tx: Tx, ctx: Ctx, departmentId: string | null): Promise<void> => {
  const { range, departmentId: own } = ctx.scope;
  if (range === 'all' && departmentId === null) return;
  const rows = await tx.rows(
    range === 'all'
      ? sql`select 1 from departments where id = ${departmentId}`
      : sql`select 1 from identity_v1_department_tree(${own}::uuid) where id = ${departmentId}::uuid
            and ${range === 'department'}`,
  );
  if (rows.length > 0) return;
  throw new Problem(invalidRequest, {}, [
    {
      in: 'body',
      path: '/departmentId',
      text: {
        zh: '请选择您数据范围内的部门',
        en: 'must be a department within your range',
      },
    },
  ]);
};
