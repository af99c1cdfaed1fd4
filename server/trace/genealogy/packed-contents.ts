import { contentsOf } from './container-stays.ts';
import { linkOfStay } from './expand-backward.ts';
import type { NeighbourhoodSource } from './neighbourhood.ts';
import { mostAtOnce, mostLookedAt } from './trace-levels.ts';
import type { Link, Walk } from './walk.ts';

/** What lay in containers of which nothing inside was traced, for they were traced themselves. */
export interface PackedContents {
  /** Every container that was looked into, with what was put into it. */
  readonly inside: ReadonlyMap<number, readonly Link[]>;
  /** False: there was too much in them. */
  readonly isWhole: boolean;
}

/**
 * Looks into containers, and into those in them, once the walk is at its end: what it knows is added to.
 * `source` looks backward.
 */
export const packedContentsOf = async (
  { known }: Walk,
  { containers, source }: { readonly containers: readonly number[]; readonly source: NeighbourhoodSource },
): Promise<PackedContents> => {
  const inside = new Map<number, Link[]>();
  const seen = new Set(containers);
  let level = [...containers];
  while (level.length > 0) {
    if (seen.size > mostLookedAt) return { inside, isWhole: false };
    const next = new Set<number>();
    for (let at = 0; at < level.length; at += mostAtOnce) {
      const units = level.slice(at, at + mostAtOnce).toSorted((a, b) => a - b);
      known.add(await source.fetch({ units, partial: units, flows: [] }), units);
    }
    for (const container of level) {
      const contents = contentsOf(known, container);
      inside.set(
        container,
        contents.flatMap(({ unit, stays }) =>
          stays.map((stay) => linkOfStay({ child: unit, container, stay })),
        ),
      );
      for (const { unit } of contents) if (!seen.has(unit)) next.add(unit);
    }
    for (const unit of next) seen.add(unit);
    level = [...next];
  }
  return { inside, isWhole: true };
};
