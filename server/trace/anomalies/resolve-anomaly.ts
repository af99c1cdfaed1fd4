import type { BulkReply } from '@yuanliu/core/identity';
import { anomalyKinds, anomalySettled, type AnomalyView, seeUnits } from '@yuanliu/core/trace';
import { notFound, Problem } from '@yuanliu/core/platform';
import { forEachId, recordChange, scopeBeside } from '../../identity/index.ts';
import type { Ctx } from '../../platform/index.ts';
import { refsOf } from '../units/unit-refs.ts';
import { lockAnomaly, updateResolution } from './anomaly.store.ts';
import { isOpenToWord, presentAnomalies } from './present-anomalies.ts';

/** What a person says about an anomaly. */
export interface Resolution {
  readonly id: string;
  readonly reason: string;
  /** Whether the hold that it causes ends with it; kept, it can be lifted later by saying so again. */
  readonly liftHold: boolean;
}

/** Resolves an anomaly that the caller sees, audited. Throws `notFound`, `anomalySettled`. */
export const resolveAnomaly = (ctx: Ctx, { id, reason, liftHold }: Resolution): Promise<AnomalyView> =>
  ctx.db.transact(async (tx) => {
    const scope = await scopeBeside(ctx, seeUnits);
    const before = await lockAnomaly(tx, scope, id);
    if (before === undefined) throw new Problem(notFound, {});
    if (!isOpenToWord(before) || (before.state === 'resolved' && !liftHold))
      throw new Problem(anomalySettled, { state: before.state });
    const isHolding = before.isHolding && !liftHold;
    updateResolution(tx, id, { at: ctx.clock.now(), by: ctx.actor.userId, reason, isHolding });
    const unitNr = Number(before.unitNr);
    const label = (await refsOf(tx, [unitNr])).get(unitNr)?.label ?? before.unitNr;
    await recordChange(tx, ctx, {
      action: 'trace.anomaly.resolved',
      subject: { type: 'trace.anomaly', id, label: `${label} · ${anomalyKinds[before.kind].name.zh}` },
      changes: [
        { field: 'state', from: before.state, to: 'resolved' },
        ...(isHolding === before.isHolding
          ? []
          : [{ field: 'isHolding', from: before.isHolding, to: isHolding }]),
        { field: 'reason', from: before.resolution, to: reason },
      ],
    });
    const after = await lockAnomaly(tx, scope, id);
    const [view] = after === undefined ? [] : await presentAnomalies(tx, [after], true);
    if (view === undefined) throw new Problem(notFound, {});
    return view;
  });

/** The same for many with one reason, each in a transaction and an entry of the audit of its own. */
export const resolveManyAnomalies = (
  ctx: Ctx,
  { ids, ...said }: Omit<Resolution, 'id'> & { readonly ids: readonly string[] },
): Promise<BulkReply> =>
  forEachId(ids, async (id) => {
    await resolveAnomaly(ctx, { ...said, id });
  });
