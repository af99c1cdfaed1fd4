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
import { onHandOf } from '../projection/fold-stock.ts';
import { placeIn } from '../projection/place.ts';
import { stateIn } from '../projection/state.parse.ts';
import { bondCode, type UnitState } from '../projection/unit-state.ts';
import { findRunsOf } from './find-runs-of.ts';
import { presentUnits } from './find-units.ts';
import { holdsOn, type WorkingHold } from './holds-on.ts';
import { locateUnit } from './locate-unit.ts';
import { placeLabels, placeView, refsOf } from './unit-refs.ts';
import { countAround, countEvents, findUnit, lastFills, openContainments } from './unit.store.ts';
import { visibleHolds } from './visible-holds.ts';

const mostContainers = 20;
const mostFills = 20;

/** Everything that is shown of one unit. */
export const readUnit = async (ctx: Ctx, id: string): Promise<UnitPage> => {
  const { db, scope } = ctx;
  const nr = await locateUnit(db, scope, id);
  const [record, runs, containments, around, fills, holds, mayResolve] = await Promise.all([
    findUnit(db, scope, nr),
    findRunsOf(db, nr, scope),
    openContainments(db, scope, { nr, limit: mostContainers }),
    countAround(db, scope, nr),
    lastFills(db, nr, mostFills),
    holdsOn(db, [nr]),
    hasRight(ctx, resolveAnomalies),
  ]);
  if (record === undefined) throw new Problem(notFound, {});
  const [row] = await presentUnits(db, [record]);
  if (row === undefined) throw new Problem(notFound, {});
  const lotNr = record.lotNr === null ? undefined : Number(record.lotNr);
  const allHolds = holds.get(nr) ?? [];
  const working = await visibleHolds(db, scope, allHolds);
  const { hidden: contents, ...counts } = around;
  const { isPartlyHidden } = row;
  const refs = await refsOf(db, [
    lotNr,
    ...runs,
    ...containments.map(({ parentNr }) => Number(parentNr)),
    ...working.map(({ onNr }) => onNr),
  ]);
  // Nothing is folded here, so that it does not matter where the fold has come to.
  const state = stateIn(record.state ?? {}, '');
  return {
    ...row,
    epcUrn: record.epcUrn,
    holder: record.holder,
    owner: record.owner,
    persistentDispositions: [...state.persistent],
    lot: refs.get(lotNr ?? 0) ?? null,
    runs: runs.flatMap((run) => refs.get(run) ?? []),
    firstTime: record.firstTime?.toISOString() ?? null,
    eventCount: isPartlyHidden ? await countEvents(db, scope, nr) : (record.eventCount ?? 0),
    containers: containments.flatMap((interval) =>
      containerView(isPartlyHidden ? { ...interval, inside: null } : interval, refs),
    ),
    ...counts,
    holds: working.flatMap((hold) => holdView(hold, { nr, lotNr, runs, refs })),
    stocks: await stocksOf(db, state),
    packed: { ...state.packed },
    balance: balanceOf(state),
    fills: (isPartlyHidden ? [] : fills).map(({ from, to, ...fill }) => ({
      ...fill,
      from: from.toISOString(),
      to: to?.toISOString() ?? null,
    })),
    hidden: { holds: allHolds.length - working.length, contents },
    can: { resolveAnomalies: mayResolve },
  };
};

const containerView = (
  { parentNr, bond, from, evidence, inside }: Awaited<ReturnType<typeof openContainments>>[number],
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
  readonly runs: readonly number[];
  readonly refs: ReadonlyMap<number, UnitRef>;
}

const holdView = (working: WorkingHold, { nr, lotNr, runs, refs }: HoldAround): HoldView[] => {
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

const stocksOf = async (db: Db, { stocks }: UnitState): Promise<UnitPage['stocks']> => {
  const places = Object.entries(stocks).map(([word, amounts]) => ({ ...placeIn(word), amounts }));
  const labels = await placeLabels(
    db,
    places.map(({ uri }) => uri),
  );
  return places
    .toSorted((a, b) => (`${a.kind} ${a.uri}` < `${b.kind} ${b.uri}` ? -1 : 1))
    .map(({ kind, uri, amounts }) => ({ place: placeView(kind, uri, labels), amounts: { ...amounts } }));
};

/** What came in and where it went. What is at hand is never less than nothing; what is missing is `unexplained`. */
const balanceOf = (state: UnitState): UnitPage['balance'] => {
  const { sums, stocks } = state;
  const delivered = Object.entries(stocks)
    .filter(([word]) => placeIn(word).kind === 'party')
    .reduce<Amounts>((sum, [, amounts]) => addAmounts(sum, amounts), {});
  const all = Object.entries(onHandOf(state));
  const part = (below: boolean): Record<string, string> =>
    Object.fromEntries(all.filter(([, quantity]) => quantity.startsWith('-') === below));
  return {
    made: { ...sums.made },
    opening: { ...sums.opening },
    adjusted: { ...sums.adjusted },
    consumed: { ...sums.consumed },
    removed: { ...sums.removed },
    samples: { ...sums.samples },
    loss: { ...sums.loss },
    delivered: { ...delivered },
    onHand: part(false),
    unexplained: part(true),
  };
};

/** What a balance does not add up to: nothing, as long as every quantity is booked twice. */
export const gapOf = (balance: UnitPage['balance']): Amounts => {
  const { made, opening, adjusted, ...out } = balance;
  const into = [made, opening, adjusted].reduce<Amounts>(addAmounts, {});
  return addAmounts(into, negated(Object.values(out).reduce<Amounts>(addAmounts, {})));
};
