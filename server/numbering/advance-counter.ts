import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { floorOf, type SerialRule } from './serial-rule.store.ts';

/** The counter to move and by how much. */
export interface Advance {
  readonly rule: SerialRule;
  readonly period: { readonly key: string; readonly firstDay: string | null };
  readonly count: number;
  /** Gives up instead of waiting where the rule is being changed. */
  readonly skipLocked?: true;
}

/**
 * Moves a counter by `count` in the transaction and returns the last value; undefined where the rule is no longer
 * what the caller read. One statement: the rule is held against changes while the counter moves, and the counter's
 * row, which the upsert locks until the end of the transaction, lets no two takers have the same value.
 */
export const advanceCounter = async (
  tx: Tx,
  { rule, period, count, skipLocked }: Advance,
): Promise<number | undefined> => {
  const start = floorOf(rule, period.firstDay) + count;
  const lock = skipLocked === true ? sql`for key share skip locked` : sql`for key share`;
  const [row] = await tx.rows(sql<{ value: string }>`
    with held as materialized (
      select id from serial_rules where id = ${rule.id} and generation = ${rule.generation} ${lock}
    )
    insert into serial_counters (rule_id, period, value)
    select id, ${period.key}, ${start}::bigint from held
    on conflict (rule_id, period) do update
      set value = greatest(serial_counters.value + ${count}::bigint, excluded.value)
    returning value`);
  return row === undefined ? undefined : Number(row.value);
};
