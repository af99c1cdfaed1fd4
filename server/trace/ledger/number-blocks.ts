import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** The sequences of numbers that are taken by blocks. */
export type NumberSequence = 'event_numbers' | 'unit_numbers';

/** Numbers that one step of a sequence stands for (migration 0008). */
const blockSize = 1_000;

/** How long a block is used: past it, another process may be far ahead, and numbers are to grow with time. */
const freshMilliseconds = 1_000;

interface Block {
  next: number;
  readonly end: number;
  readonly until: number;
}

const blocks = new WeakMap<object, Map<NumberSequence, Block>>();

/**
 * Takes `count` numbers that nobody else has or will have, in rising order. What a transaction took and rolled back
 * is lost, and so is what a process has left when it ends: numbers have gaps.
 */
export const takeNumbers = async (
  tx: Tx,
  sequence: NumberSequence,
  { count, now }: { readonly count: number; readonly now: Date },
): Promise<number[]> => {
  const taken = fromCurrent(tx, sequence, { count, now });
  const missing = count - taken.length;
  if (missing === 0) return taken;
  const rows = await tx.rows(sql<{ first: string }>`
    select nextval(${sequence}::regclass) as first from generate_series(1, ${Math.ceil(missing / blockSize)}::int)`);
  for (const { first } of rows) {
    const start = Number(first);
    const used = Math.min(blockSize, count - taken.length);
    for (let number = start; number < start + used; number += 1) taken.push(number);
    if (used < blockSize) {
      const until = now.getTime() + freshMilliseconds;
      blocksOf(tx).set(sequence, { next: start + used, end: start + blockSize, until });
    }
  }
  // Blocks of several processes interleave, and a transaction that waited may hold an older one.
  return taken.toSorted((a, b) => a - b);
};

const blocksOf = ({ database }: Tx): Map<NumberSequence, Block> => {
  const known = blocks.get(database);
  if (known !== undefined) return known;
  const fresh = new Map<NumberSequence, Block>();
  blocks.set(database, fresh);
  return fresh;
};

/** Without a pause between looking and taking, so that transactions of one process never take the same. */
const fromCurrent = (
  tx: Tx,
  sequence: NumberSequence,
  { count, now }: { readonly count: number; readonly now: Date },
): number[] => {
  const block = blocksOf(tx).get(sequence);
  if (block === undefined || now.getTime() > block.until) return [];
  const used = Math.min(count, block.end - block.next);
  const first = block.next;
  block.next += used;
  return Array.from({ length: used }, (_, index) => first + index);
};
