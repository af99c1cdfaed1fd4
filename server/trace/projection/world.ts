import type { World } from './judge-shipments.ts';
import { firstPackings, spreadHolds } from './spread-holds.ts';
import type { UnitFacts } from './step.ts';
import type { Containment, Hold } from './unit-state.ts';

/** What a world is made of. */
export interface WorldParts {
  readonly containments: readonly Containment[];
  readonly holds: readonly Hold[];
  /** What is fixed about the units, the runs that they lie in among them. */
  readonly units: ReadonlyMap<number, UnitFacts>;
  readonly lotOf: (unitNr: number) => number;
}

/** Puts rows together so that they answer by unit. */
export const worldOf = ({ containments, holds, units, lotOf }: WorldParts): World => {
  const above = Map.groupBy(containments, ({ childNr }) => childNr);
  const below = Map.groupBy(containments, ({ parentNr }) => parentNr);
  const runs = Map.groupBy(
    [...units.values()].filter(({ kind }) => kind === 'run'),
    ({ space }) => space,
  );
  const groupsOf = (unitNr: number): readonly number[] => {
    const facts = units.get(unitNr);
    const around = facts?.space === undefined ? [] : (runs.get(facts.space) ?? []);
    const within =
      facts === undefined ? [] : around.filter((run) => isWithin(facts, run)).map(({ nr }) => nr);
    const lots = [unitNr, ...within].map(lotOf).filter((nr) => nr !== 0);
    return [...new Set([...lots, ...within])];
  };
  const counted = Map.groupBy(
    [...units.values()].filter(({ space }) => space !== undefined),
    ({ space }) => space,
  );
  const serials = new Map(
    [...runs.values()]
      .flat()
      .map((run) => [
        run.nr,
        (counted.get(run.space) ?? []).filter((unit) => isWithin(unit, run)).map(({ nr }) => nr),
      ]),
  );
  const serialsOf = (unitNr: number): readonly number[] => serials.get(unitNr) ?? [];
  const isRun = (unitNr: number): boolean => serials.has(unitNr);
  const parts = { containments, holds, groupsOf, serialsOf, isRun, units: [...units.keys()] };
  const spread = spreadHolds(parts);
  const packed = firstPackings(containments);
  return {
    above: (unitNr) => above.get(unitNr) ?? [],
    below: (unitNr) => below.get(unitNr) ?? [],
    holds: (unitNr) => spread.get(unitNr) ?? [],
    serials: (unitNr, key) => serialsOf(unitNr).filter((nr) => (packed.get(nr) ?? key) >= key),
  };
};

/** Whether the serials of a unit all lie in a run that is not the unit itself. */
const isWithin = (unit: UnitFacts, run: UnitFacts): boolean =>
  unit.nr !== run.nr &&
  unit.space !== undefined &&
  unit.space === run.space &&
  (unit.low ?? 0) >= (run.low ?? 0) &&
  (unit.high ?? 0) <= (run.high ?? 0);
