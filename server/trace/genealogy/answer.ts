import type { TraceDelivery, TracedEvent, TraceEdge, TraceSummary, TraceUnit } from '@yuanliu/core/trace';
import { cyclesOf } from './cycles.ts';
import { customersOf, type Deliveries, findDeliveries } from './deliveries.ts';
import { compareTexts, type NeighbourhoodSource } from './neighbourhood.ts';
import type { Beside } from './told-units.ts';
import { cutNodes, type Level, type Question, type Trace } from './trace-levels.ts';
import { TraceView } from './trace-view.ts';
import { type NodeKey, unitKey, type Walk } from './walk.ts';

/** How many of a kind the summary names. */
const mostNamed = 100;

/** What a level tells: units by name, events by time, edges by what they tie. */
export interface ToldLevel {
  readonly units: TraceUnit[];
  readonly events: TracedEvent[];
  readonly edges: TraceEdge[];
}

/** What is known when all levels were told. */
export interface ToldEnd {
  readonly deliveries: TraceDelivery[];
  readonly summary: TraceSummary;
  /** The names of units in circles, and of those with neighbours that the limit left out. */
  readonly inCycle: ReadonlySet<string>;
  readonly cut: ReadonlySet<string>;
}

/** An answer as it is given: what the levels tell as they are found, and then the end. */
export interface Answer extends Beside {
  readonly levels: () => AsyncGenerator<ToldLevel, void>;
  /** To be asked for once the levels were taken. */
  readonly end: () => Promise<ToldEnd>;
}

export interface Told {
  readonly question: Question;
  /** Whether units, events and edges are wanted, or only counted. */
  readonly tellsMovements: boolean;
  readonly asOf: Date | null;
  /** Whether anything had been recorded of the unit itself by then; the trace sees to what shares serials with it. */
  readonly isKnown: boolean;
  readonly now: Date;
  /** Looks backward: into containers that were traced themselves. */
  readonly contents: NeighbourhoodSource;
}

/** Opens the answer of a trace; nothing is fetched before its first level is taken. */
export const openAnswer = (trace: Trace, told: Told): Answer => {
  const view = new TraceView(trace.walk, told.question.start.unit);
  const open: Open = { trace, view, edges: 0 };
  return {
    levels: () => levelsOf(open, told.tellsMovements),
    end: () => endOf(open, told),
    asOf: told.asOf,
    unitsBehind: (name) => view.unitsBehind(name),
    countedBehind: (name) => view.countedBehind(name),
  };
};

interface Open {
  readonly trace: Trace;
  readonly view: TraceView;
  /** How many were found so far. */
  edges: number;
}

async function* levelsOf(open: Open, tellsMovements: boolean): AsyncGenerator<ToldLevel, void> {
  for await (const level of open.trace.levels()) {
    open.edges += level.links.length;
    if (tellsMovements) yield toldLevel(open.view, level);
    else open.view.passOver(level);
  }
}

const endOf = async (
  { trace, view, edges }: Open,
  { question, asOf, isKnown, now, contents }: Told,
): Promise<ToldEnd> => {
  const { walk } = trace;
  const { start, direction, time } = question;
  const names = (nodes: Iterable<NodeKey>): Set<string> =>
    new Set([...nodes].map((node) => view.nameOf(node)));
  const circles = cyclesIn(walk);
  const marks = {
    inCycle: names(circles.flat()),
    cut: names(trace.cut() === undefined ? [] : cutNodes(walk)),
  };
  const hidden = view.hidden();
  const told = {
    asked: view.nameOf(unitKey(start.unit)),
    direction,
    time,
    asOf: asOf?.toISOString() ?? null,
    isKnown: isKnown || walk.known.groupOf(start.unit).some((unit) => walk.known.isVisible(unit)),
    answeredAt: now.toISOString(),
    hidden,
    pruned: prunedOf(view),
    cut: cutOf(view, trace),
    cycles: namesOf(view, circles),
  };
  const counts = { units: walk.nodes.size, events: walk.events.size - hidden.events, edges };
  const { lines, isWhole } = await deliveriesBehind({ trace, view }, { question, contents });
  const summary = {
    ...told,
    counts: { ...counts, deliveries: lines.length },
    customers: customersOf(lines),
    deliveriesComplete: isWhole,
  };
  return { ...marks, deliveries: lines, summary };
};

