import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import { differingOf } from './differing-declarations.ts';
import { foldUnits, joinSteps, openIntervals } from './fold-units.ts';
import { judgeAffected } from './judge-affected.ts';
import { writeMarks } from './marks.store.ts';
import { keyValue, lockStates, readContainments, readNamed } from './projection.store.ts';
import { shipmentsOfRecorded } from './recorded-shipments.ts';
import { factsOfRecorded, stepsOfRecorded } from './recorded-steps.ts';
import { holdAllShipments, shipmentsLock } from './shipments-lock.ts';
import { refuseBroken } from './refuse-broken.ts';
import { type LotNews, lotNewsOf, renewLotClasses } from './renew-lot-classes.ts';
import { type EventFacts, isTakenOut, type Step, type UnitFacts } from './step.ts';
import { leavingSteps } from './steps-of-trade.ts';
import { readFacts } from './steps.store.ts';
import type { UnitState } from './unit-state.ts';
import { renewAnomalies } from './write-anomalies.ts';
import { writeFolded } from './write-folded.ts';

/** How strictly, and what time it is. */
export interface ProjectionOptions {
  /** `strict`: a broken integrity rule is thrown, before anything is kept. `fact`: it becomes an anomaly. */
  readonly mode: 'strict' | 'fact';
  readonly now: Date;
  /** Units that this transaction itself made with these events: nobody else sees them, and no row here names them. */
  readonly born?: ReadonlyMap<number, UnitFacts>;
  /** Units that are known already, so that they need not be read. */
  readonly known?: ReadonlyMap<number, UnitFacts>;
  /** Units of which it is known that they have a row of state. */
  readonly withState?: ReadonlySet<number>;
}

/**
 * Brings states, stocks, containments, holds, fills and anomalies up to date with events that have just been written,
 * in their transaction. A handful of statements per batch. Units for which the events are the newest go on from where
 * they stand; all others are folded again from the ledger. Throws `integrityBroken` in strict mode.
 */
export const projectEvents = async (
  tx: Tx,
  recorded: readonly RecordedEvent[],
  { mode, now, born = new Map(), known, withState }: ProjectionOptions,
): Promise<void> => {
  if (recorded.length === 0) return;
  writeMarks(tx, recorded);
  const events = recorded.filter(({ isDeclaration, voidedBy }) => !isDeclaration && voidedBy === undefined);
  const facts = events.map(factsOfRecorded);
  holdNested(tx, facts, born);
  const added = new Set(events.map(({ nr }) => nr));
  const voided = recorded.map(({ voids }) => voids).filter((nr) => nr !== undefined);
  const ofLots = await lotNewsOf(tx, { events, facts, voided, born, known });
  holdShipments(tx, recorded, ofLots);
  const [voidedUnits, voidedFacts] = await Promise.all([readNamed(tx, voided), readFacts(tx, voided)]);
  const own = stepsOfRecorded(events, facts);
  const undone = new Set([...voidedUnits.values()].flatMap((units) => [...units]));
  const locking = lockStates(tx, [...own.keys(), ...undone], { born, withState });
  // Asked behind the locks and on the same way, unless events empty containers or do not count any more.
  const isPlain = voided.length === 0 && facts.every(({ isEmptying }) => !isEmptying);
  const opening = isPlain ? openIntervals(tx, own, born) : undefined;
  opening?.catch(() => undefined);
  const states = await locking;
  // Once more, for the case may have been put onto a pallet while we waited for it.
  holdNested(tx, facts, born);
  const emptied = await emptiedChildren(tx, facts, voided);
  const more = [...emptied.byEmptying.keys(), ...emptied.undone].filter((nr) => !states.has(nr));
  for (const [nr, state] of await lockStates(tx, more)) states.set(nr, state);
  const steps = joinSteps(own, emptied.byEmptying);
  const plan = planOf(states, { steps, undone: new Set([...undone, ...emptied.undone]) });
  const parentsBefore = await parentsOf(tx, plan.anew);
  const folded = await foldUnits(tx, { ...plan, born, known, opening });
  writeFolded(tx, { folded, anew: plan.anew, born, before: states });
  const renewed = await renewLotClasses(tx, ofLots);
  const judged = await judgeAffected(tx, {
    folded,
    anew: new Set(plan.anew),
    lots: renewed.lots,
    before: states,
    born,
    parentsBefore,
    since: [...eventsOf(steps), ...voidedFacts.values()],
    shipped: shipmentsOfRecorded(events, facts),
    added,
  });
  const differing = await differingOf(tx, recorded);
  const ofUnits = folded.flatMap(({ anomalies }) => anomalies);
  const found = [...ofUnits, ...renewed.found, ...judged.found, ...differing];
  if (mode === 'strict') await refuseBroken(tx, { found, added, events });
  const { shipments } = judged;
  renewAnomalies(tx, { found, units: plan.anew, lots: renewed.lots, shipments, voided, now });
};

