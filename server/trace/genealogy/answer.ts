import type { TraceEdge, TraceLine, TraceSummary } from '@yuanliu/core/trace';
import { cyclesOf } from './cycles.ts';
import { customersOf, type Deliveries, findDeliveries } from './deliveries.ts';
import { compareTexts, type NeighbourhoodSource } from './neighbourhood.ts';
import type { Beside } from './told-units.ts';
import { cutNodes, type Level, type Question, type Trace } from './trace-levels.ts';
import { TraceView } from './trace-view.ts';
import { type NodeKey, unitKey, type Walk } from './walk.ts';

/** How many of a kind the summary names. */
const mostNamed = 100;

/** An answer as it is given: its lines as they are found, and then what is known of units only at the end. */
export interface Answer extends Beside {
  /** A batch for each level, the summary last. */
  readonly batches: () => AsyncGenerator<readonly TraceLine[], void>;
  /** The names of units in circles, and of those with neighbours that the limit left out. */
  readonly marks: () => { readonly inCycle: ReadonlySet<string>; readonly cut: ReadonlySet<string> };
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

/** Opens the answer of a trace; nothing is fetched before its first line is taken. */
export const openAnswer = (trace: Trace, told: Told): Answer => {
  const view = new TraceView(trace.walk, told.question.start.unit);
  const names = (nodes: Iterable<NodeKey>): Set<string> =>
    new Set([...nodes].map((node) => view.nameOf(node)));
  let marks: ReturnType<Answer['marks']> = { inCycle: new Set(), cut: new Set() };
  const mark = (circles: readonly (readonly NodeKey[])[]): void => {
    marks = {
      inCycle: names(circles.flat()),
      cut: names(trace.cut() === undefined ? [] : cutNodes(trace.walk)),
    };
  };
  return {
    batches: () => answerOf({ trace, view, mark }, told),
    asOf: told.asOf,
    unitsBehind: (name) => view.unitsBehind(name),
    countedBehind: (name) => view.countedBehind(name),
    marks: () => marks,
  };
};

interface Open {
  readonly trace: Trace;
  readonly view: TraceView;
  /** Notes what is known only when all levels were told. */
  readonly mark: (circles: readonly (readonly NodeKey[])[]) => void;
}

async function* answerOf(
  { trace, view, mark }: Open,
  { question, tellsMovements, asOf, isKnown, now, contents }: Told,
): AsyncGenerator<readonly TraceLine[], void> {
  const { walk } = trace;
  const start = question.start.unit;
  let edges = 0;
  for await (const level of trace.levels()) {
    if (tellsMovements) yield linesOf(view, level);
    else view.passOver(level);
    edges += level.links.length;
  }
  const circles = cyclesIn(walk);
  mark(circles);
  const told = {
    line: 'summary' as const,
    asked: view.nameOf(unitKey(question.start.unit)),
    direction: question.direction,
    time: question.time,
    asOf: asOf?.toISOString() ?? null,
    isKnown: isKnown || walk.known.groupOf(start).some((unit) => walk.known.isVisible(unit)),
    answeredAt: now.toISOString(),
    counts: { units: walk.nodes.size, events: walk.events.size - view.hidden().events, edges },
    hidden: view.hidden(),
    pruned: prunedOf(view),
    cut: cutOf(view, trace),
    cycles: namesOf(view, circles),
  };
  const { lines, isWhole } = await deliveriesBehind({ trace, view, mark }, { question, contents });
  yield [
    ...lines,
    {
      ...told,
      counts: { ...told.counts, deliveries: lines.length },
      customers: customersOf(lines),
      deliveriesComplete: isWhole,
    },
  ];
}

/** What was delivered: also behind the limit, for whom to call is not a question of how much is told. */
const deliveriesBehind = async (
  { trace, view }: Open,
  { question, contents }: Pick<Told, 'question' | 'contents'>,
): Promise<Deliveries> => {
  if (question.direction === 'backward') return { lines: [], isWhole: true };
  await trace.goBeyond();
  const nameOf = (unit: number) => ({ unit: view.nameOf(unitKey(unit)), classUri: view.classOf(unit) });
  const { lines, isWhole } = await findDeliveries(trace.walk, { source: contents, nameOf });
  return { lines, isWhole: isWhole && trace.isWhole() };
};

/** The lines of a level: units by name, events by time, links by what they tie; no order depends on how they were found. */
const linesOf = (view: TraceView, { nodes, events, links }: Level): TraceLine[] => [
  ...nodes
    .map((node) => ({ node, name: view.trueName(node) }))
    .toSorted((a, b) => compareTexts(a.name, b.name))
    .map(({ node }) => view.unitOf(node)),
  ...events
    .flatMap((nr) => view.eventOf(nr) ?? [])
    .toSorted(
      (a, b) =>
        compareTexts(a.time, b.time) || compareTexts(a.eventId, b.eventId) || compareTexts(a.id, b.id),
    ),
  ...links.map((link) => view.edgeOf(link)).toSorted(compareEdges),
];

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
