import { type AnomalyView, resolveAnomalies } from '@yuanliu/core/trace';
import type { Page } from '@yuanliu/core/platform';
import { hasRight } from '../../identity/index.ts';
import { type Ctx, pageFrom } from '../../platform/index.ts';
import { type AnomalyFilter, countHidden, selectAnomalies } from './anomaly.store.ts';
import { presentAnomalies } from './present-anomalies.ts';
import { seekAnomalies } from './sought-anomalies.ts';

/** A page of anomalies, the latest raised first; `q` names a unit or an event that they are about. */
export const listAnomalies = async (
  ctx: Ctx,
  { q, ...filter }: Omit<AnomalyFilter, 'about'> & { readonly q?: string | undefined },
): Promise<Page<AnomalyView> & { hidden: number }> => {
  const text = q?.trim() ?? '';
  const about = text === '' ? undefined : await seekAnomalies(ctx.db, text);
  const [found, hidden, mayResolve] = await Promise.all([
    selectAnomalies(ctx.db, ctx.scope, { ...filter, ...(about !== undefined && { about }) }),
    countHidden(ctx.db, ctx.scope, filter.unit),
    hasRight(ctx, resolveAnomalies),
  ]);
  const { rows, next } = pageFrom(found, filter.limit, ({ raisedAt, id }) => [raisedAt.toISOString(), id]);
  return { rows: await presentAnomalies(ctx.db, rows, mayResolve), next, hidden };
};
