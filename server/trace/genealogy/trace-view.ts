import {
  actionCode,
  evidenceCode,
  type Role,
  roleCode,
  type TracedEvent,
  type TraceEdge,
  type TraceUnit,
} from '@yuanliu/core/trace';
import { eventUuid } from '../ledger/event-number.ts';
import { type FillLevel, fillLevels, type Writing, writingOf } from './balance.ts';
import { fillUri, isoMoment } from './fills.ts';
import { compareTexts, type EventFacts, type Incidence, virtualUnit } from './neighbourhood.ts';
import { amountOf, passedBy } from './quantities.ts';
import type { Level } from './trace-levels.ts';
import { type Link, type NodeKey, readKey, type Walk } from './walk.ts';

/** What a trace found, as the caller may see it: what lies outside his rights is there and has no name. */
export class TraceView {
  readonly walk: Walk;
  readonly #asked: number;
  readonly #names = new Map<NodeKey, string>();
  readonly #units = new Map<string, number>();
  readonly #counted = new Set<string>();
  readonly #hiddenNames = new Set<NodeKey>();
  readonly #hiddenEvents = new Set<number>();
  readonly #levels = new Map<number, ReadonlyMap<number, FillLevel>>();

  constructor(walk: Walk, asked: number) {
    this.walk = walk;
    this.#asked = asked;
  }

  nameOf(node: NodeKey): string {
    const known = this.#names.get(node);
    if (known !== undefined) return known;
    const isVisible = this.#isVisible(readKey(node).unit);
    const name = isVisible ? this.trueName(node) : `hidden:${this.#hiddenNames.size + 1}`;
    if (!isVisible) this.#hiddenNames.add(node);
    this.#names.set(node, name);
    return name;
  }

  /** The class of a unit; null for a hidden one. */
  classOf(unit: number): string | null {
    return this.#isVisible(unit) ? (this.walk.known.units.get(unit)?.classUri ?? null) : null;
  }

  /** What a node is called, whoever asks; only to sort by. */
  trueName(node: NodeKey): string {
    const { unit, opened } = readKey(node);
    const uri = this.walk.known.units.get(unit)?.uri ?? '';
    const event = opened === undefined ? undefined : this.walk.known.events.get(opened);
    return event === undefined ? uri : fillUri(uri, event);
  }

