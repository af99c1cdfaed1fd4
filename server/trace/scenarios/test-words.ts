import { at } from './test-teller.ts';

/** What the scenarios speak of: one house, whom it delivers to, one product. */
export const house = 'https://id.gs1.org/414/4012345000016';
export const shop = 'https://id.gs1.org/414/4012345000023';
export const gtin = 'https://id.gs1.org/01/04012345111118';
export const lot = (number: string): string => `${gtin}/10/${number}`;
export const item = (serial: string): string => `${gtin}/21/${serial}`;
/** The `n`-th eventID of the tests. */
export const uuid = (n: number): string => `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Things that are only seen. */
export const seen = (clock: string, ...epcList: string[]) => ({
  ...at(clock),
  action: 'OBSERVE',
  bizStep: 'inspecting',
  epcList,
});

/** Single things that come into being. */
export const born = (clock: string, ...epcList: string[]) => ({
  ...at(clock),
  action: 'ADD',
  bizStep: 'commissioning',
  bizLocation: { id: house },
  epcList,
});

/** So many litres of a lot that is made. */
export const make = (clock: string, number: string, quantity: number) => ({
  ...at(clock),
  action: 'ADD',
  bizStep: 'creating_class_instance',
  bizLocation: { id: house },
  quantityList: [{ epcClass: lot(number), quantity, uom: 'LTR' }],
});

/** A shipment of `what`: what-fields of an event. */
export const ship = (clock: string, what: object, to: object = { type: 'location', destination: shop }) => ({
  ...at(clock),
  action: 'OBSERVE',
  bizStep: 'shipping',
  readPoint: { id: house },
  destinationList: [to],
  ...what,
});

/** Things put into a container or taken out of it. */
export const aggregate = (
  clock: string,
  action: 'ADD' | 'DELETE',
  [parentID, ...childEPCs]: readonly string[],
) => ({
  ...at(clock),
  type: 'AggregationEvent',
  action,
  bizLocation: { id: house },
  parentID,
  childEPCs,
});

/** A hold placed on `what` (what-fields of an event), or lifted from it. */
export const hold = (clock: string, id: string, what: object) => ({
  ...at(clock),
  action: 'OBSERVE',
  'yuanliu:hold': { 'yuanliu:id': id },
  ...what,
});
export const lift = (clock: string, id: string, what: object) => ({
  ...at(clock),
  action: 'OBSERVE',
  'yuanliu:lift': { 'yuanliu:id': id },
  ...what,
});

/** That an event was wrong. */
export const wrong = (event: object) => ({
  ...event,
  errorDeclaration: { declarationTime: '2026-03-05T00:00:00Z', reason: 'did_not_occur' },
});
