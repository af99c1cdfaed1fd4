import { type RightName, type RowRange, rowRanges, widerRange } from '../platform/index.ts';

/** The rights that somebody holds or a role gives, each with the rows that it reaches. */
export type Grants = ReadonlyMap<RightName, RowRange>;

const isWider = (a: RowRange, b: RowRange): boolean => rowRanges.indexOf(a) > rowRanges.indexOf(b);

/** What several roles give together: of each right the widest range. */
export const joinGrants = (grants: Iterable<readonly [RightName, RowRange]>): Grants => {
  const joined = new Map<RightName, RowRange>();
  for (const [right, rows] of grants) joined.set(right, widerRange(joined.get(right) ?? rows, rows));
  return joined;
};

/** What an API key may do: of the rights on its list those that its owner holds, with the owner's ranges. */
export const grantsOfKey = (owner: Grants, listed: readonly string[]): Grants => {
  const names = new Set(listed);
  return new Map([...owner].filter(([right]) => names.has(right)));
};

/**
 * The rights that `wanted` gives beyond `mine`: those I lack, and those with a wider range than mine. A range of
 * `department` means the holder's department, so a holder outside my department and those below it
 * (`holdersBelow` false) reaches rows that mine does not: then only `all` covers it. `own` rows are the holder's
 * own and are covered by any range.
 */
export const grantsBeyond = (
  mine: Grants,
  wanted: Grants,
  { holdersBelow }: { readonly holdersBelow: boolean },
): RightName[] =>
  [...wanted]
    .filter(([right, rows]) => {
      const own = mine.get(right);
      if (own === undefined || isWider(rows, own)) return true;
      return rows === 'department' && own === 'department' && !holdersBelow;
    })
    .map(([right]) => right);

/** What `after` gives that `before` did not: new rights and wider ranges. */
export const grantsAdded = (before: Grants, after: Grants): Grants =>
  new Map(
    [...after].filter(([right, rows]) => {
      const was = before.get(right);
      return was === undefined || isWider(rows, was);
    }),
  );
