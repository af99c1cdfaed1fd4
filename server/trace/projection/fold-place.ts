import { isNothing } from '@yuanliu/core/trace';
import type { Draft } from './draft.ts';
import { note } from './draft.ts';
import { atLocation, type Place } from './place.ts';
import type { EventFacts, Part } from './step.ts';
import {
  departuresOf,
  destinationOf,
  hereOf,
  isLeaving,
  locationIn,
  ownerIn,
  possessorIn,
  siteOf,
  type Trade,
  tradeOf,
} from './steps-of-trade.ts';
import type { UnitState } from './unit-state.ts';

/** Disposition: the last event that says something holds. What was consumed says nothing. */
export const foldStatus = ({ state }: Draft, event: EventFacts): void => {
  if (event.disposition !== undefined) state.disposition = event.disposition;
  if (event.marks.length > 0) foldPersistent(state, event);
  if (isLeaving(event)) state.lastLeavingTime = event.time;
};

const foldPersistent = (state: UnitState, event: EventFacts): void => {
  const sets = event.marks.filter(({ kind }) => kind === 'set').map(({ name }) => name);
  const unsets = new Set(event.marks.filter(({ kind }) => kind === 'unset').map(({ name }) => name));
  if (sets.length + unsets.size > 0)
    state.persistent = [...new Set([...state.persistent, ...sets])]
      .filter((name) => !unsets.has(name))
      .toSorted();
};

/**
 * Who owns and who has a unit. Destinations say who does from then on; a source says who did, so that without a
 * destination nobody knows any more. What is shipped stays with whoever ships it until it is received. Of a quantity
 * it is said only where all of it is in one place then, and so was in the event; otherwise its parts have owners and
 * holders of their own, and its stocks tell which.
 */
export const foldParties = ({ state }: Draft, event: EventFacts, isCounted: boolean): void => {
  const { sources, destinations } = event;
  const isShipping = tradeOf(event) === 'shipping';
  const isWhole = !isCounted || (Object.keys(state.stocks).length === 1 && isNothing(state.packed));
  const next = (told: string | undefined, before: string | undefined, known: string): string => {
    if (told === undefined && before === undefined) return known;
    if (told === known) return known;
    return isWhole ? (told ?? '') : '';
  };
  state.owner = next(ownerIn(destinations), isShipping ? undefined : ownerIn(sources), state.owner);
  state.holder = isShipping
    ? next(possessorIn(sources), undefined, state.holder)
    : next(possessorIn(destinations), possessorIn(sources), state.holder);
};

/** Where a single thing is: the last event that says something of the place holds. */
export const foldPlace = (draft: Draft, event: EventFacts, { role, ...part }: Part): void => {
  const { state } = draft;
  const trade = tradeOf(event);
  if (trade === 'shipping') checkDeparture(draft, event);
  const place = nextPlace(event, trade);
  if (place !== undefined) state.place = place;
  else if (role === 'child' && part.field === 'childEPCs' && event.action === 'DELETE')
    // Taken out where nobody said: what is known of it is older than what it was in.
    state.place = atLocation(undefined);
};

const nextPlace = (event: EventFacts, trade: Trade): Place | undefined => {
  if (event.action !== 'DELETE' || event.type === 'AggregationEvent' || event.type === 'AssociationEvent') {
    if (trade === 'shipping') return { kind: 'transit', uri: destinationOf(event) };
    if (trade === 'selling')
      return { kind: 'party', uri: possessorIn(event.destinations) ?? ownerIn(event.destinations) ?? '' };
  }
  const here = event.bizLocation ?? locationIn(event.destinations) ?? hereOf(event);
  return here === undefined ? undefined : atLocation(here);
};

/** A thing that is known to be at one site does not leave another. Inside a container it is where that is. */
const checkDeparture = (draft: Draft, event: EventFacts): void => {
  const { place } = draft.state;
  const from = departuresOf(event);
  if (place.kind !== 'location' || from.length === 0 || draft.open.size > 0) return;
  if (from.some((uri) => siteOf(uri) === siteOf(place.uri))) return;
  note(draft, event, {
    kind: 'departure-location-mismatch',
    severity: 'note',
    data: { from: from[0] ?? '', known: place.uri },
  });
};

/** The lot that an item or run belongs to, which must be of its own product and always the same. */
export const foldLot = (draft: Draft, event: EventFacts, lotNr: number): void => {
  const { state, unit, factsOf } = draft;
  const lotClass = factsOf(lotNr)?.classNr;
  const before =
    state.lotNr !== 0 && state.lotNr !== lotNr
      ? state.lotNr
      : lotClass !== undefined && unit.classNr !== undefined && lotClass !== unit.classNr && unit.classNr;
  if (before !== false)
    note(draft, event, {
      kind: 'product-lot-mismatch',
      severity: 'holding',
      peerNr: lotNr,
      data: { beforeNr: before },
    });
  state.lotNr = lotNr;
};

/** How far the clock of a device may go ahead of ours. */
const toleranceMilliseconds = 5 * 60_000;

/** What concerns the event as such: its clock, and whether the same was told twice. */
export const foldEvent = (draft: Draft, event: EventFacts): void => {
  const { state } = draft;
  const ahead = Date.parse(event.time) - Date.parse(event.recordTime);
  if (ahead > toleranceMilliseconds)
    note(draft, event, {
      kind: 'event-in-the-future',
      severity: 'holding',
      data: { recorded: event.recordTime },
    });
  if (event.leadNr !== draft.unit.nr) return;
  const before = state.recent.time === event.time ? state.recent.seen : [];
  const twin = before.find(({ hash }) => hash === event.hash);
  if (twin !== undefined)
    note(draft, event, {
      kind: 'possible-duplicate',
      severity: 'note',
      otherEventNr: twin.eventNr,
    });
  state.recent = { time: event.time, seen: [...before, { hash: event.hash, eventNr: event.nr }] };
};
