import { regionOrigins } from '@yuanliu/core/catalog';
import { recordChanged, recordTable } from '@yuanliu/core/forms';
import { Problem } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import {
  changeRecord,
  drawnTable,
  formForWriting,
  loadRecords,
  type RecordSurroundings,
} from '../../forms/index.ts';
import { type Ctx, type Db, newId, type Tx } from '../../platform/index.ts';
import type { RegionLine } from './region-data.ts';

/** A version of the data that come along. */
export interface RegionData {
  readonly version: string;
  /** The day that the data speak of (ISO). */
  readonly asOf: string;
  /** Parents before what lies in them. */
  readonly regions: () => Promise<readonly RegionLine[]>;
}

interface StandingRegion {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly isStandard: boolean;
  readonly isOpen: boolean;
}

/** All that stand, recycled and void ones too: what the enterprise threw away is not brought back. */
const standingRegions = (db: Db | Tx): Promise<StandingRegion[]> =>
  db.rows(sql<StandingRegion>`
    select id, code, version, origin is not distinct from ${regionOrigins.standard} as "isStandard",
      valid_until is null and deleted_at is null and state <> 3 as "isOpen"
    from ${drawnTable(recordTable('region'))}`);

const isLoaded = async (db: Db, { version }: RegionData): Promise<boolean> => {
  const rows = await db.rows(sql`select 1 from catalog_region_loads where data_version = ${version}`);
  return rows.length > 0;
};

/** Writes down that the data are in; false where another process has done so. */
const mark = async (tx: Tx, ctx: Ctx, { version }: RegionData): Promise<boolean> => {
  const rows = await tx.rows(sql`
    insert into catalog_region_loads (data_version, loaded_at, added, ended)
    values (${version}, ${ctx.clock.now()}::timestamptz, 0, 0)
    on conflict do nothing returning 1`);
  return rows.length > 0;
};

interface Loading {
  readonly data: RegionData;
  readonly regions: readonly RegionLine[];
  readonly around: RecordSurroundings;
}

/** False where somebody else has just changed it: a person, or another process of the product that starts. */
const endRegion = async (
  ctx: Ctx,
  { id, version }: Pick<StandingRegion, 'id' | 'version'>,
  { data, around }: Pick<Loading, 'data' | 'around'>,
): Promise<boolean> => {
  try {
    await changeRecord(ctx, around, { form: 'region', id, version, values: { valid_until: data.asOf } });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.kind === recordChanged) return false;
    throw error;
  }
};

/** Dates out what the data no longer know, as far as nobody has touched it since it was brought in. Answers how many. */
const endRegions = async (ctx: Ctx, { data, regions, around }: Loading): Promise<number> => {
  const known = new Set(regions.map(({ code }) => code));
  const ended = (await standingRegions(ctx.db)).filter(
    ({ code, version, isStandard, isOpen }) => isStandard && isOpen && version === 1 && !known.has(code),
  );
  let count = 0;
  for (const { id, version } of ended)
    count += (await endRegion(ctx, { id, version }, { data, around })) ? 1 : 0;
  return count;
};

/** Adds the regions whose code does not stand yet. Answers how many. */
const addRegions = async (tx: Tx, ctx: Ctx, { data, regions, around }: Loading): Promise<number> => {
  const form = await formForWriting(tx, 'region');
  const standing = await standingRegions(tx);
  const isFirst = standing.every(({ isStandard }) => !isStandard);
  const ids = new Map(standing.map(({ code, id }) => [code, id]));
  const missing = regions.filter(({ code }) => !ids.has(code));
  for (const { code } of missing) ids.set(code, newId());
  const records = missing.map(({ code, name, level, parent, fullName }) => ({
    id: ids.get(code) ?? newId(),
    values: {
      code,
      name,
      level,
      parent: (parent === undefined ? undefined : ids.get(parent)) ?? null,
      full_name: fullName,
      valid_from: isFirst ? null : data.asOf,
      origin: regionOrigins.standard,
    },
  }));
  await loadRecords(tx, ctx, { form, records, source: data.version, zone: around.zone });
  return records.length;
};

/**
 * Brings in the regions that come along, once for each version of the data: the first time all of them, later those that are
 * new, from the day of the data on, while those that are gone end on that day. What the enterprise has changed, added or
 * thrown away stays as it is.
 */
export const loadRegions = async (
  ctx: Ctx,
  { data, around }: { readonly data: RegionData; readonly around: RecordSurroundings },
): Promise<void> => {
  if (await isLoaded(ctx.db, data)) return;
  const loading = { data, regions: await data.regions(), around };
  const ended = await endRegions(ctx, loading);
  await ctx.db.transact(async (tx) => {
    if (!(await mark(tx, ctx, data))) return;
    const added = await addRegions(tx, ctx, loading);
    tx.send(sql`
      update catalog_region_loads set added = ${added}::int, ended = ${ended}::int
      where data_version = ${data.version}`);
  });
};
