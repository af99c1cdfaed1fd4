import { nextNotHigher, previewNumbers } from '@yuanliu/core/numbering';
import { localTime, notFound, Problem } from '@yuanliu/core/platform';
import { recordChange } from '../identity/index.ts';
import type { Ctx } from '../platform/index.ts';
import { currentValue, liftCounter, lockRule } from './serial-rule.store.ts';

/** The rule, the value wanted next, why, and the enterprise's time zone. */
export interface NextValue {
  readonly id: string;
  readonly next: number;
  readonly reason: string;
  readonly zone: string;
}

/**
 * Lifts the counter of the current period so that it gives `next` next. Never lowers it: lower numbers may be in
 * use. Blocks that processes have reserved are void from then on.
 */
export const setNextValue = (
  ctx: Ctx,
  { id, next, reason, zone }: NextValue,
): Promise<{ next: string; nextValue: number }> =>
  ctx.db.transact(async (tx) => {
    const rule = await lockRule(tx, id);
    if (rule === undefined) throw new Problem(notFound, {});
    const at = ctx.clock.now();
    const { period, value } = await currentValue(tx, rule, { at, zone });
    if (next <= value) throw new Problem(nextNotHigher, { next, least: value + 1 });
    await liftCounter(tx, { ruleId: id, period, value: next - 1 });
    await recordChange(tx, ctx, {
      action: 'numbering.rule.counter-lifted',
      subject: { type: 'numbering.rule', id, label: rule.name },
      changes: [
        { field: period === '' ? 'nextValue' : `nextValue ${period}`, from: value + 1, to: next },
        { field: 'reason', from: null, to: reason },
      ],
    });
    const [text = ''] = previewNumbers(rule.segments, {
      day: localTime(at, zone).day,
      value: next - 1,
      count: 1,
    });
    return { next: text, nextValue: next };
  });
