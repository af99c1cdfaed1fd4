import type { Db } from '../../platform/index.ts';
import { holdsOn, type WorkingHold } from '../units/holds-on.ts';
import type { Line } from './trace-view.ts';

/** The numbers of the units that hold what a name of the answer stands for: several for an item known by its runs. */
export type UnitsBehind = (uri: string) => readonly number[];

/** Says of every unit that is not hidden how many holds work on it now, by one look for all of them. */
export const withHolds = async <T extends Omit<Line<'unit'>, 'line'>>(
  db: Db,
  units: readonly T[],
  behind: UnitsBehind,
): Promise<T[]> => {
  const nrs = new Set(units.flatMap(({ uri }) => behind(uri)));
  const found = await holdsOn(
    db,
    [...nrs].toSorted((a, b) => a - b),
  );
  return units.map((unit) => {
    if (unit.isHidden) return unit;
    const holds = new Set(behind(unit.uri).flatMap((nr) => (found.get(nr) ?? []).map(nameOf)));
    return { ...unit, isHeld: holds.size > 0, holds: holds.size };
  });
};

const nameOf = (working: WorkingHold): string =>
  working.kind === 'anomaly' ? working.anomalyId : `${working.onNr} ${working.hold.holdId}`;
