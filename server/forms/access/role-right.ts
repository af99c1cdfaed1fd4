import type { FormAction, RowScope } from '@yuanliu/core/forms';

/** What one role of the actor gives over one form, as it is kept. */
export interface RoleRight {
  readonly actions: readonly FormAction[];
  readonly scope: RowScope;
  /** FEEL with keys, for the scope `condition`. */
  readonly condition: string | null;
  /** Fields by dotted keys: `supplier`, `lines.price`. */
  readonly hidden: readonly string[];
  readonly readOnly: readonly string[];
}

/** Every action on every row, with no field hidden. */
export const wholeRight = (actions: readonly FormAction[]): RoleRight => ({
  actions,
  scope: 'all',
  condition: null,
  hidden: [],
  readOnly: [],
});

/** Whether a list of dotted keys names the field or the sub-table that holds it. */
export const names = (list: Iterable<string>, field: string): boolean => {
  const [table] = field.split('.');
  for (const each of list) if (each === field || each === table) return true;
  return false;
};