  unitOf(node: NodeKey): TraceUnit {
    const uri = this.nameOf(node);
    const { unit, opened } = readKey(node);
    const facts = this.walk.known.units.get(unit);
    const hops = this.walk.nodes.get(node) ?? 0;
    if (facts === undefined || this.#hiddenNames.has(node)) return hiddenUnit(uri, hops);
    this.#units.set(uri, unit);
    const isFill = opened !== undefined;
    if (!isFill && countedKinds.has(facts.kind) && this.#isWhollyVisible(unit)) this.#counted.add(uri);
    return {
      uri,
      kind: isFill ? 'fill' : facts.kind,
      label: isFill ? uri.slice(facts.uri.length + '/fill/'.length) : facts.label,
      classUri: facts.classUri,
      hops,
      firstSeen: this.#firstSeen({ unit, opened }),
      isHidden: false,
      ...notHeld,
      balances: isFill ? (this.#levelOf(unit, opened)?.balances ?? []) : [],
    };
  }

  /** The units that a name stands for, which was told before; of an item known by its runs, the runs. */
  unitsBehind(name: string): readonly number[] {
    const unit = this.#units.get(name);
    if (unit === virtualUnit) return this.walk.known.groupOf(unit).filter((each) => each !== unit);
    return unit === undefined ? [] : [unit];
  }

  /** The unit that a name stands for, if it has a quantity of which the caller may see everything. */
  countedBehind(name: string): { readonly unit: number; readonly writing: Writing } | undefined {
    const unit = this.#counted.has(name) ? this.#units.get(name) : undefined;
    if (unit === undefined) return undefined;
    return { unit, writing: (base) => writingOf(this.#ordered(unit))(base) };
  }

  /** By time. Those outside the caller's rights are counted. */
  eventsOf(nrs: readonly number[]): TracedEvent[] {
    const visible: EventFacts[] = [];
    for (const nr of nrs) {
      const event = this.walk.known.events.get(nr);
      if (event?.isVisible === true) visible.push(event);
      else this.#hiddenEvents.add(nr);
    }
    return visible
      .toSorted((a, b) => a.time - b.time || compareTexts(a.eventId, b.eventId) || a.nr - b.nr)
      .map(viewOfEvent);
  }

  edgeOf(link: Link): TraceEdge {
    const { amount, isShared } = passedBy(this.walk.known, { ...link, ...this.#heelOf(link) });
    const { from, to, why, fromLine, toLine, evidence, entered = null, left = null } = link;
    const nr = link.event ?? (why === 'heel' ? undefined : (toLine ?? fromLine)?.event);
    const event = this.eventIdOf(nr);
    const isShown = nr === undefined || event !== null;
    return {
      from: this.nameOf(from),
      to: this.nameOf(to),
      why,
      event,
      roles: rolesOf(link),
      amount: isShown ? amount : null,
      isShared: isShown && isShared,
      inputQuantity: isShown && why === 'made' ? amountOf(fromLine?.quantity, fromLine?.uom) : null,
      outputQuantity: isShown && why === 'made' ? amountOf(toLine?.quantity, toLine?.uom) : null,
      evidence: nameOfCode(evidenceCode, evidence, 'scanned'),
      entered: isShown && entered !== null ? isoMoment(entered) : null,
      left: isShown && left !== null ? isoMoment(left) : null,
    };
  }

  /** Counts what is hidden in a level that is not told, and gives it the names that telling would. */
  passOver({ nodes, events }: Pick<Level, 'nodes' | 'events'>): void {
    const hidden = nodes.filter((node) => !this.#isVisible(readKey(node).unit));
    for (const node of hidden.toSorted((a, b) => compareTexts(this.trueName(a), this.trueName(b))))
      this.nameOf(node);
    for (const nr of events)
      if (this.walk.known.events.get(nr)?.isVisible !== true) this.#hiddenEvents.add(nr);
  }

  /** Null for one that is hidden. */
  eventIdOf(nr: number | undefined): string | null {
    const event = nr === undefined ? undefined : this.walk.known.events.get(nr);
    return event?.isVisible === true ? event.eventId : null;
  }

  /** Units and events of the answer outside the caller's rights, as far as it was told. */
  hidden(): { units: number; events: number } {
    const units = [...this.walk.nodes.keys()].filter((node) => this.#hiddenNames.has(node)).length;
    return { units, events: this.#hiddenEvents.size };
  }

  /** The asked unit was found by somebody who may see it. */
  #isVisible(unit: number): boolean {
    return unit === this.#asked || this.walk.known.isVisible(unit);
  }

  #firstSeen({ unit, opened }: ReturnType<typeof readKey>): string | null {
    const { known } = this.walk;
    const event = opened === undefined ? undefined : known.events.get(opened);
    const times = event === undefined ? known.linesOf(unit).map(({ time }) => time) : [event.time];
    const first = times.reduce((least, time) => Math.min(least, time), Infinity);
    return Number.isFinite(first) ? isoMoment(first) : null;
  }

  /** What one event outside the caller's rights tells of a quantity cannot be taken out of its sums. */
  #isWhollyVisible(unit: number): boolean {
    const { known } = this.walk;
    return known.linesOf(unit).every(({ event }) => known.events.get(event)?.isVisible === true);
  }

  #levelOf(vessel: number, opened: number): FillLevel | undefined {
    const { events } = this.walk.known;
    const levels =
      this.#levels.get(vessel) ??
      fillLevels(
        this.#ordered(vessel).map((line) => ({
          line,
          isCleaning: events.get(line.event)?.isCleaning === true,
        })),
      );
    this.#levels.set(vessel, levels);
    return levels.get(opened);
  }

  #heelOf({ why, from }: Link): Pick<Link, 'quantity' | 'uom'> {
    if (why !== 'heel') return {};
    const { unit, opened } = readKey(from);
    const heel = opened === undefined ? null : this.#levelOf(unit, opened)?.heel;
    return { quantity: heel?.quantity ?? null, uom: heel?.uom ?? null };
  }

  #ordered(unit: number): Incidence[] {
    const { known } = this.walk;
    return known.linesOf(unit).toSorted((a, b) => known.byOrder(a, b) || compareTexts(a.place, b.place));
  }
}

/** Who reads the holds and the books adds them. */
const notHeld = { isHeld: null, holds: null };

/** Kinds that come by quantity; all others are counted one by one. */
const countedKinds = new Set(['lot', 'class', 'other', 'asset', 'fill']);

const hiddenUnit = (uri: string, hops: number): TraceUnit => ({
  uri,
  kind: 'other',
  label: '',
  classUri: null,
  hops,
  firstSeen: null,
  isHidden: true,
  ...notHeld,
  balances: [],
});

const viewOfEvent = (event: EventFacts): TracedEvent => ({
  id: eventUuid(event.nr),
  eventId: event.eventId,
  type: event.type,
  action: event.action === null ? null : nameOfCode(actionCode, event.action, 'OBSERVE'),
  step: event.step,
  time: isoMoment(event.time),
  zoneOffset: event.offset,
  readPoint: event.readPoint,
  location: event.location,
  isVoid: event.isVoid,
});

const nameOfCode = <K extends string>(codes: Readonly<Record<K, number>>, code: number, fallback: K): K => {
  for (const name in codes) if (codes[name] === code) return name;
  return fallback;
};

const rolesOf = ({ why, fromLine, toLine }: Link): string[] | null => {
  const nameOf = (line: Incidence | undefined): Role => nameOfCode(roleCode, line?.role ?? 0, 'observed');
  if (why === 'made') return [nameOf(fromLine), nameOf(toLine)];
  return why === 'packed' ? ['child', 'parent'] : null;
};
