import { sql } from 'kysely';
import pg from 'pg';
import type { Database } from '../platform/index.ts';
import { advanceCounter } from './advance-counter.ts';
import type { SerialRule } from './serial-rule.store.ts';

/** Numbers that this process has reserved and not yet given; `next` to `last`, both included. */
interface Block {
  next: number;
  last: number;
  generation: string;
  refill: Promise<boolean> | undefined;
}

/** The period of a rule from which a number is wanted. */
export interface Wanted {
  readonly rule: SerialRule;
  readonly period: { readonly key: string; readonly firstDay: string | null };
}

/** The numbers that a process holds ahead. */
export interface NumberBlocks {
  /** The next value, or undefined where none can be reserved now and the caller must use its own transaction. */
  readonly take: (wanted: Wanted) => Promise<number | undefined>;
}

/** Blocks kept at most: rules × periods in use. What is dropped becomes a gap. */
const mostBlocks = 1_000;
const lockNotAvailable = '55P03';

/** Opens a store of reserved numbers; `db` must not share connections with the callers' transactions. */
export const openNumberBlocks = (db: Database, size: number): NumberBlocks => {
  const blocks = new Map<string, Block>();

  const blockOf = ({ rule, period }: Wanted): Block => {
    const key = `${rule.id} ${period.key}`;
    const known = blocks.get(key);
    if (known?.generation === rule.generation) return known;
    const oldest = blocks.keys().next().value;
    if (blocks.size >= mostBlocks && oldest !== undefined) blocks.delete(oldest);
    const fresh = { next: 1, last: 0, generation: rule.generation, refill: undefined };
    blocks.set(key, fresh);
    return fresh;
  };

  return {
    take: async (wanted) => {
      const block = blockOf(wanted);
      while (block.next > block.last) {
        // Whoever comes while a block is being reserved waits for the same one.
        block.refill ??= refill({ db, size, block, wanted });
        if (!(await block.refill)) return undefined;
      }
      const value = block.next;
      block.next += 1;
      return value;
    },
  };
};

interface Refill {
  readonly db: Database;
  readonly size: number;
  readonly block: Block;
  readonly wanted: Wanted;
}

/** True when the block was filled; false where the rule is being changed or the counter is held by a transaction. */
const refill = async ({ db, size, block, wanted }: Refill): Promise<boolean> => {
  try {
    const last = await db.transact(async (tx) => {
      await tx.rows(sql`select set_config('lock_timeout', '1s', true)`);
      return advanceCounter(tx, { ...wanted, count: size });
    });
    if (last === undefined) return false;
    Object.assign(block, { next: last - size + 1, last });
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === lockNotAvailable) return false;
    throw error;
  } finally {
    Object.assign(block, { refill: undefined });
  }
};
