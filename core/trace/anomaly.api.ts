import { z } from 'zod';
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
  }),
  /** `hidden`: anomalies of visible units that events outside the caller's rights tell of; left out. */
  reply: pageOf(anomaly).extend({ hidden: z.int() }),
});

export const resolveAnomaly = endpoint({
  id: 'trace.resolve-anomaly',
  method: 'POST',
  path: '/api/trace/anomalies/:id/resolve',
  needs: resolveAnomalies,
  summary: { zh: '处理一条追溯异常', en: 'Resolve an anomaly' },
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({
    reason: z.string().min(1).max(1000).regex(/\S/).describe('处理说明 / what was found and done'),
    liftHold: z.boolean().describe('同时解除由它造成的冻结 / lift the hold that it causes'),
  }),
  reply: anomaly,
  problems: [anomalySettled],
  row: 'trace.anomaly',
});
