import type { SortKey } from './event-key.ts';
import type { Containment, Hold } from './unit-state.ts';

/** A hold that works on a unit, and the unit that it was placed on. */
export interface EffectiveHold {
  readonly hold: Hold;
  readonly onNr: number;
  /** From when on it works on the unit, and until when; open where it does so still. */
  readonly from: SortKey;
  readonly to: SortKey | null;
}

/** A hold on its way from a member of what it was placed on, where it ends at `limit`. */
interface Branch {
  readonly effective: EffectiveHold;
  readonly limit: SortKey | null;
}

/** What spreads holds: rows of units that hang together. */
export interface Spreading {
  readonly containments: readonly Containment[];
  readonly holds: readonly Hold[];
  /** The unit's lot, the runs that its serial lies in, their lots, and the classes of all of these. */
  readonly groupsOf: (unitNr: number) => readonly number[];
  /** The lots among these: what is lifted from a lot is lifted from its members where the hold lies on the class. */
  readonly lotsOf: (unitNr: number) => readonly number[];
  /** The classes among these. */
  readonly classesOf: (unitNr: number) => readonly number[];
  /** The runs that the unit's serial lies in. */
  readonly runsOf: (unitNr: number) => readonly number[];
  /** The items and smaller runs whose serials lie in a run, as far as they are known as units; empty for no run. */
  readonly serialsOf: (unitNr: number) => readonly Serial[];
  /** Whether the unit is a run: a quantity of which one knows what it consists of. */
  readonly isRun: (unitNr: number) => boolean;
  /** Units that may be in a group without being in or around anything. */
  readonly units: readonly number[];
}

/** An item or a smaller run of a run. */
export interface Serial {
  readonly nr: number;
  /** When it was first packed or taken out by itself, or with a run that is smaller than the one it is asked of. */
  readonly aloneFrom: SortKey | undefined;
}

const isBefore = (key: SortKey, end: SortKey | null | undefined): boolean =>
  end === null || end === undefined || key < end;
const later = (a: SortKey, b: SortKey): SortKey => (a > b ? a : b);

/**
 * Which holds work on which units, and when. A hold works on the unit that it was placed on, on members of that lot,
 * run or class, and on everything that is inside of a unit on which it works at a moment when it does — from then on, even when
 * that is taken out, until the hold is lifted where it was placed, or from the unit itself by an event that names it; where the
 * whole class is held, by one that names its lot.
 * Of a lot, what is inside is held with its container, and the rest of the lot is not; once some of it was taken out,
 * nobody can tell the two from each other, and the lot is held. What is true of a run is true of the serials in it that
 * were never packed or taken out by themselves.
 * Where a hold lies on a lot, run or class, each member is where it was placed: what is lifted from a member is lifted from
 * what the member brought it to.
 * The answer is the least set with these properties, so that circles and the order of asking do not matter.
 */
export const spreadHolds = (parts: Spreading): Map<number, EffectiveHold[]> => {
  const spread = new Map<number, EffectiveHold[]>();
  const below = Map.groupBy(parts.containments, ({ parentNr }) => parentNr);
  const exemptions = Map.groupBy(
    parts.holds.filter(({ isExemption }) => isExemption),
    ({ unitNr, holdId }) => `${unitNr} ${holdId}`,
  );
  const starts = new Map<Hold, Set<string>>();
  const queue: [number, Branch][] = [];
  /** `limit`: when it ends on the member from which it comes; absent for the member itself. */
  const reach = (
    unitNr: number,
    { hold, onNr }: Pick<EffectiveHold, 'hold' | 'onNr'>,
    { from, limit }: { readonly from: SortKey; readonly limit?: SortKey | null },
  ): void => {
    const begun = starts.get(hold) ?? new Set();
    const word = `${unitNr} ${from} ${limit === undefined ? 'member' : limit}`;
    if (begun.has(word)) return;
    starts.set(hold, begun.add(word));
    // A run that a lift names stands for the serials in it, and a lot for its part of the class.
    const lots = parts.classesOf(unitNr).includes(onNr) ? parts.lotsOf(unitNr) : [];
    const named = unitNr === onNr ? [] : [unitNr, ...parts.runsOf(unitNr), ...lots];
    const exempt = named
      .flatMap((nr) => exemptions.get(`${nr} ${hold.holdId}`) ?? [])
      .map((each) => each.from.key)
      .filter((key) => key > from)
      .toSorted()[0];
    const lifted = limit === undefined ? (hold.to?.key ?? null) : limit;
    const to = exempt !== undefined && isBefore(exempt, lifted) ? exempt : lifted;
    if (!isBefore(from, to)) return;
    const effective = { hold, onNr, from, to };
    const known = spread.get(unitNr) ?? [];
    const isKnown = known.some(
      (each) =>
        each.hold === hold && each.from <= from && (each.to === null || (to !== null && to <= each.to)),
    );
    if (!isKnown) spread.set(unitNr, [...known, effective]);
    // What is inside is held anew by every beginning, also what was exempt from an earlier one.
    queue.push([unitNr, { effective, limit: limit === undefined ? to : limit }]);
  };
  for (const [unitNr, hold] of placed(parts))
    reach(unitNr, { hold, onNr: hold.unitNr }, { from: hold.from.key });
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [unitNr, { effective, limit }] = next;
    for (const interval of below.get(unitNr) ?? []) {
      const start = startInside(interval, effective.from, parts);
      if (start !== undefined && isBefore(start, effective.to))
        reach(interval.childNr, effective, { from: start, limit });
    }
    for (const { nr, aloneFrom } of parts.serialsOf(unitNr))
      if (isBefore(effective.from, aloneFrom)) reach(nr, effective, { from: effective.from, limit });
  }
  return spread;
};

/** From when on a hold of a container, in force since `held`, reaches what lies in it. */
const startInside = (
  { childNr, from, to, put, unpackedKey }: Containment,
  held: SortKey,
  { isRun }: Pick<Spreading, 'isRun'>,
): SortKey | undefined => {
  const start = later(from.key, held);
  if (!isBefore(start, to?.key)) return undefined;
  if (put === null || isRun(childNr)) return start;
  return unpackedKey === null ? undefined : later(start, unpackedKey);
};

/** Where holds begin: on the units that they were placed on and on members of these. */
const placed = ({ containments, holds, groupsOf, units }: Spreading): [number, Hold][] => {
  const real = Map.groupBy(
    holds.filter(({ isExemption }) => !isExemption),
    ({ unitNr }) => unitNr,
  );
  const all = new Set([
    ...units,
    ...real.keys(),
    ...containments.flatMap(({ childNr, parentNr }) => [childNr, parentNr]),
  ]);
  return [...all].flatMap((unitNr) =>
    [unitNr, ...groupsOf(unitNr)].flatMap((nr) =>
      (real.get(nr) ?? []).map((hold): [number, Hold] => [unitNr, hold]),
    ),
  );
};
