import { sql } from 'kysely';
import type { Database, Tx } from '../../platform/index.ts';
import { differingOfUnits } from './differing-declarations.ts';
import { foldUnits } from './fold-units.ts';
import { judge } from './judge-affected.ts';
import { lotsWithoutProduct } from './lot-classes.store.ts';
import { lockStates } from './projection.store.ts';
import { rebuildLotClasses } from './renew-lot-classes.ts';
import { holdAllShipments } from './shipments-lock.ts';
import { readShipmentsOfUnits } from './shipments.store.ts';
import { renewAnomalies } from './write-anomalies.ts';
import { writeFolded } from './write-folded.ts';

export interface Rebuilding {
  readonly now: () => Date;
  /** Told after every batch: units done in this phase (1 folds, 2 judges shipments). */
  readonly onProgress?: (phase: 1 | 2, units: number) => void;
  /** Units per transaction. */
  readonly batch?: number;
}

const defaultBatch = 500;

/**
 * Makes states, stocks, containments, holds, fills, products of lots and anomalies again from the ledger, in batches of units, each in a
 * transaction of its own, beside captures that go on. Goes on where an earlier one was stopped. What persons resolved
 * stays. Answers how many units were folded in this run.
 */
export const rebuildProjections = async (
  db: Database,
  { now, onProgress, batch = defaultBatch }: Rebuilding,
): Promise<number> => {
  let done = { phase: await begin(db, now()), units: 0, isOver: false };
  let folded = 0;
  let inPhase = 0;
  while (!done.isOver) {
    const { phase } = done;
    const next = await db.transact((tx) => advance(tx, batch, now()));
    if (phase === 1) folded += next.units;
    inPhase = next.phase === phase ? inPhase + next.units : 0;
    onProgress?.(next.phase, inPhase);
    done = next;
  }
  return folded;
};

type Phase = 1 | 2;

const phaseOf = (phase: number): Phase => (phase === 2 ? 2 : 1);

const begin = (db: Database, at: Date): Promise<Phase> =>
  db.transact(async (tx) => {
    await tx.rows(sql`
      insert into projection_rebuild (started_at, phase, after_unit_nr) values (${at}, 1, 0) on conflict do nothing`);
    const [row] = await tx.rows(sql<{ phase: number }>`select phase from projection_rebuild`);
    return phaseOf(row?.phase ?? 1);
  });

interface Advanced {
  readonly phase: Phase;
  readonly units: number;
  readonly isOver: boolean;
}

/** One batch. Two rebuilds at once take turns, for each locks the row that says how far they are. */
const advance = async (tx: Tx, batch: number, now: Date): Promise<Advanced> => {
  const [row] = await tx.rows(sql<{ phase: number; after: string }>`
    select phase, after_unit_nr as after from projection_rebuild for update`);
  if (row === undefined) return { phase: 2, units: 0, isOver: true };
  const phase = phaseOf(row.phase);
  const nrs = await nextUnits(tx, Number(row.after), batch);
  if (nrs.length > 0) await (phase === 1 ? foldAgain(tx, nrs, now) : judgeAgain(tx, nrs, now));
  const last = nrs.at(-1);
  if (last !== undefined) {
    await tx.rows(sql`update projection_rebuild set after_unit_nr = ${last}`);
    return { phase, units: nrs.length, isOver: false };
  }
  if (phase === 1) {
    await tx.rows(sql`update projection_rebuild set phase = 2, after_unit_nr = 0`);
    return { phase: 2, units: 0, isOver: false };
  }
  await tx.rows(sql`delete from projection_rebuild`);
  return { phase, units: 0, isOver: true };
};

/** Units that are named by an event, be it as the lot of a member alone, or were once. */
const nextUnits = async (tx: Tx, after: number, batch: number): Promise<number[]> => {
  const rows = await tx.rows(sql<{ nr: string }>`
    select u.nr from units u
    where u.nr > ${after} and (exists (select from incidences i where i.unit_nr = u.nr)
      or exists (select from unit_states s where s.unit_nr = u.nr)
      or (u.class_nr is null and (exists (select from incidences i where i.peer_nr = u.nr)
        or exists (select from unit_classes c where c.unit_nr = u.nr))))
    order by u.nr limit ${batch}`);
  return rows.map(({ nr }) => Number(nr));
};

const foldAgain = async (tx: Tx, nrs: readonly number[], now: Date): Promise<void> => {
  const lots = await lotsWithoutProduct(tx, nrs);
  if (lots.length > 0) holdAllShipments(tx);
  await lockStates(tx, nrs);
  const folded = await foldUnits(tx, { goOn: new Map(), anew: nrs });
  writeFolded(tx, { folded, anew: nrs });
  const ofLots = await rebuildLotClasses(tx, lots);
  const differing = await differingOfUnits(tx, nrs);
  const found = [...folded.flatMap(({ anomalies }) => anomalies), ...ofLots, ...differing];
  renewAnomalies(tx, { found, units: nrs, lots: nrs, shipments: [], voided: [], now });
};

const judgeAgain = async (tx: Tx, nrs: readonly number[], now: Date): Promise<void> => {
  await lockStates(tx, nrs);
  const found = await judge(tx, await readShipmentsOfUnits(tx, nrs));
  renewAnomalies(tx, { found, units: [], lots: [], shipments: [], shippers: nrs, voided: [], now });
};
