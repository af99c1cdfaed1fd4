import { isDeepStrictEqual } from 'node:util';
import type { JsonValue } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { anomalyId, type FoundAnomaly } from './anomaly.ts';
import { foldUnits } from './fold-units.ts';
import { severalProducts } from './lot-classes.ts';
import { readLotClasses, readToldClasses } from './lot-classes.store.ts';
import { placeWord, type PlaceKind } from './place.ts';
import { readContainments, readHolds } from './projection.store.ts';
import { readStates, searchedOf } from './state-rows.ts';
import type { Containment, Fill, Folded, Hold } from './unit-state.ts';
import { notOfUnit } from './write-anomalies.ts';

/** What of a unit may differ from the ledger. */
export type ProjectionPart = 'state' | 'stocks' | 'containers' | 'holds' | 'fills' | 'products' | 'anomalies';

/** What was looked at, and the units of which the tables say something else than the ledger. */
export interface Comparison {
  readonly looked: number;
  /** Units whose history is too long for a look of seconds. */
  readonly tooLong: number;
  readonly differing: readonly {
    readonly nr: number;
    readonly uri: string;
    readonly parts: readonly ProjectionPart[];
  }[];
}

/** How much is looked at. */
export interface Sample {
  /** Units at the most. */
  readonly size: number;
  /** Begins no further batch behind this moment. */
  readonly until: Date;
}

const batch = 50;
/** Folding so many events takes half a second. */
const mostEvents = 5_000;

/**
 * Folds a random sample of units again and compares that with the tables; changes nothing. For a connection on which one
 * snapshot lasts, so that captures beside it make no difference. Shipments are not judged again.
 */
export const compareProjections = async (db: Db, { size, until }: Sample): Promise<Comparison> => {
  const sample = await randomUnits(db, size);
  const short = sample.filter(({ isLong }) => !isLong).map(({ nr }) => nr);
  const differing: Comparison['differing'][number][] = [];
  let looked = 0;
  while (looked < short.length && Date.now() < until.getTime()) {
    const nrs = short.slice(looked, looked + batch);
    differing.push(...(await compare(db, nrs)));
    looked += nrs.length;
  }
  return { looked, tooLong: sample.length - short.length, differing };
};

/** Whatever comes first behind a random number, as often as there are units wanted: each unit about as likely. */
const randomUnits = async (
  db: Db,
  size: number,
): Promise<{ readonly nr: number; readonly isLong: boolean }[]> => {
  const rows = await db.rows(sql<{ nr: string; events: number }>`
    with span as materialized (select min(nr) as low, max(nr) as high from units),
    drawn as materialized (
      select low + floor(random() * (high - low + 1))::bigint as at from span, generate_series(1, ${size}) as turn
    ), sample as (
      select distinct picked.nr from drawn
      cross join lateral (select u.nr from units u where u.nr >= drawn.at order by u.nr limit 1) picked
    )
    select nr, (select count(*)::int from (
      select from incidences i where i.unit_nr = sample.nr
      union all
      select from units u join incidences i on i.peer_nr = u.nr where u.nr = sample.nr and u.class_nr is null
      limit ${mostEvents + 1}) named) as events
    from sample order by random()`);
  return rows.map(({ nr, events }) => ({ nr: Number(nr), isLong: events > mostEvents }));
};

const compare = async (db: Db, nrs: readonly number[]): Promise<Comparison['differing'][number][]> => {
  const folded = await foldUnits(db, { goOn: new Map(), anew: nrs });
  const told = await readToldClasses(db, nrs);
  const ofLots = severalProducts(told);
  const [states, stocks, stays, holds, fills, classes, anomalies, uris] = await Promise.all([
    readStates(db, nrs),
    stocksIn(db, nrs),
    readContainments(db, sql<boolean>`c.child_nr = any(${[...nrs]}::bigint[])`),
    readHolds(db, sql<boolean>`h.unit_nr = any(${[...nrs]}::bigint[])`),
    fillsIn(db, nrs),
    readLotClasses(db, nrs),
    anomaliesIn(db, nrs),
    db.rows(
      sql<{ nr: string; uri: string }>`select nr, uri from units where nr = any(${[...nrs]}::bigint[])`,
    ),
  ]);
  const uriOf = new Map(uris.map(({ nr, uri }) => [Number(nr), uri]));
  return folded.flatMap((unit) => {
    const { unitNr, state } = unit;
    const pairs: Readonly<Record<ProjectionPart, readonly [unknown, unknown]>> = {
      state: [{ state, searched: searchedOf(unit) }, states.get(unitNr) ?? nothingOf(unit)],
      stocks: [state.stocks, stocks.get(unitNr) ?? {}],
      containers: [byKey(unit.containments, stayKey), byKey(own(stays, unitNr), stayKey)],
      holds: [
        byKey(unit.holds, holdKey),
        byKey(
          holds.filter((each) => each.unitNr === unitNr),
          holdKey,
        ),
      ],
      fills: [unit.fills.map(fillWord), fills.get(unitNr) ?? []],
      products: [
        told.filter(({ lotNr }) => lotNr === unitNr),
        classes.filter(({ lotNr }) => lotNr === unitNr),
      ],
      anomalies: [
        [],
        unlikeOf(
          idsOf([...unit.anomalies, ...ofLots.filter((each) => each.unitNr === unitNr)]),
          anomalies.get(unitNr) ?? [],
        ),
      ],
    };
    const parts = partNames.filter((part) => !isDeepStrictEqual(...pairs[part]));
    return parts.length === 0 ? [] : [{ nr: unitNr, uri: uriOf.get(unitNr) ?? '', parts }];
  });
};

