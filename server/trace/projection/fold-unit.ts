import { type Draft, draftOf, foldedOf, type Start } from './draft.ts';
import { foldChild, foldEmptying } from './fold-containment.ts';
import { foldDoubts } from './fold-doubts.ts';
import { foldVessel } from './fold-fills.ts';
import { foldHolds } from './fold-holds.ts';
import { foldLife } from './fold-life.ts';
import { foldEvent, foldLot, foldParties, foldPlace, foldStatus } from './fold-place.ts';
import { foldQuantityIn, foldQuantityOut, foldQuantitySeen } from './fold-stock.ts';
import { type EventFacts, isCounted, orderedParts, type Part, type Step } from './step.ts';
import type { Folded } from './unit-state.ts';

/**
 * What a unit is, from what it was and the steps behind that in the order of their keys. Begun at nothing with all of
 * its steps or at a stored state with the newer ones, it comes to the same.
 */
export const foldUnit = (start: Start, steps: readonly Step[]): Folded => {
  const draft = draftOf(start, steps);
  for (const step of steps) foldStep(draft, step);
  return foldedOf(draft);
};

const foldStep = (draft: Draft, { event, parts }: Step): void => {
  const { state } = draft;
  if (parts.length === 0) {
    // Of its own events none: the container was emptied, if it was inside at all.
    if (foldEmptying(draft, event)) pass(draft, event);
    return;
  }
  state.eventCount += 1;
  const named = orderedParts(parts);
  for (const { role, peerNr } of named)
    if (role === 'member' && peerNr !== undefined) foldLot(draft, event, peerNr);
  const own = named.filter(({ role }) => role !== 'member');
  const vessel = own.filter(({ isVessel }) => isVessel);
  const rest = own.filter(({ isVessel }) => !isVessel);
  if (own.length > 0) {
    // A container stands for what is inside, so that children need no word of their own about the clock.
    if (own.some(({ role }) => role !== 'child') || event.leadNr === draft.unit.nr) foldEvent(draft, event);
    foldDoubts(draft, event, own);
    if (isTold(event, own)) foldStatus(draft, event);
    foldHolds(draft, event);
    foldVessel(draft, event, own);
  }
  for (const part of rest) foldPart(draft, event, part);
  if (vessel.length > 0 && rest.length === 0) foldVesselPlace(draft, event, vessel);
  // Behind the stocks, which say whether the event took all of a quantity.
  if (own.length > 0 && isTold(event, own)) foldParties(draft, event, rest.some(isCounted));
  pass(draft, event);
};

/** What a transformation says of disposition and parties is said of its outputs. */
const isTold = (event: EventFacts, own: readonly Part[]): boolean =>
  event.action !== undefined || own.some(({ role }) => role !== 'input');

const pass = ({ state }: Draft, { key, time }: EventFacts): void => {
  state.lastKey = key;
  state.lastTime = time;
  if (state.firstTime === '') state.firstTime = time;
};

const foldPart = (draft: Draft, event: EventFacts, part: Part): void => {
  if (isCounted(part)) {
    if (part.role === 'child') foldChild(draft, event, part);
    if (part.role === 'input') foldQuantityIn(draft, event, part);
    if (part.role === 'output') foldQuantityOut(draft, event, part);
    if (part.role === 'observed') foldQuantitySeen(draft, event, part);
    return;
  }
  if (part.role !== 'input') foldPlace(draft, event, part);
  foldLife(draft, event, part);
  if (part.role === 'child') foldChild(draft, event, part);
};

/** A vessel stays what it is when what it holds is drawn. */
const foldVesselPlace = (draft: Draft, event: EventFacts, [part]: readonly Part[]): void => {
  if (part !== undefined) foldPlace(draft, event, part);
};
