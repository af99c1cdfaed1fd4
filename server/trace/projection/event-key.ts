import { createHash } from 'node:crypto';
import type { EventKey } from '../ledger/recorded-event.ts';

/**
 * The place of an event in the order of the world as 104 hex digits, so that text order is that order; as 52 bytes it
 * is what the tables keep (server/migrations/0009_trace.sql).
 */
export type SortKey = string;

const signBit = 1n << 63n;

/** The sort key of an event. */
export const sortKeyOf = ({ time, position, hash, eventId }: EventKey): SortKey => {
  const microseconds = BigInt(Date.parse(`${time.slice(0, 23)}Z`)) * 1_000n + BigInt(time.slice(23, 26));
  const head = (BigInt.asUintN(64, microseconds) ^ signBit).toString(16).padStart(16, '0');
  return `${head}${position.toString(16).padStart(8, '0')}${hash}${tieOf(eventId)}`;
};

const tieOf = (eventId: string): string => createHash('sha256').update(eventId).digest('hex').slice(0, 16);

/** A moment as keys hold it: UTC with six digits of a second. */
export const momentOf = (time: Date): string => time.toISOString().replace('Z', '000Z');
