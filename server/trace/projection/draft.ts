import type { AnomalyKind } from '@yuanliu/core/trace';
import type { JsonValue } from '@yuanliu/core/platform';
import type { FoundAnomaly } from './anomaly.ts';
import type { SortKey } from './event-key.ts';
import { bondOf, type EventFacts, isTakenOut, type Step, type UnitFacts } from './step.ts';
import {
  type Containment,
  emptyState,
  type Fill,
  type Folded,
  type Hold,
  type Remembered,
  type UnitState,
} from './unit-state.ts';

/** A fold in the making. */
export interface Draft {
  readonly unit: UnitFacts;
  readonly state: UnitState;
  /** Where the unit is inside of now, by `bond parent`; closed intervals move to `containments`. */
  readonly open: Map<string, Containment>;
  /** Closed or still open, as far as they came or changed. By their primary key. */
  readonly containments: Map<string, Containment>;
  readonly holds: Map<string, Hold>;
  readonly fills: Map<number, Fill>;
  readonly anomalies: FoundAnomaly[];
  /** The last events of a moment that take the unit out of something, by `takingKey`. */
  readonly takings: ReadonlyMap<string, SortKey>;
  /** Facts of lots that members were said to belong to. */
  readonly factsOf: (nr: number) => UnitFacts | undefined;
}

/** Where a fold begins: at nothing, or at what was stored with the open intervals that its steps touch. */
export interface Start {
  readonly unit: UnitFacts;
  readonly state?: UnitState;
  readonly open?: readonly Containment[];
  readonly factsOf: (nr: number) => UnitFacts | undefined;
}

/** Begins a fold of steps. */
export const draftOf = ({ unit, state, open = [], factsOf }: Start, steps: readonly Step[]): Draft => ({
  unit,
  // The folds replace what lies deeper instead of changing it.
  state:
    state === undefined ? emptyState() : { ...state, stocks: { ...state.stocks }, sums: { ...state.sums } },
  open: new Map(open.map((interval) => [openKey(interval), interval])),
  containments: new Map(),
  holds: new Map(),
  fills: new Map(),
  anomalies: [],
  takings: new Map(
    steps
      .filter(isTakenOut)
      .map(({ event }) => [
        takingKey(event, { bond: bondOf(event), parentNr: event.parentNr ?? 0 }),
        event.key,
      ]),
  ),
  factsOf,
});

/** The key of taking something out of a container at a moment. */
export const takingKey = (
  { time }: Pick<EventFacts, 'time'>,
  interval: Pick<Containment, 'bond' | 'parentNr'>,
): string => `${time} ${openKey(interval)}`;

/** The key of an open interval among those of its child. */
export const openKey = ({ bond, parentNr }: Pick<Containment, 'bond' | 'parentNr'>): string =>
  `${bond} ${parentNr}`;

/** The rows that a fold made. */
export const foldedOf = ({ unit, state, containments, holds, fills, anomalies }: Draft): Folded => ({
  unitNr: unit.nr,
  state,
  containments: [...containments.values()],
  holds: [...holds.values()],
  fills: [...fills.values()],
  anomalies,
});

/** The event as a unit remembers it. */
export const remembered = ({ nr, key, time }: EventFacts): Remembered => ({ eventNr: nr, key, time });

/** What an anomaly says beside its kind, unit and event. */
export interface AnomalyWords {
  readonly severity: FoundAnomaly['severity'];
  readonly peerNr?: number;
  readonly otherEventNr?: number;
  readonly data?: Readonly<Record<string, JsonValue>>;
}

/** Notes that the event breaks a rule. */
export const note = (
  { unit, anomalies }: Draft,
  event: EventFacts,
  { kind, ...words }: AnomalyWords & { readonly kind: AnomalyKind },
): void => {
  anomalies.push({
    kind,
    unitNr: unit.nr,
    eventNr: event.nr,
    eventTime: event.time,
    ...words,
    data: words.data ?? {},
  });
};