/** What was delivered: also behind the limit, for whom to call is not a question of how much is told. */
const deliveriesBehind = async (
  { trace, view }: Pick<Open, 'trace' | 'view'>,
  { question, contents }: Pick<Told, 'question' | 'contents'>,
): Promise<Deliveries> => {
  if (question.direction === 'backward') return { lines: [], isWhole: true };
  await trace.goBeyond();
  const nameOf = (unit: number) => ({ unit: view.nameOf(unitKey(unit)), classUri: view.classOf(unit) });
  const { lines, isWhole } = await findDeliveries(trace.walk, { source: contents, nameOf });
  return { lines, isWhole: isWhole && trace.isWhole() };
};

/** No order depends on how a level was found. */
const toldLevel = (view: TraceView, { nodes, events, links }: Level): ToldLevel => ({
  units: nodes
    .map((node) => ({ node, name: view.trueName(node) }))
    .toSorted((a, b) => compareTexts(a.name, b.name))
    .map(({ node }) => view.unitOf(node)),
  events: view.eventsOf(events),
  edges: links.map((link) => view.edgeOf(link)).toSorted(compareEdges),
});

const compareEdges = (a: TraceEdge, b: TraceEdge): number =>
  compareTexts(a.from, b.from) || compareTexts(a.to, b.to) || compareTexts(restOf(a), restOf(b));

const restOf = ({ why, event, entered, left, evidence, ...amounts }: TraceEdge): string => {
  const { amount, inputQuantity, outputQuantity } = amounts;
  const quantities = [amount, inputQuantity, outputQuantity].map((each) => each?.quantity);
  return [why, event, entered, left, evidence, ...quantities].join(' ');
};

const prunedOf = (view: TraceView): TraceSummary['pruned'] => {
  const all = view.walk.leftOut();
  const byReason = Map.groupBy(all, ({ reason }) => reason);
  const first = all
    .map((pruned) => ({ pruned, key: `${pruned.reason} ${view.trueName(pruned.node)}` }))
    .toSorted((a, b) => compareTexts(a.key, b.key))
    .slice(0, mostNamed);
  return {
    count: all.length,
    byReason: Object.fromEntries([...byReason].map(([reason, own]) => [reason, own.length])),
    first: first.map(({ pruned: { reason, node, via, event } }) => ({
      reason,
      unit: view.nameOf(node),
      via: view.nameOf(via),
      event: view.eventIdOf(event),
    })),
  };
};

const cutOf = (view: TraceView, trace: Trace): TraceSummary['cut'] => {
  const cut = trace.cut();
  if (cut === undefined) return null;
  const named = [...cutNodes(trace.walk)].slice(0, mostNamed).map((node) => view.nameOf(node));
  return { ...cut, units: named.toSorted(compareTexts) };
};

const namesOf = (view: TraceView, circles: readonly (readonly NodeKey[])[]): string[][] =>
  circles
    .slice(0, mostNamed)
    .map((circle) => circle.map((node) => view.nameOf(node)).toSorted(compareTexts))
    .toSorted((a, b) => compareTexts(a[0] ?? '', b[0] ?? ''));

/** The circles among the links of an answer. */
const cyclesIn = ({ nodes, links }: Walk): NodeKey[][] => {
  const next = new Map<NodeKey, NodeKey[]>();
  for (const { from, to } of links.values()) {
    if (!nodes.has(from) || !nodes.has(to)) continue;
    const all = next.get(from);
    if (all === undefined) next.set(from, [to]);
    else all.push(to);
  }
  return cyclesOf(nodes.keys(), (node) => next.get(node) ?? []);
};
