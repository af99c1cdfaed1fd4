import { evidenceCode, roleCode } from '@yuanliu/core/trace';
import { linkFlow, noteEvents } from './expand.ts';
import { leavesHeel, lookedAhead, lookedBack } from './fills.ts';
import type { Incidence } from './neighbourhood.ts';
import { fillKey, type NodeKey, unitKey, type Walk } from './walk.ts';
import { touches, type Window } from './windows.ts';

/** One fill of a vessel: the line that opened it and when that may have been. */
interface Fill {
  readonly line: Incidence;
  readonly window: Window;
  readonly node: NodeKey;
}

/** Backward through a vessel: its fills that what was drawn in `windows` may hold, and what they were charged with. */
export const expandVesselBackward = (walk: Walk, vessel: number, windows: readonly Window[]): void => {
  const { known } = walk;
  const cleanings = known.cleaningsOf(vessel);
  const fills = fillsOf(walk, vessel);
  const reach = windows.map((window) => lookedBack(window, cleanings));
  const follow = (fill: Fill): void => walk.followFlow({ line: fill.line, node: fill.node });
  markFills(walk, { vessel, fills, reach, cleanings }, follow);
  for (const { line, other, node } of walk.touchesOf(vessel)) {
    const drawn = lookedBack(known.windowOf(line), cleanings);
    const held = fills.filter((fill) => touches(fill.window, drawn));
    const isUpTo = ({ line: charge }: Fill): boolean => charge.time <= line.time;
    const current = held.findLast(isUpTo);
    const from = current?.node ?? unitKey(vessel);
    if (current === undefined) walk.reach(from);
    linkFlow(walk, { input: line, output: other, from, to: node });
    // Charged a little later by the clock, maybe earlier in truth.
    for (const late of held.filter((fill) => !isUpTo(fill))) {
      walk.link({ from: late.node, to: from, why: 'heel', toLine: line, evidence: evidenceCode.inferred });
    }
  }
  noteEvents(walk, vessel, reach);
};

/** Forward through a vessel: the fills that hold something of what was charged in `windows`, and their draws. */
export const expandVesselForward = (walk: Walk, vessel: number, windows: readonly Window[]): void => {
  const { known } = walk;
  const cleanings = known.cleaningsOf(vessel);
  const fills = fillsOf(walk, vessel);
  const reach = windows.map((window) => lookedAhead(window, cleanings));
  markFills(walk, { vessel, fills, reach, cleanings }, () => undefined);
  const reached = fills.filter(({ node }) => walk.nodes.has(node));
  for (const line of known.linesOf(vessel)) {
    if (line.role !== roleCode.input || !line.isVessel) continue;
    const drawn = known.windowOf(line);
    const looked = lookedBack(drawn, cleanings);
    const held = reached.filter((fill) => touches(fill.window, looked));
    const node = (held.findLast((fill) => fill.line.time <= line.time) ?? held[0])?.node ?? unitKey(vessel);
    if (reach.some((stretch) => touches(stretch, drawn))) {
      walk.reach(node);
      walk.followFlow({ line, node });
    } else {
      walk.prune({
        reason: 'fill',
        node: `f${vessel}:${line.event}`,
        via: unitKey(vessel),
        event: line.event,
      });
    }
  }
  noteEvents(walk, vessel, reach);
};

const fillsOf = ({ known }: Walk, vessel: number): Fill[] =>
  known.chargesOf(vessel).map((line) => ({ line, window: known.windowOf(line), node: fillKey(line) }));

interface Reached {
  readonly vessel: number;
  readonly fills: readonly Fill[];
  readonly reach: readonly Window[];
  readonly cleanings: readonly number[];
}

/** Marks the fills that were reached, tells the others as left out, and passes the heel on from each to the next. */
const markFills = (
  walk: Walk,
  { vessel, fills, reach, cleanings }: Reached,
  follow: (fill: Fill) => void,
): void => {
  for (const fill of fills) {
    if (reach.some((stretch) => touches(stretch, fill.window))) {
      walk.reach(fill.node);
      follow(fill);
    } else walk.prune({ reason: 'fill', node: fill.node, via: unitKey(vessel), event: fill.line.event });
  }
  const reached = fills.filter(({ node }) => walk.nodes.has(node));
  for (const [index, fill] of reached.entries()) {
    const before = reached[index - 1];
    if (before === undefined || !leavesHeel(before.window, fill.window, cleanings)) continue;
    walk.link({
      from: before.node,
      to: fill.node,
      why: 'heel',
      toLine: fill.line,
      evidence: evidenceCode.inferred,
    });
  }
};
