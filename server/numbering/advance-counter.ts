import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { floorOf, type SerialRule } from './serial-rule.store.ts';

/** The counter to move and by how much. */
export interface Advance {
  readonly rule: SerialRule;
  readonly period: { readonly key: string; readonly firstDay: string | null };
  readonly count: number;
}

/**
 * Moves a counter by `count` in the transaction and returns the last value; undefined where the rule is no longer
 * what the caller read. One statement; the rule's row is locked until the end of the transaction and puts takers and
 * changes of the rule into one fair queue. (A shared lock would not do: takers that overlap for ever would keep a
 * change out for ever.)
 */
export const advanceCounter = async (
  tx: Tx,
  { rule, period, count }: Advance,
): Promise<number | undefined> => {
  const start = floorOf(rule, period.firstDay) + count;
  const [row] = await tx.rows(sql<{ value: string }>`
    with held as materialized (
      select id from serial_rules where id = ${rule.id} and generation = ${rule.generation} for no key update
    )
    insert into serial_counters (rule_id, period, value)
    select id, ${period.key}, ${start}::bigint from held
    on conflict (rule_id, period) do update
      set value = greatest(serial_counters.value + ${count}::bigint, excluded.value)
    returning value`);
  return row === undefined ? undefined : Number(row.value);
};
