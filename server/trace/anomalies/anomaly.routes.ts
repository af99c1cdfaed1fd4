import * as api from '@yuanliu/core/trace';
import { bind, type Route } from '../../platform/index.ts';
import { listAnomalies } from './list-anomalies.ts';
import { resolveAnomaly, resolveManyAnomalies } from './resolve-anomaly.ts';

/** Anomalies and what persons say about them. */
export const anomalyRoutes: readonly Route[] = [
  bind(api.listAnomalies, (ctx, { query }) => listAnomalies(ctx, query)),
  bind(api.resolveAnomaly, (ctx, { params, body }) => resolveAnomaly(ctx, { ...body, id: params.id })),
  bind(api.resolveManyAnomalies, (ctx, { body }) => resolveManyAnomalies(ctx, body)),
];
