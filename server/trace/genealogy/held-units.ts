import type { TraceUnit } from '@yuanliu/core/trace';
import type { Db } from '../../platform/index.ts';
import { holdsOn, type WorkingHold } from '../units/holds-on.ts';

/** The numbers of the units that hold what a name of the answer stands for: several for an item known by its runs. */
export type UnitsBehind = (uri: string) => readonly number[];

/** How many holds work now on what stands under a name of the answer, by one look for all units of it. */
export const holdsBehind = async (
  db: Db,
  units: readonly TraceUnit[],
  behind: UnitsBehind,
): Promise<(uri: string) => number> => {
  const nrs = new Set<number>();
  for (const { uri } of units) for (const nr of behind(uri)) nrs.add(nr);
  const found = await holdsOn(
    db,
    [...nrs].toSorted((a, b) => a - b),
  );
  return (uri) => {
    const holds = behind(uri).flatMap((nr) => found.get(nr) ?? []);
    return holds.length < 2 ? holds.length : new Set(holds.map(nameOf)).size;
  };
};

const nameOf = (working: WorkingHold): string =>
  working.kind === 'anomaly' ? working.anomalyId : `${working.onNr} ${working.hold.holdId}`;
