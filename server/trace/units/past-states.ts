import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { entriesIn, withEmptyings } from '../projection/emptied-steps.ts';
import { momentOf } from '../projection/event-key.ts';
import { foldUnit } from '../projection/fold-unit.ts';
import { readContainments, readUnits } from '../projection/projection.store.ts';
import { readStates } from '../projection/state-rows.ts';
import { readEmptyings, readSteps } from '../projection/steps.store.ts';
import { type Containment, emptyState, type Folded, type UnitState } from '../projection/unit-state.ts';

/** A unit at a moment: what it was, and what it was inside of then. */
export interface PastUnit {
  readonly state: UnitState;
  readonly open: readonly Containment[];
}

/**
 * What units were right after all events of a moment, as is known today. Those that nothing has happened to since are
 * what they are now; the others are folded from the ledger up to there.
 */
export const pastUnits = async (
  db: Db,
  unitNrs: Iterable<number>,
  at: Date,
): Promise<Map<number, PastUnit>> => {
  const nrs = [...new Set(unitNrs)];
  if (nrs.length === 0) return new Map();
  const changed = await changedSince(db, nrs, at);
  const still = nrs.filter((nr) => !changed.has(nr));
  const [states, stays, folded] = await Promise.all([
    readStates(db, still),
    readContainments(db, sql<boolean>`c.child_nr = any(${still}::bigint[]) and c.to_key is null`),
    foldedAt(db, [...changed], at),
  ]);
  const open = Map.groupBy(stays, ({ childNr }) => childNr);
  return new Map([
    ...still.map((nr) => {
      const state = states.get(nr)?.state ?? emptyState();
      return [nr, { state, open: open.get(nr) ?? [] }] as const;
    }),
    ...[...changed].map((nr) => [nr, endOf(folded.get(nr))] as const),
  ]);
};

const endOf = (folded: Folded | undefined): PastUnit => ({
  state: folded?.state ?? emptyState(),
  open: folded?.containments.filter(({ to }) => to === null) ?? [],
});

const changedSince = async (db: Db, nrs: readonly number[], at: Date): Promise<Set<number>> => {
  const rows = await db.rows(sql<{ nr: string }>`
    select unit_nr as nr from unit_states where unit_nr = any(${[...nrs]}::bigint[]) and last_time > ${at}`);
  return new Set(rows.map(({ nr }) => Number(nr)));
};

/** Folds units from the ledger as far as all events of a moment. */
export const foldedAt = async (
  db: Db,
  unitNrs: readonly number[],
  at: Date,
): Promise<Map<number, Folded>> => {
  const moment = momentOf(at);
  const all = new Map(
    [...(await readSteps(db, unitNrs))].map(([nr, steps]) => [
      nr,
      steps.filter(({ event }) => event.time <= moment),
    ]),
  );
  const parents = [...all.values()].flatMap(entriesIn).map(({ parentNr }) => parentNr);
  const emptyings = await readEmptyings(db, [...new Set(parents)], '-infinity');
  const past = new Map(
    [...emptyings].map(([nr, events]) => [nr, events.filter(({ time }) => time <= moment)]),
  );
  const units = await readUnits(db, all.keys());
  return new Map(
    [...all].flatMap(([nr, steps]) => {
      const unit = units.get(nr);
      if (unit === undefined) return [];
      const start = { unit, factsOf: (other: number) => units.get(other) };
      return [[nr, foldUnit(start, withEmptyings(steps, past))] as const];
    }),
  );
};
