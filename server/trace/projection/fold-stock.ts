import {
  addAmounts,
  amountOf,
  type Amounts,
  compareDecimals,
  isNothing,
  isPositive,
  least,
  minus,
  negated,
  plus,
} from '@yuanliu/core/trace';
import { type Draft, note } from './draft.ts';
import { atLocation, type Place, placeIn, placeWord } from './place.ts';
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
  tradeOf,
} from './steps-of-trade.ts';
import type { Sums, UnitState } from './unit-state.ts';

/** A quantity of one unit of measure. */
export interface Line {
  readonly quantity: string;
  readonly uom: string;
}

const somewhere: Place = { kind: 'unknown', uri: '' };

/** Adds to (or takes from) what lies at a place. */
const put = ({ stocks }: UnitState, place: Place, amounts: Amounts): void => {
  const word = placeWord(place);
  const sum = addAmounts(stocks[word] ?? {}, amounts);
  if (isNothing(sum)) delete stocks[word];
  else stocks[word] = sum;
};

const book = (state: UnitState, sum: keyof Sums, amounts: Amounts): void => {
  state.sums[sum] = addAmounts(state.sums[sum], amounts);
};

/** Lays a quantity down where the things of the event are from then on. */
export const settle = ({ state }: Draft, event: EventFacts, amounts: Amounts): void => {
  if (!isNothing(amounts)) put(state, atLocation(hereOf(event)), amounts);
};

/**
 * Takes a quantity from where it lay: from the places that the event names, from what lies nobody knows where, from
 * other places of the same sites. What is then still missing must have been there before we knew of the unit, where
 * nothing is known of its beginning; otherwise it is taken all the same, leaves less than nothing there, and is an
 * anomaly. Answers what was taken.
 */
export const depart = (draft: Draft, event: EventFacts, { quantity, uom }: Line): Amounts => {
  const { state } = draft;
  const named = departuresOf(event);
  const places = [...named.map(atLocation), somewhere, ...placesOfSites(state, named)];
  const missing = takeFrom(state, places, { quantity, uom });
  if (missing !== '0') {
    if (state.origin === 'unknown') book(state, 'opening', amountOf(missing, uom));
    else {
      judgeShortage(draft, event, { asked: quantity, missing, uom });
      put(state, atLocation(named[0]), amountOf(minus('0', missing), uom));
    }
  }
  return amountOf(quantity, uom);
};

/** Takes what is there from the places in turn; answers what is missing. */
const takeFrom = (state: UnitState, places: readonly Place[], { quantity, uom }: Line): string => {
  let missing = quantity;
  for (const place of places) {
    const there = state.stocks[placeWord(place)]?.[uom] ?? '0';
    if (!isPositive(there) || missing === '0') continue;
    const taken = least(there, missing);
    put(state, place, amountOf(minus('0', taken), uom));
    missing = minus(missing, taken);
  }
  return missing;
};

/** Locations where something lies, in the order of their URIs. */
const locationsOf = ({ stocks }: UnitState): Place[] =>
  Object.keys(stocks)
    .toSorted()
    .map(placeIn)
    .filter(({ kind }) => kind === 'location');

const placesOfSites = (state: UnitState, named: readonly string[]): Place[] => {
  const sites = new Set(named.map(siteOf));
  return locationsOf(state).filter(({ uri }) => sites.has(siteOf(uri)) && !named.includes(uri));
};

/**
 * Something left a place where it was not known to be. Enough of it elsewhere is a note about the place; enough of it
 * in containers says nothing, for it may have been taken out untold. Otherwise more was taken than there is: this
 * holds the unit if we saw it made, and is a note where other receipts of it may be missing.
 */
const judgeShortage = (
  draft: Draft,
  event: EventFacts,
  { asked, missing, uom }: { asked: string; missing: string; uom: string },
): void => {
  const { state, unit } = draft;
  const packed = state.packed[uom] ?? '0';
  const elsewhere = Object.entries(state.stocks)
    .filter(([word]) => {
      const { kind } = placeIn(word);
      return kind !== 'party' && !(kind === 'transit' && isLeaving(event));
    })
    .reduce((sum, [, amounts]) => plus(sum, amounts[uom] ?? '0'), '0');
  const net = plus(packed, elsewhere);
  if (compareDecimals(packed, missing) >= 0 && compareDecimals(net, missing) >= 0) return;
  if (compareDecimals(net, missing) >= 0) {
    const known = Object.keys(state.stocks)
      .toSorted()
      .map(placeIn)
      .find((place) => isPositive(state.stocks[placeWord(place)]?.[uom] ?? '0'));
    note(draft, event, {
      kind: 'departure-location-mismatch',
      severity: 'note',
      data: { from: departuresOf(event)[0] ?? '', known: known?.uri ?? '', uom },
    });
    return;
  }
  const there = plus(minus(asked, missing), isPositive(net) ? net : '0');
  note(draft, event, {
    kind: 'more-consumed-than-there-is',
    severity: state.origin === 'created' && unit.kind !== 'class' ? 'holding' : 'note',
    data: { needed: asked, there, uom },
  });
};

