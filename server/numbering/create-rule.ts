import { checkSegments, ruleKeyTaken, type SerialRuleDefinition } from '@yuanliu/core/numbering';
import { Problem } from '@yuanliu/core/platform';
import { changesBetween, recordChange } from '../identity/index.ts';
import type { Ctx, Tx } from '../platform/index.ts';
import { insertRule } from './serial-rule.store.ts';

/** A rule to be made; `key` is the name that callers take numbers by, for example `trace.lot`. */
export type NewSerialRule = SerialRuleDefinition & { readonly key: string };

/** Makes a serial rule. */
export const createRule = (ctx: Ctx, rule: NewSerialRule): Promise<{ id: string }> =>
  ctx.db.transact((tx) => addSerialRule(tx, ctx, rule));

/**
 * Makes a serial rule inside a transaction, as modules above do for what they publish. Throws
 * `numbering.rule-key-taken`, `numbering.counter-not-one`, `numbering.numbers-would-repeat`.
 */
export const addSerialRule = async (
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  rule: NewSerialRule,
): Promise<{ id: string }> => {
  checkSegments(rule.segments);
  const id = await insertRule(tx, ctx, rule);
  if (id === undefined) throw new Problem(ruleKeyTaken, { key: rule.key });
  await recordChange(tx, ctx, {
    action: 'numbering.rule.created',
    subject: { type: 'numbering.rule', id, label: rule.name },
    changes: changesBetween(null, rule, ['key', 'name', 'mode', 'segments']),
  });
  return { id };
};
