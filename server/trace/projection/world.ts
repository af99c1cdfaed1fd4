import type { World } from './judge-shipments.ts';
import { type Serial, spreadHolds } from './spread-holds.ts';
import type { SortKey } from './event-key.ts';
import type { UnitFacts } from './step.ts';
import type { Containment, Hold } from './unit-state.ts';

/** What a world is made of. */
export interface WorldParts {
  readonly containments: readonly Containment[];
  readonly holds: readonly Hold[];
  /** What is fixed about the units, the runs that they lie in and the lots of all of these among them. */
  readonly units: ReadonlyMap<number, UnitFacts>;
  readonly lotOf: (unitNr: number) => number;
  /** The products of a lot that has none in its URI. */
  readonly classesOfLot: (unitNr: number) => readonly number[];
  /** Since when its serials have been apart from larger runs. */
  readonly apartFrom: (unitNr: number) => SortKey | undefined;
}

/** Puts rows together so that they answer by unit. */
export const worldOf = ({
  containments,
  holds,
  units,
  lotOf,
  classesOfLot,
  apartFrom,
}: WorldParts): World => {
  const above = Map.groupBy(containments, ({ childNr }) => childNr);
  const below = Map.groupBy(containments, ({ parentNr }) => parentNr);
  const runs = Map.groupBy(
    [...units.values()].filter(({ kind }) => kind === 'run'),
    ({ space }) => space,
  );
  const runsOf = (unitNr: number): readonly number[] => {
    const facts = units.get(unitNr);
    if (facts?.space === undefined) return [];
    return (runs.get(facts.space) ?? []).filter((run) => isWithin(facts, run)).map(({ nr }) => nr);
  };
  const lotsOf = (unitNr: number): readonly number[] =>
    [unitNr, ...runsOf(unitNr)].map(lotOf).filter((nr) => nr !== 0);
  const classesOf = (unitNr: number): readonly number[] =>
    [unitNr, ...runsOf(unitNr), ...lotsOf(unitNr)].flatMap(
      (nr) => units.get(nr)?.classNr ?? classesOfLot(nr),
    );
  const groupsOf = (unitNr: number): readonly number[] => [
    ...new Set([...lotsOf(unitNr), ...runsOf(unitNr), ...classesOf(unitNr)]),
  ];
  const serials = serialsBy(units, runs, apartFrom);
  const serialsOf = (unitNr: number): readonly Serial[] => serials.get(unitNr) ?? [];
  const alone = new Map(
    [...serials].map(([run, inside]) => [run, new Map(inside.map(({ nr, aloneFrom }) => [nr, aloneFrom]))]),
  );
  const isRun = (unitNr: number): boolean => serials.has(unitNr);
  const groups = { groupsOf, lotsOf, classesOf, runsOf, serialsOf, isRun };
  const spread = spreadHolds({ containments, holds, ...groups, units: [...units.keys()] });
  return {
    above: (unitNr) => above.get(unitNr) ?? [],
    below: (unitNr) => below.get(unitNr) ?? [],
    holds: (unitNr) => spread.get(unitNr) ?? [],
    serials: (unitNr, key) =>
      serialsOf(unitNr)
        .filter(({ aloneFrom }) => (aloneFrom ?? key) >= key)
        .map(({ nr }) => nr),
    carriers: (unitNr, key) =>
      isRun(unitNr) ? [] : runsOf(unitNr).filter((run) => (alone.get(run)?.get(unitNr) ?? key) >= key),
    overlapping: (unitNr) => {
      const run = units.get(unitNr);
      return run?.kind !== 'run'
        ? []
        : (runs.get(run.space) ?? []).filter((other) => isOverlapping(run, other)).map(({ nr }) => nr);
    },
  };
};

/** Whether two runs share serials and neither lies in the other. */
const isOverlapping = (run: UnitFacts, other: UnitFacts): boolean =>
  (run.low ?? 0) <= (other.high ?? 0) &&
  (other.low ?? 0) <= (run.high ?? 0) &&
  run.nr !== other.nr &&
  !isWithin(run, other) &&
  !isWithin(other, run);

/** What lies in each run, and since when it has been apart. */
const serialsBy = (
  units: ReadonlyMap<number, UnitFacts>,
  runs: ReadonlyMap<string | undefined, readonly UnitFacts[]>,
  apartFrom: WorldParts['apartFrom'],
): ReadonlyMap<number, readonly Serial[]> => {
  const counted = Map.groupBy(
    [...units.values()].filter(({ space }) => space !== undefined),
    ({ space }) => space,
  );
  const serialsOf = (run: UnitFacts, siblings: readonly UnitFacts[]): Serial[] => {
    const smaller = siblings.filter((other) => isWithin(other, run) && apartFrom(other.nr) !== undefined);
    return (counted.get(run.space) ?? [])
      .filter((unit) => isWithin(unit, run))
      .map((unit) => {
        const around = smaller.filter((other) => isWithin(unit, other)).map(({ nr }) => nr);
        const keys = [unit.nr, ...around].flatMap((nr) => apartFrom(nr) ?? []);
        return { nr: unit.nr, aloneFrom: keys.toSorted()[0] };
      });
  };
  return new Map(
    [...runs.values()].flatMap((inSpace) => inSpace.map((run) => [run.nr, serialsOf(run, inSpace)] as const)),
  );
};

/** Whether the serials of a unit all lie in a run that is not the unit itself. */
export const isWithin = (unit: UnitFacts, run: UnitFacts): boolean =>
  unit.nr !== run.nr &&
  unit.space !== undefined &&
  unit.space === run.space &&
  (unit.low ?? 0) >= (run.low ?? 0) &&
  (unit.high ?? 0) <= (run.high ?? 0);