/** What lies at the places that the event names, or all that lies about if it names none. */
const allThere = ({ state }: Draft, event: EventFacts): Line[] => {
  const named = departuresOf(event);
  const sites = new Set(named.map(siteOf));
  const sum = Object.entries(state.stocks)
    .filter(([word]) => {
      const { kind, uri } = placeIn(word);
      return kind === 'unknown' || (kind === 'location' && (named.length === 0 || sites.has(siteOf(uri))));
    })
    .reduce<Amounts>((all, [, amounts]) => addAmounts(all, amounts), {});
  return Object.entries(sum)
    .filter(([, quantity]) => isPositive(quantity))
    .map(([uom, quantity]) => ({ quantity, uom }));
};

const linesOf = (draft: Draft, event: EventFacts, { quantity, uom = '' }: Part): Line[] => {
  if (quantity !== undefined) return quantity === '0' ? [] : [{ quantity, uom }];
  return allThere(draft, event);
};

const departAll = (draft: Draft, event: EventFacts, lines: readonly Line[]): Amounts =>
  lines.reduce<Amounts>((all, line) => addAmounts(all, depart(draft, event, line)), {});

/** A quantity that goes into a transformation or off the books. */
export const foldQuantityIn = (draft: Draft, event: EventFacts, part: Part): void => {
  const taken = departAll(draft, event, linesOf(draft, event, part));
  const trade = event.type === 'ObjectEvent' ? tradeOf(event) : undefined;
  book(
    draft.state,
    event.type === 'ObjectEvent' ? (bookOf[trade ?? 'other'] ?? 'removed') : 'consumed',
    taken,
  );
};

const bookOf: Readonly<Partial<Record<string, keyof Sums>>> = { sampling: 'samples', destroying: 'loss' };

/** A quantity that is made, or received under a number that is new here. */
export const foldQuantityOut = (draft: Draft, event: EventFacts, part: Part): void => {
  const { state, unit } = draft;
  if (tradeOf(event) === 'receiving') {
    receive(draft, event, part);
    return;
  }
  if (unit.kind === 'run' && state.createdNr !== 0 && part.role === 'output')
    note(draft, event, {
      kind: 'created-twice',
      severity: 'holding',
      otherEventNr: state.createdNr,
    });
  const made = part.quantity === undefined ? {} : amountOf(part.quantity, part.uom ?? '');
  if (state.createdNr === 0) state.createdNr = event.nr;
  book(state, 'made', made);
  settle(draft, event, made);
  // What was taken from it earlier was not there before it was made; it came out of what is made now.
  const assumed = state.origin === 'unknown' ? state.sums.opening : {};
  state.origin = 'created';
  if (isNothing(assumed)) return;
  state.sums.opening = {};
  for (const [uom, quantity] of Object.entries(assumed)) takeBack(draft, event, { quantity, uom });
};

const takeBack = (draft: Draft, event: EventFacts, { quantity, uom }: Line): void => {
  const missing = takeFrom(draft.state, [atLocation(hereOf(event)), ...locationsOf(draft.state)], {
    quantity,
    uom,
  });
  if (missing === '0') return;
  judgeShortage(draft, event, { asked: quantity, missing, uom });
  put(draft.state, atLocation(hereOf(event)), amountOf(minus('0', missing), uom));
};

