import { evidenceCode, roleCode } from '@yuanliu/core/trace';
import { type SerialRange, whole } from './containment.ts';
import {
  compareEvents,
  type EventFacts,
  type FlowTotals,
  type Incidence,
  type Neighbourhood,
  type UnitFacts,
} from './neighbourhood.ts';
import { always, type Window, widened } from './windows.ts';

/** Everything that was fetched so far, by what it is looked up by. */
export class Known {
  readonly units = new Map<number, UnitFacts>();
  readonly events = new Map<number, EventFacts>();
  readonly totals = new Map<number, FlowTotals>();
  readonly #complete = new Set<number>();
  readonly #withMembers = new Set<number>();
  readonly #visibleLots = new Set<number>();
  readonly #own = new Map<number, Incidence[]>();
  readonly #counting = new Map<number, readonly Incidence[]>();
  readonly #far = new Map<number, Incidence[]>();
  readonly #members = new Map<number, Incidence[]>();
  readonly #made = new Map<number, Incidence[]>();
  readonly #ties = new Map<number, number[]>();
  readonly #empties = new Map<number, (readonly [container: number, event: number, evidence: number])[]>();
  readonly #pools = new Map<number, Window>();

  /** Takes what was fetched; of units in `partial` it does not tell the members. */
  add(more: Neighbourhood, partial: readonly number[]): void {
    for (const unit of more.units) this.units.set(unit.nr, unit);
    for (const event of more.events) this.events.set(event.nr, event);
    const without = new Set(partial);
    for (const unit of more.complete) {
      this.#complete.add(unit);
      if (!without.has(unit)) this.#withMembers.add(unit);
    }
    for (const { peer, event } of more.own) {
      if (peer !== null && this.events.get(event)?.isVisible === true) this.#visibleLots.add(peer);
    }
    for (const total of more.totals) this.totals.set(total.flow, total);
    for (const [flow, from, to] of more.pools) this.#pools.set(flow, { from, to });
    put(this.#own, more.own, ({ unit }) => unit);
    put(this.#far, more.far, ({ flow, role }) => sideOf(flow, role));
    put(this.#members, more.members, ({ peer }) => peer ?? 0);
    put(this.#made, more.made, ({ peer }) => peer ?? 0);
    merge(this.#ties, more.ties);
    put(this.#empties, more.empties, ([container]) => container);
  }

  /** The lines of a unit that count, in the order of the world. */
  linesOf(unit: number): readonly Incidence[] {
    const known = this.#counting.get(unit);
    if (known !== undefined) return known;
    const all = this.allLinesOf(unit);
    const isCounting = ({ event }: Incidence): boolean => this.events.get(event)?.isVoid === false;
    const counting = all.every(isCounting) ? all : all.filter(isCounting);
    if (this.#complete.has(unit)) this.#counting.set(unit, counting);
    return counting;
  }

  /** Whether an event that the caller may see names the unit, or names it as the lot of something. */
  isVisible(unit: number): boolean {
    if (this.#visibleLots.has(unit)) return true;
    return this.allLinesOf(unit).some(({ event }) => this.events.get(event)?.isVisible === true);
  }

  /** Whether the surroundings of the unit were fetched. */
  isComplete(unit: number): boolean {
    return this.#complete.has(unit);
  }

  hasMembers(lot: number): boolean {
    return this.#withMembers.has(lot);
  }

  /** Void ones as well. */
  allLinesOf(unit: number): readonly Incidence[] {
    return this.#own.get(unit) ?? [];
  }

  /** The lines of one role of a flow. */
  side(flow: number, role: number): readonly Incidence[] {
    return this.#far.get(sideOf(flow, role)) ?? [];
  }

  hasSide(flow: number, role: number): boolean {
    return this.#far.has(sideOf(flow, role));
  }

  membersOf(lot: number): readonly Incidence[] {
    return this.#members.get(lot) ?? [];
  }

  /** The lines by which members of a lot came out of something. */
  madeOf(lot: number): readonly Incidence[] {
    return this.#made.get(lot) ?? [];
  }

  /** The unit, and the units whose serials overlap with its own. */
  groupOf(unit: number): number[] {
    return [unit, ...(this.#ties.get(unit) ?? [])];
  }

  /** Events that emptied a container. */
  emptiesOf(container: number): { readonly event: EventFacts; readonly isPosted: boolean }[] {
    return (this.#empties.get(container) ?? []).flatMap(([, nr, evidence]) => {
      const event = this.events.get(nr);
      return event === undefined ? [] : [{ event, isPosted: evidence === evidenceCode.posted }];
    });
  }

  rangeOf(unit: number): SerialRange {
    const facts = this.units.get(unit);
    if (facts === undefined || facts.low === null || facts.high === null) return whole;
    return { low: BigInt(facts.low), high: BigInt(facts.high) };
  }

  /**
   * When what a line says may have happened: any time where a system booked it, for its time is not that of the
   * deed; otherwise the time of its flow, all events of a transformationID together, with the tolerance.
   */
  windowOf({ flow, time, evidence }: Incidence): Window {
    if (evidence === evidenceCode.posted) return always;
    const pool = this.#pools.get(flow);
    return widened({ from: Math.min(pool?.from ?? time, time), to: Math.max(pool?.to ?? time, time) });
  }

  byOrder(a: Incidence, b: Incidence): number {
    const [first, second] = [this.events.get(a.event), this.events.get(b.event)];
    return first === undefined || second === undefined ? a.time - b.time : compareEvents(first, second);
  }

  /** Whether what the unit holds is meant in some event, so that time tells its fills apart. */
  isVessel(unit: number): boolean {
    return this.linesOf(unit).some(({ isVessel }) => isVessel);
  }

  /** Moments of verified cleanings of a vessel, sorted. One that a system booked says nothing of when. */
  cleaningsOf(vessel: number): number[] {
    const moments = this.linesOf(vessel)
      .filter(({ event, evidence }) => evidence !== evidenceCode.posted && this.events.get(event)?.isCleaning)
      .map(({ time }) => time);
    return [...new Set(moments)].toSorted((a, b) => a - b);
  }

  /** The lines that filled a vessel, each opening a fill, in the order of the world. */
  chargesOf(vessel: number): Incidence[] {
    return this.linesOf(vessel)
      .filter(({ role, isVessel }) => role === roleCode.output && isVessel)
      .toSorted((a, b) => this.byOrder(a, b));
  }
}

/** A role is less than eight. */
const sideOf = (flow: number, role: number): number => flow * 8 + role;

const put = <K, V>(into: Map<K, V[]>, values: readonly V[], keyOf: (value: V) => K): void => {
  const groups = into.size === 0 ? into : new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  if (groups !== into) for (const [key, group] of groups) into.set(key, group);
};

const merge = (into: Map<number, number[]>, pairs: readonly (readonly [number, number])[]): void => {
  for (const [key, group] of Map.groupBy(pairs, ([first]) => first)) {
    into.set(
      key,
      group.map(([, second]) => second),
    );
  }
};
