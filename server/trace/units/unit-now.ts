import { notFound, Problem } from '@yuanliu/core/platform';
import type { Db, Scope } from '../../platform/index.ts';
import { stateIn } from '../projection/state.parse.ts';
import type { UnitState } from '../projection/unit-state.ts';
import { holdsOn, type WorkingHold } from './holds-on.ts';
import { type StockLine, stocksOf } from './stock-lines.ts';
import {
  type ContainerRecord,
  countAround,
  countEvents,
  type FillRecord,
  findUnit,
  lastFills,
  openContainments,
  type UnitRecord,
} from './unit.store.ts';

/** What the page of a unit is made of, as of one moment. */
export interface UnitAtMoment {
  readonly record: UnitRecord;
  readonly state: UnitState;
  readonly stocks: ReadonlyMap<number, StockLine[]>;
  /** The innermost container first. */
  readonly containments: readonly ContainerRecord[];
  readonly around: {
    readonly contentCount: number;
    readonly hidden: number;
    readonly openAnomalies: number;
    readonly eventCount: number;
  };
  /** The newest first. */
  readonly fills: readonly FillRecord[];
  readonly holds: readonly WorkingHold[];
}

/** So many are shown. */
export const mostShown = { containers: 20, fills: 20 } as const;

const noStocks: ReadonlyMap<number, StockLine[]> = new Map();

/** A unit as it is. */
export const unitNow = async (db: Db, scope: Scope, nr: number): Promise<UnitAtMoment> => {
  const [record, containments, around, fills, holds] = await Promise.all([
    findUnit(db, scope, nr),
    openContainments(db, scope, { nr, limit: mostShown.containers }),
    countAround(db, scope, { nr }),
    lastFills(db, nr, mostShown.fills),
    holdsOn(db, [nr]),
  ]);
  if (record === undefined) throw new Problem(notFound, {});
  const { isPartlyHidden } = record;
  return {
    record,
    // Nothing is folded here, so that it does not matter where the fold has come to.
    state: stateIn(record.state ?? {}, { lastKey: '', apart: null }),
    stocks: isPartlyHidden ? noStocks : await stocksOf(db, scope, [nr]),
    containments,
    around: {
      ...around,
      eventCount: isPartlyHidden ? await countEvents(db, scope, { nr }) : (record.eventCount ?? 0),
    },
    fills,
    holds: holds.get(nr) ?? [],
  };
};
