import { compareTexts, type Direction, type Incidence } from './neighbourhood.ts';
import { Known } from './known.ts';
import { missingFrom, type Window, withWindow } from './windows.ts';

/** A node of the answer: a unit, or one fill of a vessel. */
export type NodeKey = `u${number}` | `f${number}:${number}`;

export const unitKey = (unit: number): NodeKey => `u${unit}`;
/** The fill that the charge opened. */
export const fillKey = ({ unit, event }: Pick<Incidence, 'unit' | 'event'>): NodeKey => `f${unit}:${event}`;

/** The unit of a node, and the event that opened the fill where it is one. */
export const readKey = (key: NodeKey): { readonly unit: number; readonly opened: number | undefined } => {
  if (key.startsWith('u')) return { unit: Number(key.slice(1)), opened: undefined };
  const [unit = '', opened = ''] = key.slice(1).split(':');
  return { unit: Number(unit), opened: Number(opened) };
};

/** Why a thing passed from one unit to the other; always told in the direction that matter flows. */
export type Why = 'made' | 'packed' | 'member' | 'heel' | 'run';

export interface Link {
  readonly from: NodeKey;
  readonly to: NodeKey;
  readonly why: Why;
  /** The line of the upstream side, whose quantity flows, and the one of the downstream side. */
  readonly fromLine?: Incidence;
  readonly toLine?: Incidence;
  /** Of containment: the event that says so. */
  readonly event?: number;
  readonly quantity?: string | null;
  readonly uom?: string | null;
  /** `evidenceCode`. */
  readonly evidence: number;
  /** Of containment: from when to when, as it was told, and with the tolerance. */
  readonly entered?: number | null;
  readonly left?: number | null;
  readonly window?: Window;
}

/** Why a branch was not followed. */
export type PruneReason = 'fill' | 'containment';

export interface Pruned {
  readonly reason: PruneReason;
  /** What was left out. */
  readonly node: NodeKey;
  readonly via: NodeKey;
  readonly event: number | undefined;
}

/** A draw from a vessel, or a charge into it, whose other side waits until the vessel is known. */
export interface VesselTouch {
  readonly line: Incidence;
  readonly other: Incidence;
  readonly node: NodeKey;
}

/** A flow whose far side is followed on behalf of a fill. */
export interface FlowTouch {
  readonly line: Incidence;
  readonly node: NodeKey;
}

/** What a level starts from. */
export interface Frontier {
  readonly units: ReadonlyMap<number, readonly Window[]>;
  readonly flows: readonly FlowTouch[];
  /** Units that matter as a whole for the first time: of a lot, all of its members. */
  readonly wholes: ReadonlySet<number>;
}

interface Fresh {
  readonly nodes: NodeKey[];
  readonly events: number[];
  readonly links: Link[];
}

/** The state of one trace: what was reached, in which stretches of time, and what comes next. */
export class Walk {
  readonly known = new Known();
  readonly direction: Direction;
  readonly nodes = new Map<NodeKey, number>();
  readonly links = new Map<string, Link>();
  readonly events = new Set<number>();
  #fresh: Fresh = { nodes: [], events: [], links: [] };
  readonly #pruned = new Map<NodeKey, Pruned>();
  readonly #held = new Map<number, Window[]>();
  #touches = new Map<number, VesselTouch[]>();
  #nextTouches = new Map<number, VesselTouch[]>();
  readonly #followed = new Set<string>();
  readonly #mostLinks: number;
  #isSilent = false;
  #nextUnits = new Map<number, Window[]>();
  #nextFlows: FlowTouch[] = [];
  #wholes = new Set<number>();
  #nextWholes = new Set<number>();
  hop = 0;

  constructor(direction: Direction, mostLinks: number) {
    this.direction = direction;
    this.#mostLinks = mostLinks;
  }

  /** Whether no more links are told: a flow of many inputs and outputs has as many as their product. */
  isFull(): boolean {
    return this.#isSilent || this.links.size >= this.#mostLinks;
  }

  /** From now on nothing is told, and only what lay in what is kept: it says what was delivered. */
  goSilent(): void {
    this.#isSilent = true;
  }

  /** True once for each word. */
  isFirst(word: string): boolean {
    const isFirst = !this.#followed.has(word);
    this.#followed.add(word);
    return isFirst;
  }

