import type { Department } from '@yuanliu/core/identity';

/** A department with those directly below it, in their order. */
export interface DepartmentNode {
  readonly department: Department;
  readonly children: readonly DepartmentNode[];
}

const byParent = (rows: readonly Department[]): ReadonlyMap<string | null, Department[]> => {
  const known = new Set(rows.map(({ id }) => id));
  const groups = new Map<string | null, Department[]>();
  for (const row of rows) {
    // A row whose parent is not among them stands at the top rather than nowhere.
    const parent = row.parentId !== null && known.has(row.parentId) ? row.parentId : null;
    const group = groups.get(parent);
    if (group === undefined) groups.set(parent, [row]);
    else group.push(row);
  }
  return groups;
};

/** The rows as a tree; neighbours keep the order of the rows. */
export const treeOf = (rows: readonly Department[]): readonly DepartmentNode[] => {
  const groups = byParent(rows);
  const below = (parent: string | null): DepartmentNode[] =>
    (groups.get(parent) ?? []).map((department) => ({ department, children: below(department.id) }));
  return below(null);
};

/** From the top down to the department itself; empty if it is not among the rows. */
export const wayTo = (rows: readonly Department[], id: string): readonly Department[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const way: Department[] = [];
  let at = byId.get(id);
  while (at !== undefined && !way.includes(at)) {
    way.unshift(at);
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return way;
};

/** The ids of the department and of everything below it. */
export const withBelow = (rows: readonly Department[], id: string): ReadonlySet<string> => {
  const groups = byParent(rows);
  const found = new Set([id]);
  for (const one of found) for (const child of groups.get(one) ?? []) found.add(child.id);
  return found;
};

/** Active users of the department and of everything below it. */
export const usersWithBelow = (rows: readonly Department[], id: string): number => {
  const ids = withBelow(rows, id);
  return rows.reduce((sum, row) => (ids.has(row.id) ? sum + row.users : sum), 0);
};

/** The tree cut down to the departments whose name contains the words, and the way to each. */
export const treeMatching = (nodes: readonly DepartmentNode[], words: string): readonly DepartmentNode[] => {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return nodes;
  return nodes.flatMap((node) => {
    const children = treeMatching(node.children, words);
    const isHit = node.department.name.toLowerCase().includes(wanted);
    return isHit || children.length > 0 ? [{ ...node, children }] : [];
  });
};
