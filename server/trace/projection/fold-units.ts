import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { entriesIn, inOrder, withEmptyings } from './emptied-steps.ts';
import { foldUnit } from './fold-unit.ts';
import { readContainments, readUnits } from './projection.store.ts';
import { leavingSteps } from './steps-of-trade.ts';
import type { EventFacts, Step, UnitFacts } from './step.ts';
import { readEmptyings, readSteps } from './steps.store.ts';
import type { Containment, Folded, UnitState } from './unit-state.ts';

/** Units to fold: with the new steps where these are the newest of the unit, and from the beginning. */
export interface ToFold {
  readonly goOn: ReadonlyMap<number, { readonly state: UnitState; readonly steps: readonly Step[] }>;
  readonly anew: readonly number[];
  /** Units that this transaction made, of which nothing is to be read. */
  readonly born?: ReadonlyMap<number, UnitFacts>;
  /** Further units that need not be read. */
  readonly known?: ReadonlyMap<number, UnitFacts> | undefined;
  /** What the units that go on are inside of, where that was asked before (`openIntervals`). */
  readonly opening?: Promise<OpenIntervals> | undefined;
}

/** Intervals that are open, by child. */
export type OpenIntervals = ReadonlyMap<number, readonly Containment[]>;

/** Folds units whose states are locked. Reads what it needs in a handful of statements; writes nothing. */
export const foldUnits = async (
  db: Db,
  { goOn, anew, born = new Map(), known, opening = openIntervals(db, stepsIn(goOn), born) }: ToFold,
): Promise<Folded[]> => {
  // Whatever fails first is thrown; the other must not fail unheard.
  opening.catch(() => undefined);
  const whole = await readSteps(db, anew);
  const all = new Map([
    ...[...goOn].map(([nr, { steps }]) => [nr, steps] as const),
    ...anew.map((nr) => [nr, whole.get(nr) ?? []] as const),
  ]);
  const entries = [...all.values()].flatMap(entriesIn);
  const factsAt = (nr: number): UnitFacts | undefined => born.get(nr) ?? known?.get(nr);
  const earliest = entries.reduce((first, { event }) => (event.time < first ? event.time : first), '9999');
  const [open, emptyings, units] = await Promise.all([
    opening,
    readEmptyings(db, emptiedMaybe(entries, { all, born }), earliest),
    readUnits(
      db,
      [...all.keys(), ...lotsIn([...all.values()])].filter((nr) => factsAt(nr) === undefined),
    ),
  ]);
  const factsOf = (nr: number): UnitFacts | undefined => factsAt(nr) ?? units.get(nr);
  return [...all].flatMap(([nr, steps]) => {
    const unit = factsOf(nr);
    if (unit === undefined) return [];
    const state = goOn.get(nr)?.state;
    const start = {
      unit,
      factsOf,
      ...(state !== undefined && { state, open: open.get(nr) ?? [] }),
    };
    return [foldUnit(start, withEmptyings(steps, emptyings))];
  });
};

/** The containers that were entered; one that was born just now only where one of the steps here empties it. */
const emptiedMaybe = (
  entries: readonly { readonly parentNr: number }[],
  {
    all,
    born,
  }: { readonly all: ReadonlyMap<number, readonly Step[]>; readonly born: ReadonlyMap<number, unknown> },
): number[] =>
  [...new Set(entries.map(({ parentNr }) => parentNr))].filter(
    (nr) => !born.has(nr) || (all.get(nr)?.some(({ event }) => event.isEmptying) ?? true),
  );

const lotsIn = (all: readonly (readonly Step[])[]): number[] =>
  all.flatMap((steps) =>
    steps.flatMap(({ parts }) => parts.map(({ peerNr }) => peerNr).filter((nr) => nr !== undefined)),
  );

/** Something is put in or taken out; a step without parts is the emptying of a container. */
const isOfChild = ({ parts }: Step): boolean =>
  parts.length === 0 || parts.some(({ role }) => role === 'child');

const stepsIn = (goOn: ToFold['goOn']): Map<number, readonly Step[]> =>
  new Map([...goOn].map(([nr, { steps }]) => [nr, steps]));

/**
 * What units are inside of as far as the steps matter to it that they go on with: a single thing is in one container or two, of a quantity only those containers
 * matter that the steps name, for a lot may lie in thousands.
 */
export const openIntervals = async (
  db: Db,
  all: ReadonlyMap<number, readonly Step[]>,
  born: ReadonlyMap<number, unknown>,
): Promise<OpenIntervals> => {
  const steps = [...all].filter(([nr]) => !born.has(nr)).map(([nr, own]) => ({ nr, steps: own }));
  const parents = new Set(
    steps.flatMap((unit) => unit.steps.filter(isOfChild).flatMap(({ event }) => event.parentNr ?? [])),
  );
  const children = steps
    .filter((unit) =>
      unit.steps.some((step) => isOfChild(step) || leavingSteps.includes(step.event.bizStep ?? '')),
    )
    .map(({ nr }) => nr);
  if (children.length === 0) return new Map();
  const rows = await readContainments(
    db,
    sql<boolean>`c.child_nr = any(${children}::bigint[]) and c.to_key is null
      and (c.inside is null or c.parent_nr = any(${[...parents]}::bigint[]))`,
  );
  return Map.groupBy(rows, ({ childNr }) => childNr);
};

/** The steps of units with those in which containers around them were emptied. */
export const joinSteps = (
  own: ReadonlyMap<number, readonly Step[]>,
  emptied: ReadonlyMap<number, readonly EventFacts[]>,
): Map<number, Step[]> => {
  const joined = new Map([...own].map(([nr, steps]) => [nr, [...steps]]));
  for (const [nr, events] of emptied)
    joined.set(nr, inOrder([...(joined.get(nr) ?? []), ...events.map((event) => ({ event, parts: [] }))]));
  return joined;
};
