import { type RowRange, rowRanges } from '@yuanliu/core/platform';

/** What a role gives, by the name of the right. */
export type RoleGrants = Readonly<Record<string, RowRange>>;

/** The same in the order of the names, so that equal grants are equal as text. */
export const sortedGrants = (grants: RoleGrants): RoleGrants =>
  Object.fromEntries(Object.entries(grants).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** The grants with one right given over `range`, or taken away when it is undefined. */
export const withGrant = (grants: RoleGrants, right: string, range: RowRange | undefined): RoleGrants => {
  const { [right]: _, ...others } = grants;
  return sortedGrants(range === undefined ? others : { ...others, [right]: range });
};

/** One right that two versions of a role give differently; undefined is not given. */
export interface GrantChange {
  readonly right: string;
  readonly from: RowRange | undefined;
  readonly to: RowRange | undefined;
}

/** What changed from one version to another, in the order of the names. */
export const grantChanges = (before: RoleGrants, after: RoleGrants): readonly GrantChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .toSorted()
    .map((right) => ({ right, from: before[right], to: after[right] }))
    .filter(({ from, to }) => from !== to);

/**
 * The ranges that whoever holds `mine` may put into a role that has `saved`: none wider than their own, and what
 * the role has already. The server judges again, for it also knows where the members belong.
 */
export const rangesToGive = (
  mine: RowRange | undefined,
  saved: RowRange | undefined,
): readonly RowRange[] => {
  const reach = mine === undefined ? -1 : rowRanges.indexOf(mine);
  return rowRanges.filter((range, index) => index <= reach || range === saved);
};
