import { z } from 'zod';
import { bulkReply } from '../identity/index.ts';
import { endpoint, pageOf, pageQuery } from '../platform/index.ts';
import { anomalyKindNames, anomalySeverities, anomalyStates } from './anomaly-kinds.ts';
import { anomalySettled } from './integrity.problems.ts';
import { unitKinds } from './roles.ts';
import { resolveAnomalies, seeUnits } from './trace.rights.ts';

const at = z.iso.datetime();
const text = z.object({ zh: z.string(), en: z.string() });
const unitRef = z.object({ nr: z.int(), uri: z.string(), label: z.string(), kind: z.enum(unitKinds) });

const anomaly = z.object({
  id: z.uuid(),
  kind: z.enum(anomalyKindNames),
  severity: z.enum(anomalySeverities),
  state: z.enum(anomalyStates),
  /** It holds the unit: open and of holding severity, or resolved with the hold kept. */
  isHolding: z.boolean(),
  unit: unitRef,
  /** The other unit that it is about: container, lot, or what is on hold. */
  peer: unitRef.nullable(),
  eventId: z.uuid(),
  otherEventId: z.uuid().nullable(),
  eventTime: at,
  /** What is wrong, with the values; and what to do about it. */
  text,
  remedy: text,
  raisedAt: at,
  clearedAt: at.nullable(),
  resolution: z.object({ at, by: z.string().nullable(), reason: z.string() }).nullable(),
  can: z.object({ resolve: z.boolean() }),
});
/** A broken integrity rule. */
export type AnomalyView = z.output<typeof anomaly>;

export const listAnomalies = endpoint({
  id: 'trace.list-anomalies',
  method: 'GET',
  path: '/api/trace/anomalies',
  needs: seeUnits,
  summary: { zh: '追溯异常，新的在前', en: 'Anomalies, the latest first' },
  query: pageQuery.extend({
    state: z.enum(anomalyStates).optional(),
    kind: z.enum(anomalyKindNames).optional(),
    severity: z.enum(anomalySeverities).optional(),
    holding: z.stringbool().optional().describe('只看正冻结追溯单元的 / only those that hold a unit'),
    unit: z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .optional()
      .describe('追溯单元编号 / number of the unit'),
    q: z
      .string()
      .max(2000)
      .optional()
      .describe(
        '涉及的单元（扫描内容、编码、URI、产品名、标签的开头）或事件编号 / a unit that it is about (whatever was scanned or typed, a product, or the beginning of a label), or the id of an event',
      ),
  }),
  /** `hidden`: anomalies of visible units that events outside the caller's rights tell of; left out. */
  reply: pageOf(anomaly).extend({ hidden: z.int() }),
});

/** How long the word of a person about anomalies may be, and how many it may settle at once. */
export const resolutionLimits = { reason: 1000, anomalies: 200 } as const;

const resolution = z.strictObject({
  reason: z
    .string()
    .min(1)
    .max(resolutionLimits.reason)
    .regex(/\S/)
    .describe('处理说明 / what was found and done'),
  liftHold: z.boolean().describe('同时解除由它造成的冻结 / lift the hold that it causes'),
});

export const resolveAnomaly = endpoint({
  id: 'trace.resolve-anomaly',
  method: 'POST',
  path: '/api/trace/anomalies/:id/resolve',
  needs: resolveAnomalies,
  summary: { zh: '处理一条追溯异常', en: 'Resolve an anomaly' },
  params: z.strictObject({ id: z.uuid() }),
  body: resolution,
  reply: anomaly,
  problems: [anomalySettled],
  row: 'trace.anomaly',
});

export const resolveManyAnomalies = endpoint({
  id: 'trace.resolve-many-anomalies',
  method: 'POST',
  path: '/api/trace/anomalies/resolve',
  needs: resolveAnomalies,
  summary: {
    zh: '用同一说明处理多条追溯异常，逐条返回结果',
    en: 'Resolve several anomalies with one reason; each has its own result',
  },
  body: resolution.extend({ ids: z.array(z.uuid()).min(1).max(resolutionLimits.anomalies) }),
  reply: bulkReply,
});
