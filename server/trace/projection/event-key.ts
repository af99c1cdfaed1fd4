import { hash as digestOf } from 'node:crypto';
import type { EventKey } from '../ledger/recorded-event.ts';

/**
 * The place of an event in the order of the world as 104 hex digits, so that text order is that order; as 52 bytes it
 * is what the tables keep (server/migrations/0009_trace.sql).
 */
export type SortKey = string;

const word = 2 ** 32;
const signBit = 2 ** 31;

/** The sort key of an event. */
export const sortKeyOf = ({ time, position, hash, eventId }: EventKey): SortKey => {
  // Microseconds pass 2^53, so they are counted in two words.
  const milliseconds = Date.parse(`${time.slice(0, 23)}Z`);
  const high = Math.floor(milliseconds / word);
  const low = (milliseconds - high * word) * 1_000 + Number(time.slice(23, 26));
  const carry = Math.floor(low / word);
  const head = hexWord(high * 1_000 + carry + signBit) + hexWord(low - carry * word);
  return `${head}${hexWord(position)}${hash}${tieOf(eventId)}`;
};

const hexWord = (number: number): string => number.toString(16).padStart(8, '0');

const tieOf = (eventId: string): string => digestOf('sha256', eventId, 'hex').slice(0, 16);

/** A moment as keys hold it: UTC with six digits of a second. */
export const momentOf = (time: Date): string => time.toISOString().replace('Z', '000Z');
