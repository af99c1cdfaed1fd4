import {
  changeRules,
  checkSegments,
  counterOf,
  previewNumbers,
  type Segment,
  type SerialRuleReply,
  type SerialRuleRow,
} from '@yuanliu/core/numbering';
import { localTime, notFound, type Page, type PageQuery, Problem } from '@yuanliu/core/platform';
import { hasRight } from '../identity/index.ts';
import { type Ctx, keyOfCursor, pageFrom } from '../platform/index.ts';
import {
  currentValue,
  findRule,
  listRulesAfter,
  listVersions,
  type SerialRule,
} from './serial-rule.store.ts';

/** Serial rules in the order of their keys, each with the number it would give now. */
export const listRules = async (
  ctx: Ctx,
  query: PageQuery,
  zone: string,
): Promise<Page<SerialRuleRow> & { can: { create: boolean } }> => {
  const [after = ''] = query.after === undefined ? [] : keyOfCursor(query.after, ['text']);
  const rules = await listRulesAfter(ctx.db, { after, limit: query.limit + 1 });
  const page = pageFrom(rules, query.limit, ({ key }) => [key]);
  return {
    ...page,
    rows: await Promise.all(page.rows.map(async (rule) => (await rowOf(ctx, rule, zone)).row)),
    can: { create: await hasRight(ctx, changeRules) },
  };
};

/** One rule with its counter and versions. Throws `platform.not-found`. */
export const readRule = async (ctx: Ctx, id: string, zone: string): Promise<SerialRuleReply> => {
  const rule = await findRule(ctx.db, id);
  if (rule === undefined) throw new Problem(notFound, {});
  const [{ row, period, value }, versions] = await Promise.all([
    rowOf(ctx, rule, zone),
    listVersions(ctx.db, id),
  ]);
  return {
    ...row,
    nextValue: value + 1,
    period,
    used: value > 0,
    versions: versions.map(({ at, ...version }) => ({ ...version, at: at.toISOString() })),
    can: { change: await hasRight(ctx, changeRules) },
  };
};

const rowOf = async (
  ctx: Ctx,
  rule: SerialRule,
  zone: string,
): Promise<{ row: SerialRuleRow; period: string; value: number }> => {
  const at = ctx.clock.now();
  const { period, value } = await currentValue(ctx.db, rule, { at, zone });
  const [next = ''] = previewNumbers(rule.segments, { day: localTime(at, zone).day, value, count: 1 });
  const { id, key, name, mode, segments, version, changedAt, changedBy } = rule;
  return {
    row: {
      id,
      key,
      name,
      mode,
      segments: [...segments],
      version,
      next,
      changedAt: changedAt.toISOString(),
      changedBy,
    },
    period,
    value,
  };
};

/** A rule that is being drawn: its segments, the stored rule whose counter it goes on from, and the moment. */
export interface Draft {
  readonly segments: readonly Segment[];
  readonly rule?: string | undefined;
  readonly at?: string | undefined;
}

/** The numbers that a draft would give next, and those at the edge of the counter's width. */
export const previewRule = async (
  ctx: Ctx,
  { segments, rule, at }: Draft,
  zone: string,
): Promise<{ next: string[]; atWidth: string[] }> => {
  checkSegments(segments);
  const moment = at === undefined ? ctx.clock.now() : new Date(at);
  const { day } = localTime(moment, zone);
  const value = rule === undefined ? 0 : await valueOf(ctx, rule, { at: moment, zone });
  const { width } = counterOf(segments);
  return {
    next: previewNumbers(segments, { day, value, count: 3 }),
    atWidth: previewNumbers(segments, { day, value: 10 ** width - 2, count: 2 }),
  };
};

const valueOf = async (ctx: Ctx, id: string, time: { at: Date; zone: string }): Promise<number> => {
  const rule = await findRule(ctx.db, id);
  if (rule === undefined) throw new Problem(notFound, {});
  return (await currentValue(ctx.db, rule, time)).value;
};
