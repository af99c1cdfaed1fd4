import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../platform/index.ts';

/** The columns by which a row belongs to somebody: its owner's user id, and the id of its department. */
export interface ScopeColumns {
  readonly owner: string;
  readonly department: string;
}

/**
 * The condition that a row lies in the scope: one's own rows; those of one's department and below as well; all.
 * Every read of rows with an owner carries it. The columns are written as in the statement (`users.id`). Who is
 * nobody, or belongs to no department, reaches nothing by that range.
 */
export const withinScope = (scope: Scope, { owner, department }: ScopeColumns): RawBuilder<boolean> => {
  if (scope.range === 'all') return sql<boolean>`true`;
  if (scope.userId === null) return sql<boolean>`false`;
  const own = sql<boolean>`${sql.ref(owner)} = ${scope.userId}`;
  if (scope.range === 'own') return own;
  // The tree is walked once per statement, not once per row: an uncorrelated array becomes an InitPlan.
  return sql<boolean>`(${own} or ${sql.ref(department)} = any(array(
    select id from identity_v1_department_tree(${scope.departmentId}::uuid))))`;
};
