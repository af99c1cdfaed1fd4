import type { FoundAnomaly } from '../anomaly.ts';
import { withEmptyings } from '../emptied-steps.ts';
import { foldUnit } from '../fold-unit.ts';
import { judgeShipment, type Shipment } from '../judge-shipments.ts';
import { classesTold, type LotClass, membershipsIn, severalProducts } from '../lot-classes.ts';
import { type EventFacts, isTakenOut, type Step } from '../step.ts';
import { isLeaving } from '../steps-of-trade.ts';
import type { Folded } from '../unit-state.ts';
import { worldOf } from '../world.ts';
import { type TestEvent, testUnits } from './test-history.ts';

/** What the kernel's folds make of a history without a database. */
export interface FoldedHistory {
  readonly units: ReadonlyMap<number, Folded>;
  readonly shipments: readonly FoundAnomaly[];
  /** The products of lots that have none in their URI, and what is wrong with these. */
  readonly classes: readonly LotClass[];
  readonly lots: readonly FoundAnomaly[];
}

/** Folds a whole history; `cut` says after how many steps of a unit its fold is stored and goes on. */
export const foldHistory = (events: readonly TestEvent[], cut = (_steps: number) => 0): FoldedHistory => {
  const valid = events.filter(({ isVoid }) => !isVoid).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const steps = new Map<number, Step[]>();
  const emptyings = new Map<number, EventFacts[]>();
  for (const event of valid) {
    for (const [unitNr, parts] of Map.groupBy(event.rows, (row) => row.unitNr))
      steps.set(unitNr, [...(steps.get(unitNr) ?? []), { event, parts }]);
    if (event.isEmptying && event.parentNr !== undefined)
      emptyings.set(event.parentNr, [...(emptyings.get(event.parentNr) ?? []), event]);
  }
  const units = new Map(
    [...steps].map(([nr, own]) => {
      const all = withEmptyings(own, emptyings);
      return [nr, foldInTwo(nr, all, cut(all.length))] as const;
    }),
  );
  const memberships = membershipsIn(
    valid.map(({ rows }) => ({ incidences: rows.map((row) => ({ ...row, unitUri: '' })) })),
    valid,
    () => true,
  );
  const classes = classesTold(memberships, factsOf);
  return {
    units,
    shipments: judgeAll(valid, units, classes),
    classes,
    lots: severalProducts(classes.map(named)),
  };
};

const named = (told: LotClass) => ({ ...told, classUri: factsOf(told.classNr)?.uri ?? '' });

const factsOf = (nr: number) => testUnits.get(nr);

/** Where a fold may be cut: what is taken out goes with what happened at the same moment. */
const cutBefore = (steps: readonly Step[], at: number): number => {
  const time = steps[at - 1]?.event.time;
  const isTorn = steps.slice(at).some((step) => isTakenOut(step) && step.event.time === time);
  return isTorn ? cutBefore(steps, at - 1) : at;
};

const foldInTwo = (nr: number, steps: readonly Step[], wanted: number): Folded => {
  const at = cutBefore(steps, wanted);
  const unit = testUnits.get(nr);
  if (unit === undefined) throw new Error(`There is no unit ${nr}.`);
  const first = foldUnit({ unit, factsOf }, steps.slice(0, at));
  const state = structuredClone(first.state);
  const open = first.containments.filter(({ to }) => to === null);
  const second = foldUnit({ unit, factsOf, state, open }, steps.slice(at));
  const merged = <T>(key: (row: T) => string, a: readonly T[], b: readonly T[]): T[] => [
    ...new Map([...a, ...b].map((each) => [key(each), each])).values(),
  ];
  return {
    ...second,
    containments: merged(
      ({ from, parentNr, bond }) => `${from.eventNr} ${parentNr} ${bond}`,
      first.containments,
      second.containments,
    ),
    holds: merged(({ holdId, from }) => `${holdId} ${from.eventNr}`, first.holds, second.holds),
    fills: merged(({ ordinal }) => `${ordinal}`, first.fills, second.fills),
    anomalies: [...first.anomalies, ...second.anomalies],
  };
};

const judgeAll = (
  events: readonly TestEvent[],
  units: ReadonlyMap<number, Folded>,
  classes: readonly LotClass[],
): FoundAnomaly[] => {
  const all = [...units.values()];
  const world = worldOf({
    containments: all.flatMap(({ containments }) => containments),
    holds: all.flatMap(({ holds }) => holds),
    units: testUnits,
    lotOf: (nr) => units.get(nr)?.state.lotNr ?? 0,
    classesOfLot: (nr) => classes.filter(({ lotNr }) => lotNr === nr).map(({ classNr }) => classNr),
    apartFrom: (nr) => units.get(nr)?.state.apart?.key,
  });
  return events.filter(isLeaving).flatMap((event) => {
    const named = new Set(event.rows.filter(({ role }) => role !== 'member').map(({ unitNr }) => unitNr));
    const shipped = event.rows.filter(({ role }) => role !== 'member' && role !== 'input');
    return [...new Set(shipped.map(({ unitNr }) => unitNr))].flatMap((unitNr) => {
      const shipment: Shipment = {
        unitNr,
        eventNr: event.nr,
        key: event.key,
        time: event.time,
        isShipped: event.bizStep?.endsWith('retail_selling') !== true,
        named,
      };
      return judgeShipment(world, shipment);
    });
  });
};
