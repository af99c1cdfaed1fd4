import { endpoint, pageOf, pageQuery } from '../platform/index.ts';
import { z } from 'zod';
import { counterNotOne, nextNotHigher, numbersWouldRepeat, ruleKeyTaken } from './numbering.problems.ts';
import { changeRules, seeRules } from './numbering.rights.ts';
import { segment } from './segments/segments.ts';
import { numberModes, serialRuleDefinition } from './serial-rule.ts';

const ruleKey = z
  .string()
  .min(3)
  .max(60)
  .regex(/^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/)
  .describe('标识，例如 trace.lot，小写字母、数字、点、短横');

const ruleRow = z.object({
  id: z.uuid(),
  key: z.string(),
  name: z.string(),
  mode: z.enum(numberModes),
  segments: z.array(segment),
  version: z.int(),
  /** The number that would be given now. */
  next: z.string(),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
});

/** A rule in the list, with the number it would give now. */
export type SerialRuleRow = z.output<typeof ruleRow>;

const ruleReply = ruleRow.extend({
  /** The running number that would be given now, in the period that is current now. */
  nextValue: z.int(),
  period: z.string(),
  used: z.boolean(),
  versions: z.array(
    z.object({
      version: z.int(),
      name: z.string(),
      mode: z.enum(numberModes),
      segments: z.array(segment),
      at: z.iso.datetime(),
      by: z.string(),
    }),
  ),
  can: z.object({ change: z.boolean() }),
});

/** A rule with its counter and all its versions, newest first. */
export type SerialRuleReply = z.output<typeof ruleReply>;

const id = z.object({ id: z.uuid() });

export const listRules = endpoint({
  id: 'numbering.list-rules',
  method: 'GET',
  path: '/api/numbering/rules',
  needs: seeRules,
  summary: { zh: '编号规则列表', en: 'List serial rules' },
  query: pageQuery,
  reply: pageOf(ruleRow).extend({ can: z.object({ create: z.boolean() }) }),
});

export const readRule = endpoint({
  id: 'numbering.read-rule',
  method: 'GET',
  path: '/api/numbering/rules/:id',
  needs: seeRules,
  row: 'numbering.rule',
  summary: { zh: '编号规则及其各版本', en: 'A serial rule with its versions' },
  params: id,
  reply: ruleReply,
});

export const createRule = endpoint({
  id: 'numbering.create-rule',
  method: 'POST',
  path: '/api/numbering/rules',
  needs: changeRules,
  summary: { zh: '新建编号规则', en: 'Make a serial rule' },
  body: serialRuleDefinition.extend({ key: ruleKey }),
  reply: id,
  problems: [counterNotOne, numbersWouldRepeat, ruleKeyTaken],
});

/** What a change did to the counter of a rule. */
export const counterOutcomes = ['unused', 'continued', 'carried-over'] as const;

export const changeRule = endpoint({
  id: 'numbering.change-rule',
  method: 'PUT',
  path: '/api/numbering/rules/:id',
  needs: changeRules,
  row: 'numbering.rule',
  summary: { zh: '修改编号规则（生成新版本）', en: 'Change a serial rule (a new version of it)' },
  params: id,
  body: serialRuleDefinition.extend({
    version: z.int().describe('所改的版本 / the version that was changed'),
  }),
  reply: z.object({
    version: z.int(),
    /**
     * `unused`: no number was taken yet. `continued`: the running number goes on in the same periods.
     * `carried-over`: the periods changed; the one that is current goes on behind the highest value ever given.
     */
    counter: z.enum(counterOutcomes),
    next: z.string(),
  }),
  problems: [counterNotOne, numbersWouldRepeat],
});

export const setNextValue = endpoint({
  id: 'numbering.set-next-value',
  method: 'PUT',
  path: '/api/numbering/rules/:id/next',
  needs: changeRules,
  row: 'numbering.rule',
  summary: { zh: '设定下一个流水号（只能往大改）', en: 'Set the next running number (upwards only)' },
  params: id,
  body: z.strictObject({
    next: z.int().min(1).max(999_999_999_999_999),
    reason: z.string().trim().min(1).max(200).describe('原因，记入审计 / kept in the audit'),
  }),
  reply: z.object({ next: z.string(), nextValue: z.int() }),
  problems: [nextNotHigher],
});

export const previewRule = endpoint({
  id: 'numbering.preview-rule',
  method: 'POST',
  path: '/api/numbering/preview',
  needs: seeRules,
  summary: { zh: '预览编号', en: 'Preview numbers' },
  body: z.strictObject({
    segments: serialRuleDefinition.shape.segments,
    rule: z.uuid().optional().describe('已有规则：从它的当前流水号起 / goes on from its counter'),
    at: z.iso.datetime({ offset: true }).optional().describe('取号时间，默认现在 / now when absent'),
  }),
  reply: z.object({
    /** The next three numbers. */
    next: z.array(z.string()),
    /** The last number that still has its width, and the one behind it. */
    atWidth: z.array(z.string()),
  }),
  problems: [counterNotOne, numbersWouldRepeat],
});
