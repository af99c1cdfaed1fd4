import type { EventFacts, PartyOrPlace } from './step.ts';

const step = (word: string): string => `https://ref.gs1.org/cbv/BizStep-${word}`;
const steps = (...words: readonly string[]): ReadonlySet<string> => new Set(words.map(step));

const shipping = steps('shipping', 'departing');
const receiving = steps('receiving');
const selling = steps('retail_selling', 'dispensing');
const counting = steps('stock_taking', 'cycle_counting');
const sampling = steps('sampling');
const destroying = steps('destroying');
const moving = steps(
  'shipping',
  'departing',
  'receiving',
  'arriving',
  'loading',
  'stocking',
  'storing',
  'picking',
  'packing',
  'staging_outbound',
  'transporting',
  'retail_selling',
  'dispensing',
);
const gone: ReadonlySet<string> = new Set([
  'https://ref.gs1.org/cbv/Disp-destroyed',
  'https://ref.gs1.org/cbv/Disp-disposed',
]);

/** The steps of business (CBV 2.0, 7.1) that mean something to stocks and integrity. */
export type Trade = 'shipping' | 'receiving' | 'selling' | 'counting' | 'sampling' | 'destroying' | 'other';

/** What an event does in terms of stocks. */
export const tradeOf = ({ bizStep, disposition, action }: EventFacts): Trade => {
  const named = bizStep ?? '';
  if (shipping.has(named)) return 'shipping';
  if (receiving.has(named)) return 'receiving';
  if (selling.has(named)) return 'selling';
  if (counting.has(named)) return 'counting';
  if (sampling.has(named)) return 'sampling';
  if (destroying.has(named)) return 'destroying';
  return action === 'DELETE' && gone.has(disposition ?? '') ? 'destroying' : 'other';
};

/** The steps by which something leaves: it must not be on hold. As canonical URIs, for queries. */
export const leavingSteps: readonly string[] = [...shipping, ...selling];

/** Whether the event ships or sells what it names. DELETE has another meaning: it was taken off the books. */
export const isLeaving = ({ bizStep, action }: Pick<EventFacts, 'bizStep' | 'action'>): boolean =>
  action !== 'DELETE' && leavingSteps.includes(bizStep ?? '');

/** Whether a step moves what it names, so that it cannot be something destroyed. */
export const isMoving = ({ bizStep }: EventFacts): boolean => moving.has(bizStep ?? '');

const endpointType = (word: string): string => `https://ref.gs1.org/cbv/SDT-${word}`;
const typed = (list: readonly PartyOrPlace[], word: string): string | undefined =>
  list.find(({ type }) => type === endpointType(word))?.id;

/** The source or destination of type location. */
export const locationIn = (list: readonly PartyOrPlace[]): string | undefined => typed(list, 'location');
/** The source or destination that has the goods. */
export const possessorIn = (list: readonly PartyOrPlace[]): string | undefined =>
  typed(list, 'possessing_party');
/** The source or destination that owns the goods. */
export const ownerIn = (list: readonly PartyOrPlace[]): string | undefined => typed(list, 'owning_party');

/** Where the things of an event are from then on, as far as it says. */
export const hereOf = ({ bizLocation, readPoint }: EventFacts): string | undefined =>
  bizLocation ?? readPoint;

/** Where the things of an event were until then: the most exact statement first. */
export const departuresOf = ({ sources, readPoint, bizLocation }: EventFacts): string[] => [
  ...new Set([locationIn(sources), readPoint, bizLocation].filter((place) => place !== undefined)),
];

/** Where a shipment goes. */
export const destinationOf = ({ destinations }: EventFacts): string =>
  locationIn(destinations) ?? possessorIn(destinations) ?? ownerIn(destinations) ?? '';

/**
 * The site that a place belongs to: a GLN without its extension (EPCIS reads a dock door, stock lies in the
 * warehouse; both are the same site). Places that are no GLN are their own site.
 */
export const siteOf = (place: string): string => place.replace(/(\/414\/\d{13})\/254\/[^/]+$/, '$1');
