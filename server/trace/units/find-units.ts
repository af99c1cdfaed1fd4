import type { UnitRow } from '@yuanliu/core/trace';
import type { Page } from '@yuanliu/core/platform';
import { type Ctx, type Db, pageFrom } from '../../platform/index.ts';
import { seekUnits } from '../ledger/seek-units.ts';
import { holdsOn } from './holds-on.ts';
import { placeLabels, placeView, refsOf } from './unit-refs.ts';
import { selectUnits, type UnitFilter, type UnitRecord } from './unit.store.ts';

/** Finds units by whatever was scanned or typed, by kind, place and hold; the youngest first. */
export const findUnits = async (
  { db, scope }: Ctx,
  { find, ...filter }: Omit<UnitFilter, 'among'> & { readonly find?: string | undefined },
): Promise<Page<UnitRow>> => {
  const text = find?.trim() ?? '';
  const among = text === '' ? undefined : await seekUnits(db, text);
  const found = await selectUnits(db, scope, { ...filter, ...(among !== undefined && { among }) });
  const { rows, next } = pageFrom(found, filter.limit, ({ nr }) => [nr]);
  return { rows: await presentUnits(db, rows), next };
};

/** Units as they stand in lists. */
export const presentUnits = async (db: Db, records: readonly UnitRecord[]): Promise<UnitRow[]> => {
  const [products, labels, holds] = await Promise.all([
    refsOf(
      db,
      records.map(({ classNr }) => (classNr === null ? null : Number(classNr))),
    ),
    placeLabels(
      db,
      records.map(({ place }) => place),
    ),
    holdsOn(
      db,
      records.map(({ nr }) => Number(nr)),
    ),
  ]);
  return records.map((record) => ({
    nr: Number(record.nr),
    uri: record.uri,
    label: record.label,
    kind: record.kind,
    product: products.get(Number(record.classNr)) ?? null,
    disposition: record.disposition,
    place: placeView(record.placeKind, record.place, labels),
    onHand: { ...record.onHand },
    isHeld: (holds.get(Number(record.nr)) ?? []).length > 0,
    isEnded: record.isEnded ?? false,
    lastTime: record.lastTime?.toISOString() ?? null,
    isPartlyHidden: record.isPartlyHidden,
  }));
};
