import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { runsAround } from '../projection/around.store.ts';
import { type Place, placeIn, type PlaceKind } from '../projection/place.ts';
import { readUnits } from '../projection/projection.store.ts';
import type { UnitFacts } from '../projection/step.ts';
import type { UnitState } from '../projection/unit-state.ts';
import { isWithin } from '../projection/world.ts';
import { pastUnits } from './past-states.ts';

/** Where units are now, in their containers where they are in some. */
export const placesOf = async (db: Db, unitNrs: readonly number[]): Promise<Map<number, Place>> => {
  const rows = await db.rows(sql<{ nr: string; kind: PlaceKind; uri: string | null }>`
    select asked.nr, p.place_kind as kind, p.place as uri
    from unnest(${[...unitNrs]}::bigint[]) as asked (nr), effective_place(asked.nr) p`);
  return new Map(rows.map(({ nr, kind, uri }) => [Number(nr), { kind, uri: uri ?? '' }]));
};

/** Where a unit was right after all events of a moment: in the container of that time, where that was. */
export const placeOf = async (db: Db, unitNr: number, at?: Date): Promise<Place> => {
  const places = at === undefined ? await placesOf(db, [unitNr]) : await placesAt(db, [unitNr], at);
  return places.get(unitNr) ?? nowhere;
};

const nowhere: Place = { kind: 'unknown', uri: '' };

/** The same of several units; of items that had no place of their own, where their run was. */
export const placesAt = async (db: Db, unitNrs: readonly number[], at: Date): Promise<Map<number, Place>> => {
  const own = await ownPlacesAt(db, unitNrs, at);
  const lost = unitNrs.filter((nr) => (own.get(nr)?.kind ?? 'unknown') === 'unknown');
  return new Map([...own, ...(await runPlacesAt(db, lost, at))]);
};

const ownPlacesAt = async (db: Db, unitNrs: readonly number[], at: Date): Promise<Map<number, Place>> => {
  const chains = await chainsAt(db, unitNrs, at);
  const units = await pastUnits(db, [...unitNrs, ...[...chains.values()].flat()], at);
  return new Map(
    unitNrs.map((nr) => {
      const places = [...(chains.get(nr) ?? []).toReversed(), nr].map((each) => units.get(each)?.state.place);
      return [nr, places.find((place) => place !== undefined && place.kind !== 'unknown') ?? nowhere];
    }),
  );
};

/** As long as all of a run were in one place, for items that were not packed or taken out by themselves. */
const runPlacesAt = async (db: Db, unitNrs: readonly number[], at: Date): Promise<[number, Place][]> => {
  const runNrs = unitNrs.length === 0 ? [] : await runsAround(db, unitNrs);
  if (runNrs.length === 0) return [];
  const [facts, past] = await Promise.all([
    readUnits(db, [...unitNrs, ...runNrs]),
    pastUnits(db, [...unitNrs, ...runNrs], at),
  ]);
  const runs = runNrs.flatMap((nr) => facts.get(nr) ?? []).toSorted((a, b) => lengthOf(a) - lengthOf(b));
  const boxes = new Set(runNrs.flatMap((nr) => past.get(nr)?.open.map(({ parentNr }) => parentNr) ?? []));
  const places = await ownPlacesAt(db, [...boxes], at);
  const placeOfRun = (nr: number): Place[] => [
    ...Object.keys(past.get(nr)?.state.stocks ?? {}).map(placeIn),
    ...(past.get(nr)?.open ?? []).map(({ parentNr }) => places.get(parentNr) ?? nowhere),
  ];
  return unitNrs.flatMap((nr): [number, Place][] => {
    const item = facts.get(nr);
    if (item?.kind !== 'item' || past.get(nr)?.state.apart !== null) return [];
    const found = runs
      .filter((run) => isWithin(item, run))
      .map((run) => placeOfRun(run.nr))
      .find(({ length }) => length === 1);
    return found?.[0] === undefined ? [] : [[nr, found[0]]];
  });
};

const lengthOf = ({ low = 0, high = 0 }: UnitFacts): number => high - low;

/** What single things were inside of at a moment, the innermost first. */
const chainsAt = async (db: Db, unitNrs: readonly number[], at: Date): Promise<Map<number, number[]>> => {
  const rows = await db.rows(sql<{ root: string; nr: string }>`
    with recursive climb (root, nr, depth) as (
      select nr, nr, 0 from unnest(${[...unitNrs]}::bigint[]) as asked (nr)
      union all
      select climb.root, up.parent_nr, climb.depth + 1 from climb cross join lateral (
        select c.parent_nr from containments c
        where c.child_nr = climb.nr and c.inside is null and c.from_time <= ${at}
          and (c.to_time is null or c.to_time > ${at})
        order by c.bond, c.parent_nr limit 1) up
      where climb.depth < 32
    ) select root, nr from climb where depth > 0 order by root, depth`);
  return new Map(
    [...Map.groupBy(rows, ({ root }) => Number(root))].map(([root, above]) => [
      root,
      above.map(({ nr }) => Number(nr)),
    ]),
  );
};

/** What a single thing was inside of at a moment, the innermost first. */
export const containersAt = async (db: Db, unitNr: number, at: Date): Promise<number[]> =>
  (await chainsAt(db, [unitNr], at)).get(unitNr) ?? [];

/** The innermost container that a single thing was inside of at a moment. */
export const containerAt = async (db: Db, unitNr: number, at: Date): Promise<number | undefined> =>
  (await containersAt(db, unitNr, at))[0];

/** What units were right after all events of a moment, folded from the ledger as it is known now. */
export const statesAt = async (
  db: Db,
  unitNrs: readonly number[],
  at: Date,
): Promise<Map<number, UnitState>> =>
  new Map([...(await pastUnits(db, unitNrs, at))].map(([nr, { state }]) => [nr, state]));