/** What a unit without a row is taken for: right as long as no event names it. */
const nothingOf = (unit: Folded): unknown =>
  unit.state.eventCount === 0 ? { state: unit.state, searched: searchedOf(unit) } : undefined;

/** Found and not kept, or open and not found; what a person resolved is kept whether it is found again or not. */
const unlikeOf = (found: readonly string[], kept: readonly KeptAnomaly[]): string[] => [
  ...found.filter((id) => kept.every((each) => each.id !== id)),
  ...kept.filter(({ id, isOpen }) => isOpen && !found.includes(id)).map(({ id }) => id),
];

const partNames = ['state', 'stocks', 'containers', 'holds', 'fills', 'products', 'anomalies'] as const;

const own = (stays: readonly Containment[], unitNr: number): Containment[] =>
  stays.filter(({ childNr }) => childNr === unitNr);
const stayKey = ({ from, parentNr, bond }: Containment): string => `${from.key} ${parentNr} ${bond}`;
const holdKey = ({ from, holdId, isExemption }: Hold): string => `${from.key} ${holdId} ${isExemption}`;
const byKey = <T>(rows: readonly T[], keyOf: (row: T) => string): T[] =>
  rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
const idsOf = (anomalies: readonly FoundAnomaly[]): string[] =>
  [...new Set(anomalies.map(anomalyId))].toSorted();

const stocksIn = async (
  db: Db,
  nrs: readonly number[],
): Promise<Map<number, Record<string, Record<string, string>>>> => {
  const rows = await db.rows(sql<{
    nr: string;
    kind: PlaceKind;
    uri: string;
    amounts: Record<string, string>;
  }>`
    select unit_nr as nr, place_kind as kind, place as uri, jsonb_object_agg(uom, quantity::text) as amounts
    from unit_stocks where unit_nr = any(${[...nrs]}::bigint[]) group by unit_nr, place_kind, place`);
  const stocks = new Map<number, Record<string, Record<string, string>>>();
  for (const { nr, kind, uri, amounts } of rows)
    stocks.set(Number(nr), { ...stocks.get(Number(nr)), [placeWord({ kind, uri })]: amounts });
  return stocks;
};

/** A fill in the few values that all others follow from. */
const fillWord = ({ ordinal, uri, opened, closed, heel, charged, drawn }: Fill): JsonValue => [
  ordinal,
  uri,
  opened.eventNr,
  closed?.eventNr ?? 0,
  { ...heel },
  { ...charged },
  { ...drawn },
];

const fillsIn = async (db: Db, nrs: readonly number[]): Promise<Map<number, JsonValue[]>> => {
  const rows = await db.rows(sql<{ nr: string; word: JsonValue }>`
    select vessel_nr as nr, jsonb_build_array(ordinal, uri, opened_event_nr, coalesce(closed_event_nr, 0), heel, charged,
      drawn) as word
    from fills where vessel_nr = any(${[...nrs]}::bigint[]) order by vessel_nr, ordinal`);
  return new Map(
    [...Map.groupBy(rows, ({ nr }) => Number(nr))].map(([nr, ofVessel]) => [
      nr,
      ofVessel.map(({ word }) => word),
    ]),
  );
};

interface KeptAnomaly {
  readonly id: string;
  readonly isOpen: boolean;
}

const anomaliesIn = async (db: Db, nrs: readonly number[]): Promise<Map<number, KeptAnomaly[]>> => {
  const rows = await db.rows(sql<KeptAnomaly & { nr: string }>`
    select unit_nr as nr, id, state = 'open' as "isOpen" from anomalies
    where unit_nr = any(${[...nrs]}::bigint[]) and state <> 'cleared' and kind <> all(${[...notOfUnit]}::text[])`);
  return Map.groupBy(rows, ({ nr }) => Number(nr));
};