/** A quantity that is only observed: moved, counted, sampled, destroyed, sold, or simply seen. */
export const foldQuantitySeen = (draft: Draft, event: EventFacts, part: Part): void => {
  const trade = tradeOf(event);
  if (trade === 'receiving') receive(draft, event, part);
  if (trade === 'counting') count(draft, event, part);
  if (trade === 'shipping' || trade === 'selling') {
    const party = possessorIn(event.destinations) ?? ownerIn(event.destinations) ?? '';
    const to: Place =
      trade === 'shipping' ? { kind: 'transit', uri: destinationOf(event) } : { kind: 'party', uri: party };
    const moved = departAll(draft, event, linesOf(draft, event, part));
    put(draft.state, to, moved);
  }
  if ((trade === 'sampling' || trade === 'destroying') && part.quantity !== undefined)
    book(
      draft.state,
      trade === 'sampling' ? 'samples' : 'loss',
      departAll(draft, event, linesOf(draft, event, part)),
    );
  if (trade === 'other') move(draft, event, part);
};

/** A source or destination of type location moves a quantity. */
const move = (draft: Draft, event: EventFacts, part: Part): void => {
  const from = locationIn(event.sources);
  const to = locationIn(event.destinations);
  const target = to ?? event.bizLocation;
  if ((from === undefined && to === undefined) || target === undefined || target === departuresOf(event)[0])
    return;
  const moved = departAll(draft, event, linesOf(draft, event, part));
  put(draft.state, atLocation(target), moved);
};

/**
 * What comes in was on its way: to here, to this site, to the party that receives, or anywhere; or it was handed to the
 * party that the event names as its source and comes back. What was not is the
 * opening of a unit that others made; of a unit whose making we saw the shipment is missing.
 */
const receive = (draft: Draft, event: EventFacts, part: Part): void => {
  const { state } = draft;
  const here = hereOf(event);
  const transits = transitsFor(state, event);
  const lines = part.quantity === undefined ? transitLines(state, transits) : linesOf(draft, event, part);
  const isCreation = part.role === 'output' && state.origin === 'unknown';
  for (const line of lines) {
    const missing = takeFrom(state, [...transits, ...returningParties(event)], line);
    const amount = amountOf(missing, line.uom);
    if (isCreation) book(state, 'made', amount);
    else if (state.origin === 'created') put(state, { kind: 'transit', uri: '' }, negated(amount));
    else book(state, 'opening', amount);
    put(state, atLocation(here), amountOf(line.quantity, line.uom));
  }
  if (state.origin === 'unknown') state.origin = isCreation ? 'created' : 'received';
};

/** Whoever the event says to have it from. Others are not guessed: what they were handed must not look returned. */
const returningParties = ({ sources }: EventFacts): Place[] =>
  [possessorIn(sources), ownerIn(sources)]
    .filter((uri) => uri !== undefined)
    .map((uri): Place => ({ kind: 'party', uri }));

const transitLines = (state: UnitState, transits: readonly Place[]): Line[] => {
  const sum = transits.reduce<Amounts>(
    (all, place) => addAmounts(all, state.stocks[placeWord(place)] ?? {}),
    {},
  );
  return Object.entries(sum)
    .filter(([, quantity]) => isPositive(quantity))
    .map(([uom, quantity]) => ({ quantity, uom }));
};

const transitsFor = ({ stocks }: UnitState, event: EventFacts): Place[] => {
  const here = hereOf(event);
  const near = new Set([here, ...event.destinations.map(({ id }) => id)]);
  const rank = (uri: string): number => {
    if (near.has(uri)) return 0;
    return here !== undefined && siteOf(uri) === siteOf(here) ? 1 : 2;
  };
  return Object.keys(stocks)
    .map(placeIn)
    .filter(({ kind }) => kind === 'transit')
    .toSorted((a, b) => rank(a.uri) - rank(b.uri) || (a.uri < b.uri ? -1 : 1));
};

/** A count says what is there; the difference is an adjustment, or the opening where nothing was known. */
const count = (draft: Draft, event: EventFacts, { quantity, uom = '' }: Part): void => {
  if (quantity === undefined) return;
  const { state } = draft;
  const place = atLocation(hereOf(event));
  const difference = amountOf(minus(quantity, state.stocks[placeWord(place)]?.[uom] ?? '0'), uom);
  put(state, place, difference);
  book(state, state.origin === 'unknown' ? 'opening' : 'adjusted', difference);
  if (state.origin === 'unknown') state.origin = 'received';
};

/** All that is at hand or on its way, loose and packed; what was handed to parties is gone. */
export const onHandOf = ({ stocks, packed }: Pick<UnitState, 'stocks' | 'packed'>): Amounts =>
  Object.entries(stocks)
    .filter(([word]) => placeIn(word).kind !== 'party')
    .reduce((all, [, amounts]) => addAmounts(all, amounts), packed);
