import {
  numberPeriod,
  type NumberTime,
  counterOf,
  type NumberMode,
  type Segment,
} from '@yuanliu/core/numbering';
import { type Ctx, type Db, newId, type Tx } from '../platform/index.ts';
import type { NumberingTables } from './serial-rule.tables.ts';

/** A serial rule as it stands. */
export interface SerialRule {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly name: string;
  readonly mode: NumberMode;
  readonly segments: readonly Segment[];
  readonly generation: string;
  readonly floor: string;
  readonly floorUntil: string | null;
  readonly changedAt: Date;
  readonly changedBy: string;
}

const columns = [
  'id',
  'key',
  'version',
  'name',
  'mode',
  'segments',
  'generation',
  'floor',
  'floor_until as floorUntil',
  'changed_at as changedAt',
  'changed_by as changedBy',
] as const;

/** The rule that goes by a key, or undefined. */
export const findRuleByKey = (db: Db, key: string): Promise<SerialRule | undefined> =>
  db
    .tables<NumberingTables>()
    .selectFrom('serial_rules')
    .select(columns)
    .where('key', '=', key)
    .executeTakeFirst();

export const findRule = (db: Db, id: string): Promise<SerialRule | undefined> =>
  db
    .tables<NumberingTables>()
    .selectFrom('serial_rules')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst();

/** The rule, kept from takers and from other changes until the transaction ends. */
export const lockRule = (tx: Tx, id: string): Promise<SerialRule | undefined> =>
  tx
    .into<NumberingTables>()
    .selectFrom('serial_rules')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** At most `limit` rules behind a key, in the order of their keys. */
export const listRulesAfter = (
  db: Db,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<SerialRule[]> =>
  db
    .tables<NumberingTables>()
    .selectFrom('serial_rules')
    .select(columns)
    .where('key', '>', after)
    .orderBy('key')
    .limit(limit)
    .execute();

/** What a rule is called by, and by people. */
export type RuleName = Pick<SerialRule, 'key' | 'name'>;

/** All rules by their keys, for those who choose among them. */
export const listRuleNames = (db: Db): Promise<RuleName[]> =>
  db.tables<NumberingTables>().selectFrom('serial_rules').select(['key', 'name']).orderBy('key').execute();

export const listVersions = (db: Db, ruleId: string) =>
  db
    .tables<NumberingTables>()
    .selectFrom('serial_rule_versions')
    .select(['version', 'name', 'mode', 'segments', 'at', 'by_name as by'])
    .where('rule_id', '=', ruleId)
    .orderBy('version', 'desc')
    .execute();

/** The highest value that any counter of the rule has given; 0 where none was taken. */
export const highestValue = async (db: Db, ruleId: string): Promise<number> => {
  const row = await db
    .tables<NumberingTables>()
    .selectFrom('serial_counters')
    .select(({ fn }) => fn.max('value').as('highest'))
    .where('rule_id', '=', ruleId)
    .executeTakeFirst();
  return Number(row?.highest ?? 0);
};

/** The value given last in the period of a moment: what the counter says, or where it would start behind. */
export const currentValue = async (
  db: Db,
  rule: SerialRule,
  time: NumberTime,
): Promise<{ period: string; value: number }> => {
  const period = numberPeriod(counterOf(rule.segments).reset, time);
  const row = await db
    .tables<NumberingTables>()
    .selectFrom('serial_counters')
    .select('value')
    .where('rule_id', '=', rule.id)
    .where('period', '=', period.key)
    .executeTakeFirst();
  return { period: period.key, value: Math.max(Number(row?.value ?? 0), floorOf(rule, period.firstDay)) };
};

/** The value behind which the counter of a period starts. */
export const floorOf = ({ floor, floorUntil }: SerialRule, firstDay: string | null): number =>
  firstDay === null || (floorUntil !== null && firstDay <= floorUntil) ? Number(floor) : 0;

/** What a rule is to be from now on. */
export type NewState = Pick<SerialRule, 'name' | 'mode' | 'segments'> & {
  readonly floor?: { readonly value: number; readonly until: string };
};

/** Adds a rule with its first version; undefined where the key is taken. */
export const insertRule = async (
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  { key, name, mode, segments }: NewState & { readonly key: string },
): Promise<string | undefined> => {
  const id = newId();
  const changed = { changed_at: ctx.clock.now(), changed_by: ctx.actor.name };
  const row = await tx
    .into<NumberingTables>()
    .insertInto('serial_rules')
    .values({ id, key, version: 1, name, mode, segments: JSON.stringify(segments), ...changed })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  await insertVersion(tx, ctx, { ruleId: id, version: 1, state: { name, mode, segments } });
  return id;
};

/** Gives a locked rule its next version. */
export const updateRule = async (
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  { rule, state }: { readonly rule: SerialRule; readonly state: NewState },
): Promise<number> => {
  const { name, mode, segments, floor } = state;
  const version = rule.version + 1;
  await tx
    .into<NumberingTables>()
    .updateTable('serial_rules')
    .set(({ eb }) => ({
      version,
      name,
      mode,
      segments: JSON.stringify(segments),
      generation: eb('generation', '+', '1'),
      changed_at: ctx.clock.now(),
      changed_by: ctx.actor.name,
      ...(floor !== undefined && { floor: floor.value, floor_until: floor.until }),
    }))
    .where('id', '=', rule.id)
    .execute();
  await insertVersion(tx, ctx, { ruleId: rule.id, version, state });
  return version;
};

const insertVersion = async (
  tx: Tx,
  { clock, actor }: Pick<Ctx, 'actor' | 'clock'>,
  { ruleId, version, state }: { ruleId: string; version: number; state: NewState },
): Promise<void> => {
  const { name, mode, segments } = state;
  await tx
    .into<NumberingTables>()
    .insertInto('serial_rule_versions')
    .values({
      rule_id: ruleId,
      version,
      name,
      mode,
      segments: JSON.stringify(segments),
      at: clock.now(),
      by_name: actor.name,
    })
    .execute();
};

/** Lifts the counter of a period to `value` and tells holders of reserved numbers that theirs are void. */
export const liftCounter = async (
  tx: Tx,
  { ruleId, period, value }: { readonly ruleId: string; readonly period: string; readonly value: number },
): Promise<void> => {
  await tx
    .into<NumberingTables>()
    .insertInto('serial_counters')
    .values({ rule_id: ruleId, period, value })
    .onConflict((conflict) => conflict.columns(['rule_id', 'period']).doUpdateSet({ value }))
    .execute();
  await tx
    .into<NumberingTables>()
    .updateTable('serial_rules')
    .set(({ eb }) => ({ generation: eb('generation', '+', '1') }))
    .where('id', '=', ruleId)
    .execute();
};
