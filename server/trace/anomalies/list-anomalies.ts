import { type AnomalyView, resolveAnomalies } from '@yuanliu/core/trace';
import type { Page } from '@yuanliu/core/platform';
import { hasRight } from '../../identity/index.ts';
import { type Ctx, pageFrom } from '../../platform/index.ts';
import { type AnomalyFilter, countHidden, selectAnomalies } from './anomaly.store.ts';
import { presentAnomalies } from './present-anomalies.ts';

/** A page of anomalies, the latest raised first. */
export const listAnomalies = async (
  ctx: Ctx,
  filter: AnomalyFilter,
): Promise<Page<AnomalyView> & { hidden: number }> => {
  const [found, hidden, mayResolve] = await Promise.all([
    selectAnomalies(ctx.db, ctx.scope, filter),
    countHidden(ctx.db, ctx.scope, filter.unit),
    hasRight(ctx, resolveAnomalies),
  ]);
  const { rows, next } = pageFrom(found, filter.limit, ({ raisedAt, id }) => [raisedAt.toISOString(), id]);
  return { rows: await presentAnomalies(ctx.db, rows, mayResolve), next, hidden };
};
