import type { UnitRow } from '@yuanliu/core/trace';
import type { Page } from '@yuanliu/core/platform';
import { type Ctx, type Db, pageFrom } from '../../platform/index.ts';
import { seekUnits } from '../ledger/seek-units.ts';
import { holdsOn } from './holds-on.ts';
import { onHandOf, type StockLine, stocksOf } from './stock-lines.ts';
import { placeLabels, placeView, refsOf } from './unit-refs.ts';
import { selectUnits, type UnitFilter, type UnitRecord } from './unit.store.ts';
import { writingOf } from './written-amounts.ts';

/** Finds units by whatever was scanned or typed, by kind, place and hold; the youngest first. */
export const findUnits = async (
  { db, scope }: Ctx,
  { find, ...filter }: Omit<UnitFilter, 'among'> & { readonly find?: string | undefined },
): Promise<Page<UnitRow>> => {
  const text = find?.trim() ?? '';
  const among = text === '' ? undefined : await seekUnits(db, text);
  const found = await selectUnits(db, scope, { ...filter, ...(among !== undefined && { among }) });
  const { rows, next } = pageFrom(found, filter.limit, ({ nr }) => [nr]);
  const stocks = await stocksOf(
    db,
    scope,
    rows.filter(({ isPartlyHidden }) => !isPartlyHidden).map(({ nr }) => Number(nr)),
  );
  return { rows: await presentUnits(db, rows, stocks), next };
};

/** Units as they stand in lists; of a quantity `stocks` say how much of it is where. */
export const presentUnits = async (
  db: Db,
  records: readonly UnitRecord[],
  stocks: ReadonlyMap<number, StockLine[]>,
): Promise<UnitRow[]> => {
  const wheres = records.map((record) => whereOf(record, stocks.get(Number(record.nr))));
  const [products, labels, holds, written] = await Promise.all([
    refsOf(
      db,
      records.map(({ classNr }) => (classNr === null ? null : Number(classNr))),
    ),
    placeLabels(
      db,
      wheres.map(({ place }) => place),
    ),
    holdsOn(
      db,
      records.map(({ nr }) => Number(nr)),
    ),
    writingOf(
      db,
      records.map(({ nr }) => Number(nr)),
    ),
  ]);
  return records.map((record, index) => ({
    nr: Number(record.nr),
    uri: record.uri,
    label: record.label,
    kind: record.kind,
    product: products.get(Number(record.classNr)) ?? null,
    disposition: record.disposition,
    place: placeView(wheres[index]?.kind ?? null, wheres[index]?.place ?? null, labels),
    placeCount: wheres[index]?.count ?? 0,
    onHand: written(Number(record.nr), wheres[index]?.onHand ?? {}),
    uom: isCounted(record) ? written.uomOf(Number(record.nr)) : null,
    isHeld: (holds.get(Number(record.nr)) ?? []).length > 0,
    isEnded: record.isEnded ?? false,
    lastTime: record.lastTime?.toISOString() ?? null,
    isPartlyHidden: record.isPartlyHidden,
  }));
};

/** Where a unit is and how much there is of it: of a quantity the one place where all that is at hand lies. */
const whereOf = ({ placeKind, place, onHand }: UnitRecord, stocks: readonly StockLine[] | undefined) => {
  if (stocks === undefined) {
    const isSomewhere = placeKind !== null && placeKind !== 'unknown' && placeKind !== 'gone';
    return { kind: placeKind, place, count: isSomewhere ? 1 : 0, onHand };
  }
  const atHand = stocks.filter(({ kind }) => kind !== 'party');
  const places = atHand.length > 0 ? atHand : stocks;
  const [only] = places.length === 1 ? places : [];
  return {
    kind: only?.kind ?? null,
    place: only?.place ?? null,
    count: places.length,
    onHand: onHandOf(stocks),
  };
};

/** Of lots and runs there is an amount, nothing included; what events outside the scope stated it in is not told. */
const isCounted = ({ kind, isPartlyHidden }: UnitRecord): boolean =>
  (kind === 'lot' || kind === 'run') && !isPartlyHidden;
