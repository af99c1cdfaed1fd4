import type { Text } from './text.ts';

/** The name of a right, `module.thing.action`, for example `identity.users.change`. */
export type RightName = `${string}.${string}.${string}`;

/** What a role can be given. `rows` says whether the grant carries a range of rows (own, department, all). */
export interface Right {
  readonly name: RightName;
  readonly text: Text;
  readonly rows: boolean;
}

/** The rows that a grant of a right reaches: only one's own, those of one's department and below, or all. */
export const rowRanges = ['own', 'department', 'all'] as const;
export type RowRange = (typeof rowRanges)[number];

/** The wider of two ranges. */
export const widerRange = (a: RowRange, b: RowRange): RowRange =>
  rowRanges.indexOf(a) >= rowRanges.indexOf(b) ? a : b;
