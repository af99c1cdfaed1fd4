import type { PlaceView, UnitKind, UnitRef } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { namesOf } from '../epcis/master-data/names-of.ts';
import type { PlaceKind } from '../projection/place.ts';

interface RefRow {
  readonly nr: string;
  readonly uri: string;
  readonly label: string;
  readonly kind: UnitKind;
}

/** Units by number, as they are named everywhere. */
export const refsOf = async (
  db: Db,
  nrs: Iterable<number | null | undefined>,
): Promise<Map<number, UnitRef>> => {
  const wanted = [...new Set(nrs)].filter((nr) => nr !== null && nr !== undefined);
  if (wanted.length === 0) return new Map();
  const rows = await db.rows(sql<RefRow>`
    select nr, uri, label, kind from units where nr = any(${wanted}::bigint[])`);
  return new Map(rows.map(({ nr, ...ref }) => [Number(nr), { nr: Number(nr), ...ref }]));
};

/** What places are called by URI: as master data names them, else by their label where they are known as units. */
export const placeLabels = async (
  db: Db,
  uris: Iterable<string | null | undefined>,
): Promise<Map<string, string>> => {
  const wanted = [...new Set(uris)].filter((uri) => uri !== null && uri !== undefined && uri !== '');
  if (wanted.length === 0) return new Map();
  const rows = await db.rows(sql<{ uri: string; label: string }>`
    select uri, label from units where uri = any(${wanted}::text[])`);
  const names = await namesOf(db, wanted);
  return new Map([...rows.map(({ uri, label }) => [uri, label] as const), ...names]);
};

/** A place as it is shown. */
export const placeView = (
  kind: PlaceKind | null,
  uri: string | null,
  labels: ReadonlyMap<string, string>,
): PlaceView => ({
  kind: kind ?? 'unknown',
  uri: uri === '' ? null : uri,
  label: labels.get(uri ?? '') ?? null,
});