  reach(node: NodeKey): void {
    if (this.nodes.has(node)) return;
    this.nodes.set(node, this.hop);
    this.#fresh.nodes.push(node);
  }

  /** What is in `unit` during `window` matters; only what was not yet seen of that time comes next. */
  arrive(unit: number, window: Window): void {
    const held = this.#held.get(unit) ?? [];
    const missing = missingFrom(held, window);
    if (missing.length === 0) return;
    this.#held.set(unit, withWindow(held, window));
    const next = this.#nextUnits.get(unit) ?? [];
    this.#nextUnits.set(unit, missing.reduce(withWindow, next));
  }

  /** The same of a unit of which all matters, not only what one member has in common with it. */
  arriveWhole(unit: number, window: Window): void {
    this.arrive(unit, window);
    if (!this.isFirst(`whole ${unit}`)) return;
    this.#nextWholes.add(unit);
    if (!this.#nextUnits.has(unit)) this.#nextUnits.set(unit, []);
  }

  /** A vessel's line was met from its other side; the fill is found when the vessel is looked at. */
  touch(touch: VesselTouch): void {
    const { unit } = touch.line;
    if (!this.isFirst(`${placeOf(touch.line)} ${placeOf(touch.other)} ${touch.node}`)) return;
    const waiting = this.#nextTouches.get(unit);
    if (waiting === undefined) this.#nextTouches.set(unit, [touch]);
    else waiting.push(touch);
    if (!this.#nextUnits.has(unit)) this.#nextUnits.set(unit, []);
  }

  /** The touches of a vessel that this level starts from. */
  touchesOf(vessel: number): readonly VesselTouch[] {
    return this.#touches.get(vessel) ?? [];
  }

  /** Whether this level is the first at which all of the unit matters. */
  isWholeNow(unit: number): boolean {
    return this.#wholes.has(unit);
  }

  followFlow(touch: FlowTouch): void {
    if (this.isFirst(`${touch.node} ${placeOf(touch.line)}`)) this.#nextFlows.push(touch);
  }

  link(link: Link): void {
    const { from, to, why, fromLine, toLine, event = '', entered, left } = link;
    const key = `${from} ${to} ${why} ${placeOf(fromLine)} ${placeOf(toLine)} ${event} ${entered ?? ''} ${left ?? ''}`;
    const isTold = !this.isFull();
    if (this.links.has(key) || (!isTold && link.why !== 'packed')) return;
    this.links.set(key, link);
    if (!isTold) return;
    this.#fresh.links.push(link);
    if (link.event !== undefined) this.noteEvent(link.event);
    if (fromLine !== undefined) this.noteEvent(fromLine.event);
    if (toLine !== undefined) this.noteEvent(toLine.event);
  }

  noteEvent(event: number): void {
    if (this.events.has(event)) return;
    this.events.add(event);
    this.#fresh.events.push(event);
  }

  /** What is new since it was last asked for. */
  takeFresh(): Fresh {
    const fresh = this.#fresh;
    this.#fresh = { nodes: [], events: [], links: [] };
    return fresh;
  }

  /** Of several ways to what was left out, the one that sorts first is told. */
  prune(pruned: Pruned): void {
    const told = this.#pruned.get(pruned.node);
    if (told === undefined || compareTexts(this.#nameOf(pruned), this.#nameOf(told)) < 0)
      this.#pruned.set(pruned.node, pruned);
  }

  /** What was left out and not reached another way. */
  leftOut(): Pruned[] {
    return [...this.#pruned.values()].filter(({ node }) => !this.nodes.has(node));
  }

  next(): Frontier | undefined {
    const frontier = { units: this.#nextUnits, flows: this.#nextFlows, wholes: this.#nextWholes };
    this.#touches = this.#nextTouches;
    this.#wholes = this.#nextWholes;
    this.#nextUnits = new Map();
    this.#nextTouches = new Map();
    this.#nextFlows = [];
    this.#nextWholes = new Set();
    return frontier.units.size + frontier.flows.length === 0 ? undefined : frontier;
  }

  #nameOf({ reason, via, event }: Pruned): string {
    const { unit } = readKey(via);
    return [
      reason,
      this.known.units.get(unit)?.uri ?? '',
      event === undefined ? '' : (this.known.events.get(event)?.eventId ?? ''),
    ].join(' ');
  }
}

const placeOf = (line: Incidence | undefined): string =>
  line === undefined ? '' : `${line.event}/${line.place}`;
