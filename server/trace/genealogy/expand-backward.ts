import { evidenceCode, roleCode } from '@yuanliu/core/trace';
import { contentsOf } from './container-stays.ts';
import type { Stay } from './containment.ts';
import { type Expand, followInputs, followMade, linkMember, linkTie, noteEvents, weaker } from './expand.ts';
import { expandVesselBackward } from './expand-vessel.ts';
import { type Link, type NodeKey, unitKey, type Walk } from './walk.ts';
import { always, shared, type Window } from './windows.ts';

/**
 * Backward: what a unit was made from, what lay in it during `windows`, the lot it belongs to, and the same of
 * every unit that shares serials with it; of a lot also what its members were made from. Not its siblings, and not what was consumed beside it.
 */
export const expandBackward: Expand = (walk, unit, windows) => {
  if (walk.isWholeNow(unit)) followMade(walk, unit);
  for (const each of walk.known.groupOf(unit)) {
    if (each !== unit) linkTie(walk, unit, each);
    expandOne(walk, each, windows);
  }
};

const expandOne: Expand = (walk, unit, windows) => {
  const { known } = walk;
  const isVessel = known.isVessel(unit);
  if (isVessel) expandVesselBackward(walk, unit, windows);
  else walk.reach(unitKey(unit));
  for (const line of known.linesOf(unit)) {
    if (line.role === roleCode.output && !line.isVessel) followInputs(walk, line, plainNode(walk, unit));
    if (line.role === roleCode.member && line.peer !== null) {
      linkMember(walk, line);
      walk.arrive(line.peer, always);
    }
  }
  const spans = followContents(walk, unit, windows);
  if (!isVessel) noteEvents(walk, unit, spans);
};

const plainNode = (walk: Walk, unit: number): NodeKey => {
  walk.reach(unitKey(unit));
  return unitKey(unit);
};

/** Follows what lay in the unit, and answers from when to when its own events belong to the story. */
const followContents = (walk: Walk, container: number, windows: readonly Window[]): readonly Window[] => {
  const contents = contentsOf(walk.known, container);
  if (contents.length === 0) return [always];
  const spans: Window[] = [...windows];
  for (const { unit, stays } of contents) {
    const met = stays.flatMap((stay) => windows.flatMap((window) => meeting(stay, window)));
    for (const { stay, window, asked } of met) {
      linkStay(walk, { child: unit, container, stay });
      walk.arriveWhole(unit, window);
      spans.push({ from: stay.window.from, to: asked.to });
    }
    if (met.length === 0) {
      walk.prune({
        reason: 'containment',
        node: unitKey(unit),
        via: unitKey(container),
        event: stays[0]?.event,
      });
    }
  }
  return spans;
};

const meeting = (stay: Stay, asked: Window) => {
  const window = shared(stay.window, asked);
  return window === undefined ? [] : [{ stay, window, asked }];
};

/** Links a content with its container for one stay. */
export const linkStay = (walk: Walk, packing: Packing): void => walk.link(linkOfStay(packing));

interface Packing {
  readonly child: number;
  readonly container: number;
  readonly stay: Stay;
}

export const linkOfStay = ({ child, container, stay }: Packing): Link => ({
  from: unitKey(child),
  to: unitKey(container),
  why: 'packed',
  event: stay.event,
  quantity: stay.quantity,
  uom: stay.uom,
  // Seen as part of something that shares serials with it.
  evidence: stay.unit === child ? stay.evidence : weaker(stay.evidence, evidenceCode.inferred),
  entered: stay.entered,
  left: stay.left,
  window: stay.window,
});