const eventsOf = (steps: ReadonlyMap<number, readonly Step[]>): EventFacts[] =>
  [...steps.values()].flatMap((ofUnit) => ofUnit.map(({ event }) => event));

/**
 * A shipment and a hold that come at the same moment would not see each other, nor would a shipment and whatever first
 * tells the product of a lot. Both are rare, and wait.
 */
const holdShipments = (tx: Tx, recorded: readonly RecordedEvent[], { isShared }: LotNews): void => {
  const isOfHolds = recorded.some(({ event }) => [...(event.holds ?? []), ...(event.lifts ?? [])].length > 0);
  if (isOfHolds || isShared) holdAllShipments(tx);
  else if (recorded.some(({ event }) => leavingSteps.includes(event.bizStep ?? '')))
    tx.send(sql`select pg_advisory_xact_lock_shared(${shipmentsLock}::bigint)`);
};

/**
 * Whoever ships a pallet locks the pallet, and whoever packs or unpacks a case that lies on it locks the case: they
 * would not see each other either. Doing so to something that is itself inside of something is rare, and waits.
 */
const holdNested = (tx: Tx, events: readonly EventFacts[], born: ReadonlyMap<number, unknown>): void => {
  const packings = events.filter(
    ({ action, parentNr }) =>
      (action === 'ADD' || action === 'DELETE') && parentNr !== undefined && !born.has(parentNr),
  );
  const [first] = packings.map(({ key }) => key).toSorted();
  if (first === undefined) return;
  const parents = [...new Set(packings.map(({ parentNr }) => parentNr))];
  tx.send(sql`
    select pg_advisory_xact_lock(${shipmentsLock}::bigint) from (
      select from containments c where c.child_nr = any(${parents}::bigint[])
        and (c.to_key is null or c.to_key > ${keyValue(first)}) limit 1) nested`);
};

/** What events that empty containers, new or declared wrong, do to what was inside. */
const emptiedChildren = async (
  tx: Tx,
  events: readonly EventFacts[],
  voided: readonly number[],
): Promise<{ byEmptying: Map<number, EventFacts[]>; undone: Set<number> }> => {
  const byEmptying = new Map<number, EventFacts[]>();
  const emptyings = events.filter(({ isEmptying }) => isEmptying);
  const undone = new Set<number>();
  if (voided.length > 0)
    for (const { childNr } of await readContainments(
      tx,
      sql<boolean>`c.to_event_nr = any(${[...voided]}::bigint[])`,
    ))
      undone.add(childNr);
  if (emptyings.length === 0) return { byEmptying, undone };
  const byParent = Map.groupBy(emptyings, ({ parentNr }) => parentNr);
  const keys = emptyings.map(({ key }) => key).toSorted();
  const parents = [...byParent.keys()].filter((nr) => nr !== undefined);
  const inside = await readContainments(
    tx,
    sql<boolean>`c.parent_nr = any(${parents}::bigint[]) and c.from_key < ${keyValue(keys.at(-1) ?? '')}
      and (c.to_key is null or c.to_key > ${keyValue(keys[0] ?? '')})`,
  );
  for (const { parentNr, childNr, from, to } of inside)
    for (const event of byParent.get(parentNr) ?? [])
      if (from.key < event.key && (to === null || to.key > event.key))
        byEmptying.set(childNr, [...(byEmptying.get(childNr) ?? []), event]);
  return { byEmptying, undone };
};

interface News {
  readonly steps: ReadonlyMap<number, readonly Step[]>;
  readonly undone: ReadonlySet<number>;
}

/** It is not the newest of its unit, or explains what another event of the same moment seemed to do wrong. */
const changesThePast = (step: Step, { lastKey, lastTime }: UnitState): boolean =>
  step.event.key <= lastKey || (step.event.time === lastTime && isTakenOut(step));

const planOf = (states: ReadonlyMap<number, UnitState>, { steps, undone }: News) => {
  const goOn = new Map<number, { state: UnitState; steps: readonly Step[] }>();
  const anew: number[] = [];
  for (const [nr, state] of states) {
    const fresh = steps.get(nr) ?? [];
    if (undone.has(nr) || fresh.some((step) => changesThePast(step, state))) anew.push(nr);
    else goOn.set(nr, { state, steps: fresh });
  }
  return { goOn, anew: anew.toSorted((a, b) => a - b) };
};

/** The containers that units were in before they are folded again. */
const parentsOf = async (tx: Tx, units: readonly number[]): Promise<number[]> => {
  if (units.length === 0) return [];
  const rows = await readContainments(tx, sql<boolean>`c.child_nr = any(${[...units]}::bigint[])`);
  return [...new Set(rows.map(({ parentNr }) => parentNr))];
};
