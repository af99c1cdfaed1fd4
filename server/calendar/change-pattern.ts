import { checkHours, weekWithoutHours, type WorkPattern } from '@yuanliu/core/calendar';
import { notFound, Problem } from '@yuanliu/core/platform';
import { jsonOf, recordChange } from '../identity/index.ts';
import type { Ctx } from '../platform/index.ts';
import { dropPattern, listPatterns, savePattern } from './calendar.store.ts';

const subject = (from: string) =>
  ({ type: 'calendar.pattern', id: from, label: `${from} 起的每周作息` }) as const;

/** Sets the weekly hours that hold from a day on. */
export const setPattern = async (ctx: Ctx, pattern: WorkPattern): Promise<void> => {
  for (const hours of pattern.week) checkHours(hours);
  if (pattern.week.every((hours) => hours.length === 0)) throw new Problem(weekWithoutHours, {});
  await ctx.db.transact(async (tx) => {
    const before = (await listPatterns(tx)).find(({ from }) => from === pattern.from);
    await savePattern(tx, ctx, pattern);
    await recordChange(tx, ctx, {
      action: 'calendar.pattern.changed',
      subject: subject(pattern.from),
      changes: [{ field: 'week', from: jsonOf(before?.week), to: jsonOf(pattern.week) }],
    });
  });
};

/** Removes the weekly hours that begin on a day: those before them go on. Throws `platform.not-found`. */
export const removePattern = (ctx: Ctx, from: string): Promise<void> =>
  ctx.db.transact(async (tx) => {
    const before = (await listPatterns(tx)).find((each) => each.from === from);
    if (before === undefined) throw new Problem(notFound, {});
    await dropPattern(tx, from);
    await recordChange(tx, ctx, {
      action: 'calendar.pattern.removed',
      subject: subject(from),
      changes: [{ field: 'week', from: jsonOf(before.week), to: null }],
    });
  });
