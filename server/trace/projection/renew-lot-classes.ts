import type { Tx } from '../../platform/index.ts';
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import type { FoundAnomaly } from './anomaly.ts';
import { classesTold, type LotClass, membershipsIn, newsIn, severalProducts } from './lot-classes.ts';
import { lotsToldBy, readLotClasses, rewriteLotClasses, writeLotClasses } from './lot-classes.store.ts';
import { readUnits } from './projection.store.ts';
import type { EventFacts, UnitFacts } from './step.ts';

/** What events say of lots, and events that do not count any more. */
export interface ToldOfLots {
  readonly events: readonly RecordedEvent[];
  /** Of the events in turn. */
  readonly facts: readonly EventFacts[];
  readonly voided: readonly number[];
  /** Units that this transaction itself made. */
  readonly born: ReadonlyMap<number, UnitFacts>;
  /** Further units that need not be read. */
  readonly known: ReadonlyMap<number, UnitFacts> | undefined;
}

/** What may change of the products of lots. */
export interface LotNews {
  readonly told: readonly LotClass[];
  /** Lots of which an event that told a product does not count any more. */
  readonly undone: readonly number[];
  /** Others may be telling of the same lots, or shipping them. */
  readonly isShared: boolean;
}

/** Lots whose products are others than before, or told by another event, and what is wrong with these. */
export interface RenewedLots {
  readonly lots: readonly number[];
  readonly found: readonly FoundAnomaly[];
}

/**
 * What events tell of the products of lots that have none in their URI and was not known. Asks nothing where no such
 * lot is named, and one question where it is.
 */
export const lotNewsOf = async (
  tx: Tx,
  { events, facts, voided, born, known }: ToldOfLots,
): Promise<LotNews> => {
  const factsOf = (nr: number): UnitFacts | undefined => born.get(nr) ?? known?.get(nr);
  const memberships = membershipsIn(events, facts, (lotNr) => factsOf(lotNr)?.classNr === undefined);
  const undone = await lotsToldBy(tx, voided);
  const unknown = memberships
    .flatMap(({ unitNr, lotNr }) => [unitNr, lotNr])
    .filter((nr) => factsOf(nr) === undefined);
  const read = await readUnits(tx, unknown);
  const all = classesTold(memberships, (nr) => factsOf(nr) ?? read.get(nr));
  const before = await readLotClasses(
    tx,
    lotsIn(all).filter((nr) => !born.has(nr)),
  );
  const told = newsIn(all, before);
  const isShared = [...undone, ...lotsIn(told)].some((nr) => !born.has(nr));
  return { told, undone, isShared };
};

const lotsIn = (classes: readonly LotClass[]): number[] => [...new Set(classes.map(({ lotNr }) => lotNr))];

/**
 * Brings the products of lots up to date. Where these are shared, `holdAllShipments` comes first: two that tell
 * different products of one lot at the same moment would not see each other.
 */
export const renewLotClasses = async (tx: Tx, { told, undone, isShared }: LotNews): Promise<RenewedLots> => {
  if (told.length + undone.length === 0) return { lots: [], found: [] };
  const news = isShared ? newsIn(told, await readLotClasses(tx, lotsIn(told))) : told;
  if (news.length > 0) writeLotClasses(tx, news);
  if (undone.length > 0) rewriteLotClasses(tx, undone);
  const lots = [...new Set([...undone, ...lotsIn(news)])].toSorted((a, b) => a - b);
  return { lots, found: severalProducts(await readLotClasses(tx, lots)) };
};

/** Makes the products of lots again from the ledger, behind `holdAllShipments`; what is wrong with these. */
export const rebuildLotClasses = async (tx: Tx, lots: readonly number[]): Promise<FoundAnomaly[]> => {
  if (lots.length === 0) return [];
  rewriteLotClasses(tx, lots);
  return severalProducts(await readLotClasses(tx, lots));
};
