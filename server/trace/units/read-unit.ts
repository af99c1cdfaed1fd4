import {
  addAmounts,
  type Amounts,
  type Evidence,
  evidenceCode,
  type HoldView,
  negated,
  resolveAnomalies,
  type UnitPage,
  type UnitRef,
} from '@yuanliu/core/trace';
import { notFound, Problem } from '@yuanliu/core/platform';
import { hasRight } from '../../identity/index.ts';
import type { Ctx, Db } from '../../platform/index.ts';
import { eventUuid } from '../ledger/event-number.ts';
import { nameOf } from '../projection/code-names.ts';
import { bondCode, type UnitState } from '../projection/unit-state.ts';
import { findRunsOf } from './find-runs-of.ts';
import { presentUnits } from './find-units.ts';
import type { WorkingHold } from './holds-on.ts';
import { locateUnit } from './locate-unit.ts';
import { onHandOf, soldOf, type StockLine } from './stock-lines.ts';
import { placeLabels, placeView, refsOf } from './unit-refs.ts';
import { unitNow } from './unit-now.ts';
import { unitThen } from './unit-then.ts';
import type { ContainerRecord, FillRecord } from './unit.store.ts';
import { visibleHolds } from './visible-holds.ts';
import { writingOf } from './written-amounts.ts';

/** Everything that is shown of one unit, now or right after all events of a moment. Throws `momentTooBroad`. */
export const readUnit = async (
  ctx: Ctx,
  id: string,
  { asOf }: { readonly asOf?: string | undefined } = {},
): Promise<UnitPage> => {
  const { db, scope } = ctx;
  const nr = await locateUnit(db, scope, id);
  const [{ record, state, stocks, containments, around, fills, holds }, runs, mayResolve] = await Promise.all(
    [
      asOf === undefined ? unitNow(db, scope, nr) : unitThen(db, scope, { nr, at: new Date(asOf) }),
      findRunsOf(db, nr, scope),
      hasRight(ctx, resolveAnomalies),
    ],
  );
  const writing = await writingOf(db, [nr]);
  const written: Written = (amounts) => writing(nr, amounts);
  const [row] = await presentUnits(db, [record], stocks);
  if (row === undefined) throw new Problem(notFound, {});
  const lotNr = record.lotNr === null ? undefined : Number(record.lotNr);
  const working = await visibleHolds(db, scope, holds);
  const { hidden: contents, eventCount, ...counts } = around;
  const { isPartlyHidden } = row;
  const refs = await refsOf(db, [
    lotNr,
    ...runs,
    ...containments.map(({ parentNr }) => Number(parentNr)),
    ...working.map(({ onNr }) => onNr),
  ]);
  return {
    ...row,
    isHeld: holds.length > 0,
    epcUrn: record.epcUrn,
    holder: record.holder,
    owner: record.owner,
    persistentDispositions: [...state.persistent],
    lot: refs.get(lotNr ?? 0) ?? null,
    runs: runs.flatMap((run) => refs.get(run) ?? []),
    firstTime: record.firstTime?.toISOString() ?? null,
    eventCount,
    containers: containments.flatMap((interval) =>
      containerView(
        { ...interval, inside: isPartlyHidden ? null : interval.inside && written(interval.inside) },
        refs,
      ),
    ),
    ...counts,
    holds: working.flatMap((hold) => holdView(hold, { nr, lotNr, productNr: row.product?.nr, runs, refs })),
    stocks: (await stockViews(db, stocks.get(nr) ?? [])).map(({ place, amounts }) => ({
      place,
      amounts: written(amounts),
    })),
    packed: written(state.packed),
    balance: inWriting(balanceOf(state, stocks.get(nr) ?? []), written),
    fills: (isPartlyHidden ? [] : fills).map((fill) => fillView(fill, written)),
    hidden: { holds: holds.length - working.length, contents },
    can: { resolveAnomalies: mayResolve },
  };
};

type Written = (amounts: Amounts) => Record<string, string>;

const fillView = ({ from, to, ...fill }: FillRecord, written: Written): UnitPage['fills'][number] => ({
  ...fill,
  heel: written(fill.heel),
  charged: written(fill.charged),
  drawn: written(fill.drawn),
  from: from.toISOString(),
  to: to?.toISOString() ?? null,
});

const containerView = (
  { parentNr, bond, from, evidence, inside }: ContainerRecord,
  refs: ReadonlyMap<number, UnitRef>,
): UnitPage['containers'] => {
  const container = refs.get(Number(parentNr));
  if (container === undefined) return [];
  return [
    {
      container,
      bond: nameOf(bondCode, bond),
      from: from.toISOString(),
      to: null,
      evidence: nameOf<Evidence>(evidenceCode, evidence),
      amounts: inside,
    },
  ];
};

