import type { TraceEdge, TraceLine, TraceSummary } from '@yuanliu/core/trace';
import { cyclesOf } from './cycles.ts';
import { customersOf, deliveriesOf } from './deliveries.ts';
import { compareTexts } from './neighbourhood.ts';
import { cutNodes, type Level, type Question, type Trace } from './trace-levels.ts';
import { TraceView } from './trace-view.ts';
import { type NodeKey, unitKey, type Walk } from './walk.ts';

/** How many of a kind the summary names. */
const mostNamed = 100;

/** An answer as it is given: its lines as they are found, and then what is known of units only at the end. */
export interface Answer {
  /** A batch for each level, the summary last. */
  readonly batches: () => AsyncGenerator<readonly TraceLine[], void>;
  /** The names of units in circles, and of those with neighbours that the limit left out. */
  readonly marks: () => { readonly inCycle: ReadonlySet<string>; readonly cut: ReadonlySet<string> };
}

export interface Told {
  readonly question: Question;
  readonly asOf: Date | null;
  readonly now: Date;
}

/** Opens the answer of a trace; nothing is fetched before its first line is taken. */
export const openAnswer = (trace: Trace, told: Told): Answer => {
  const view = new TraceView(trace.walk, told.question.start.unit);
  const names = (nodes: Iterable<NodeKey>): Set<string> =>
    new Set([...nodes].map((node) => view.nameOf(node)));
  return {
    batches: () => answerOf(trace, view, told),
    marks: () => ({
      inCycle: names(cyclesIn(trace.walk).flat()),
      cut: names(trace.cut() === undefined ? [] : cutNodes(trace.walk)),
    }),
  };
};

async function* answerOf(
  trace: Trace,
  view: TraceView,
  { question, asOf, now }: Told,
): AsyncGenerator<readonly TraceLine[], void> {
  const { walk } = trace;
  let edges = 0;
  for await (const level of trace.levels()) {
    yield linesOf(view, level);
    edges += level.links.length;
  }
  const isForward = question.direction === 'forward';
  const deliveries = isForward ? deliveriesOf(walk, (unit) => view.nameOf(unitKey(unit))) : [];
  const summary: TraceLine = {
    line: 'summary',
    asked: view.nameOf(unitKey(question.start.unit)),
    direction: question.direction,
    time: question.time,
    asOf: asOf?.toISOString() ?? null,
    answeredAt: now.toISOString(),
    counts: {
      units: walk.nodes.size,
      events: walk.events.size - view.hidden().events,
      edges,
      deliveries: deliveries.length,
    },
    customers: customersOf(deliveries),
    hidden: view.hidden(),
    pruned: prunedOf(view),
    cut: cutOf(view, trace),
    cycles: circlesOf(view),
  };
  yield [...deliveries, summary];
}

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

const restOf = ({ why, event, entered, left, evidence, amount, yields }: TraceEdge): string =>
  [why, event, entered, left, evidence, amount?.quantity, yields?.quantity].join(' ');

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

const circlesOf = (view: TraceView): string[][] =>
  cyclesIn(view.walk)
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
