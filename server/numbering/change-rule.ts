import {
  checkSegments,
  type counterOutcomes,
  counterOf,
  previewNumbers,
  type SerialRuleDefinition,
} from '@yuanliu/core/numbering';
import { conflict, localTime, notFound, Problem } from '@yuanliu/core/platform';
import { changesBetween, recordChange } from '../identity/index.ts';
import type { Ctx, Tx } from '../platform/index.ts';
import {
  currentValue,
  findRule,
  highestValue,
  lockRule,
  type NewState,
  type SerialRule,
  updateRule,
} from './serial-rule.store.ts';

/** The rule to change, the version that was looked at, the state wanted, and the enterprise's time zone. */
export interface RuleChange {
  readonly id: string;
  readonly version: number;
  readonly definition: SerialRuleDefinition;
  readonly zone: string;
}

type CounterOutcome = (typeof counterOutcomes)[number];

interface ChangedRule {
  readonly version: number;
  readonly counter: CounterOutcome;
  readonly next: string;
}

/**
 * Gives a rule its next version. Its counter never goes back: with the same periods it goes on; with other periods
 * those that have begun already go on behind the highest value that the rule ever gave.
 */
export const changeRule = async (ctx: Ctx, change: RuleChange): Promise<ChangedRule> => {
  const { id, version, definition, zone } = change;
  return ctx.db.transact(async (tx) => {
    const rule = await lockRule(tx, id);
    if (rule === undefined) throw new Problem(notFound, {});
    checkSegments(definition.segments);
    if (rule.version !== version)
      throw new Problem(conflict, { by: rule.changedBy, at: rule.changedAt.toISOString() });
    const time = { at: ctx.clock.now(), zone };
    const { counter, floor } = await counterFate(tx, rule, {
      definition,
      today: localTime(time.at, zone).day,
    });
    const state: NewState = { ...definition, ...(floor !== undefined && { floor }) };
    const next = await updateRule(tx, ctx, { rule, state });
    await recordChange(tx, ctx, {
      action: 'numbering.rule.changed',
      subject: { type: 'numbering.rule', id, label: definition.name },
      changes: [
        ...changesBetween<SerialRuleDefinition>({ ...rule, segments: [...rule.segments] }, definition, [
          'name',
          'mode',
          'segments',
        ]),
        { field: 'counter', from: null, to: counter },
      ],
    });
    return { version: next, counter, next: await nextOf(tx, id, time) };
  });
};

interface Fate {
  readonly counter: CounterOutcome;
  readonly floor?: { readonly value: number; readonly until: string };
}

const counterFate = async (
  tx: Tx,
  rule: SerialRule,
  { definition, today }: { definition: SerialRuleDefinition; today: string },
): Promise<Fate> => {
  const highest = Math.max(await highestValue(tx, rule.id), Number(rule.floor));
  if (highest === 0) return { counter: 'unused' };
  if (counterOf(rule.segments).reset === counterOf(definition.segments).reset)
    return { counter: 'continued' };
  return { counter: 'carried-over', floor: { value: highest, until: today } };
};

const nextOf = async (tx: Tx, id: string, time: { at: Date; zone: string }): Promise<string> => {
  const rule = await findRule(tx, id);
  if (rule === undefined) throw new Problem(notFound, {});
  const { value } = await currentValue(tx, rule, time);
  const [next = ''] = previewNumbers(rule.segments, {
    day: localTime(time.at, time.zone).day,
    value,
    count: 1,
  });
  return next;
};
