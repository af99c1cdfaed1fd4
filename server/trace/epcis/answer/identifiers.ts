import type { Lettered } from './lettered-json.ts';

/** Fields of an event that hold one identifier or a list of them. */
const identifierFields = ['parentID', 'epcList', 'childEPCs', 'inputEPCList', 'outputEPCList'];

/** Fields that hold objects, and in those the member that is an identifier. */
const memberFields: Readonly<Record<string, string>> = {
  quantityList: 'epcClass',
  childQuantityList: 'epcClass',
  inputQuantityList: 'epcClass',
  outputQuantityList: 'epcClass',
  readPoint: 'id',
  bizLocation: 'id',
  sourceList: 'source',
  destinationList: 'destination',
  bizTransactionList: 'bizTransaction',
};

type Write = (uri: string) => string;

/** The event with every identifier of a thing, place, party, document or device written anew. */
export const withIdentifiers = (event: Lettered, write: Write): Lettered => {
  const changed = Object.entries(event).map(([field, value]): [string, unknown] => {
    if (identifierFields.includes(field)) return [field, each(value, (one) => written(one, write))];
    const member = memberFields[field];
    if (member !== undefined) return [field, each(value, (one) => withMember(one, member, write))];
    if (field === 'sensorElementList') return [field, each(value, (one) => withDevices(one, write))];
    return [field, value];
  });
  return Object.fromEntries(changed);
};

/** All identifiers that `withIdentifiers` would ask to write. */
export const identifiersOf = (event: Lettered): string[] => {
  const found: string[] = [];
  withIdentifiers(event, (uri) => {
    found.push(uri);
    return uri;
  });
  return found;
};

const each = (value: unknown, change: (one: unknown) => unknown): unknown =>
  Array.isArray(value) ? value.map(change) : change(value);

const written = (value: unknown, write: Write): unknown => (typeof value === 'string' ? write(value) : value);

const isObject = (value: unknown): value is Lettered => typeof value === 'object' && value !== null;

const withMember = (value: unknown, member: string, write: Write): unknown =>
  isObject(value) && typeof value[member] === 'string' ? { ...value, [member]: write(value[member]) } : value;

const withDevices = (element: unknown, write: Write): unknown => {
  if (!isObject(element)) return element;
  const device = (one: unknown): unknown => withMember(one, 'deviceID', write);
  return {
    ...element,
    ...('sensorMetadata' in element && { sensorMetadata: each(element['sensorMetadata'], device) }),
    ...('sensorReport' in element && { sensorReport: each(element['sensorReport'], device) }),
  };
};