interface HoldAround {
  readonly nr: number;
  readonly lotNr: number | undefined;
  readonly productNr: number | undefined;
  readonly runs: readonly number[];
  readonly refs: ReadonlyMap<number, UnitRef>;
}

const holdView = (working: WorkingHold, { nr, lotNr, productNr, runs, refs }: HoldAround): HoldView[] => {
  const on = refs.get(working.onNr);
  if (on === undefined) return [];
  if (working.kind === 'anomaly') {
    const { anomaly, anomalyId, since } = working;
    const nothing = { paper: null, person: null, eventId: null };
    return [
      {
        holdId: anomaly,
        via: 'anomaly',
        on,
        since: since.toISOString(),
        reason: null,
        ...nothing,
        anomalyId,
      },
    ];
  }
  const { hold } = working;
  const viaOf = (): HoldView['via'] => {
    if (on.nr === nr) return 'own';
    if (runs.includes(on.nr)) return 'run';
    if (on.nr === productNr || on.kind === 'class') return 'product';
    return on.nr === lotNr || on.kind === 'lot' ? 'lot' : 'container';
  };
  return [
    {
      holdId: hold.holdId,
      via: viaOf(),
      on,
      since: new Date(hold.from.time).toISOString(),
      reason: hold.reason ?? null,
      paper: hold.paper ?? null,
      person: hold.person ?? null,
      eventId: eventUuid(hold.from.eventNr),
      anomalyId: null,
    },
  ];
};

const stockViews = async (db: Db, stocks: readonly StockLine[]): Promise<UnitPage['stocks']> => {
  const labels = await placeLabels(
    db,
    stocks.map(({ place }) => place),
  );
  return stocks.map(({ kind, place, amounts }) => ({
    place: placeView(kind, place, labels),
    amounts: { ...amounts },
  }));
};

/**
 * What came in and where it went. What is at hand is never less than nothing; what is missing is `unexplained`. Members
 * that live by themselves came beside the books of the quantity; of a run, what is gone of them was removed.
 */
const balanceOf = (state: UnitState, stocks: readonly StockLine[]): UnitPage['balance'] => {
  const { sums } = state;
  const all = stocks.reduce<Amounts>((sum, { amounts }) => addAmounts(sum, amounts), {});
  const own = [state.packed, ...Object.values(state.stocks)].reduce<Amounts>(addAmounts, {});
  const members = byItself(addAmounts(all, negated(own)));
  const onHand = byItself(onHandOf(stocks));
  return {
    made: { ...sums.made },
    opening: { ...sums.opening },
    adjusted: { ...sums.adjusted },
    members: members.above,
    consumed: { ...sums.consumed },
    removed: { ...addAmounts(sums.removed, negated(members.below)) },
    samples: { ...sums.samples },
    loss: { ...sums.loss },
    delivered: { ...soldOf(stocks) },
    onHand: onHand.above,
    unexplained: onHand.below,
  };
};

/** A balance in the units of measure that people wrote. */
const inWriting = (
  balance: UnitPage['balance'],
  written: (amounts: Amounts) => Record<string, string>,
): UnitPage['balance'] => ({
  made: written(balance.made),
  opening: written(balance.opening),
  adjusted: written(balance.adjusted),
  members: written(balance.members),
  consumed: written(balance.consumed),
  removed: written(balance.removed),
  samples: written(balance.samples),
  loss: written(balance.loss),
  delivered: written(balance.delivered),
  onHand: written(balance.onHand),
  unexplained: written(balance.unexplained),
});

/** Amounts above nothing and below, apart. */
const byItself = (amounts: Amounts): { above: Record<string, string>; below: Record<string, string> } => {
  const lines = Object.entries(amounts);
  return {
    above: Object.fromEntries(lines.filter(([, quantity]) => !quantity.startsWith('-'))),
    below: Object.fromEntries(lines.filter(([, quantity]) => quantity.startsWith('-'))),
  };
};

/** What a balance does not add up to: nothing, as long as every quantity is booked twice. */
export const gapOf = (balance: UnitPage['balance']): Amounts => {
  const { made, opening, adjusted, members, ...out } = balance;
  const into = [made, opening, adjusted, members].reduce<Amounts>(addAmounts, {});
  return addAmounts(into, negated(Object.values(out).reduce<Amounts>(addAmounts, {})));
};
