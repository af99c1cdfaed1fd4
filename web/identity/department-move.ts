import type { Department } from '@yuanliu/core/identity';

/** Where a department is put: below whom, and before which neighbour; null is the last place. */
export interface Place {
  readonly parentId: string | null;
  readonly before: string | null;
}

/** The departments directly below `parentId` in their order. */
export const neighboursIn = (rows: readonly Department[], parentId: string | null): readonly Department[] =>
  rows.filter((row) => row.parentId === parentId);

/** Where the department stands now, for the way back. */
export const placeOf = (rows: readonly Department[], { id, parentId }: Department): Place => {
  const neighbours = neighboursIn(rows, parentId);
  const at = neighbours.findIndex((row) => row.id === id);
  return { parentId, before: neighbours[at + 1]?.id ?? null };
};

/** One place up (-1) or down (1) among the neighbours; undefined at the end. */
export const stepFrom = (
  rows: readonly Department[],
  { id, parentId }: Department,
  step: -1 | 1,
): Place | undefined => {
  const neighbours = neighboursIn(rows, parentId);
  const at = neighbours.findIndex((row) => row.id === id);
  const target = at + step;
  if (at < 0 || target < 0 || target >= neighbours.length) return undefined;
  // Downwards it comes to stand before the neighbour of the one that it passes.
  return { parentId, before: neighbours[step === -1 ? target : target + 1]?.id ?? null };
};

/** The place behind `after`, or the first one when it is null; the moved department itself does not count. */
export const placeAfter = (
  rows: readonly Department[],
  { parentId, after, moving }: { parentId: string | null; after: string | null; moving: string },
): Place => {
  const neighbours = neighboursIn(rows, parentId).filter(({ id }) => id !== moving);
  const at = after === null ? -1 : neighbours.findIndex(({ id }) => id === after);
  return { parentId, before: neighbours[at + 1]?.id ?? null };
};
