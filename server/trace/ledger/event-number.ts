/**
 * The id of an event in the API and in the sealed log: a UUIDv8 (RFC 9562 §5.8) whose first 48 bits are the event's
 * number, so that ids sort as numbers do and one index serves both. Throws RangeError outside 1 … 2^48−1.
 */
export const eventUuid = (nr: number): string => {
  if (!Number.isInteger(nr) || nr < 1 || nr >= 2 ** 48)
    throw new RangeError(`${nr} is no number of an event.`);
  const hex = nr.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-8000-8000-000000000000`;
};

const form = /^([0-9a-f]{8})-([0-9a-f]{4})-8000-8000-0{12}$/i;

/** The number in an event's id; undefined for a UUID that no event can have. */
export const eventNr = (uuid: string): number | undefined => {
  const [, high = '', low = ''] = form.exec(uuid) ?? [];
  const nr = Number.parseInt(high + low, 16);
  return nr >= 1 ? nr : undefined;
};
