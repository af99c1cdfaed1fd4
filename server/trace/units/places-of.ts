import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { withEmptyings, entriesIn } from '../projection/emptied-steps.ts';
import { foldUnit } from '../projection/fold-unit.ts';
import { momentOf } from '../projection/event-key.ts';
import type { Place, PlaceKind } from '../projection/place.ts';
import { readUnits } from '../projection/projection.store.ts';
import { readEmptyings, readSteps } from '../projection/steps.store.ts';
import type { UnitState } from '../projection/unit-state.ts';

/** Where units are now, in their containers where they are in some. */
export const placesOf = async (db: Db, unitNrs: readonly number[]): Promise<Map<number, Place>> => {
  const rows = await db.rows(sql<{ nr: string; kind: PlaceKind; uri: string | null }>`
    select asked.nr, p.place_kind as kind, p.place as uri
    from unnest(${[...unitNrs]}::bigint[]) as asked (nr), effective_place(asked.nr) p`);
  return new Map(rows.map(({ nr, kind, uri }) => [Number(nr), { kind, uri: uri ?? '' }]));
};

/** Where a unit was right after all events of a moment: in the container of that time, where that was. */
export const placeOf = async (db: Db, unitNr: number, at?: Date): Promise<Place> => {
  if (at === undefined) return (await placesOf(db, [unitNr])).get(unitNr) ?? { kind: 'unknown', uri: '' };
  const chain = await containersAt(db, unitNr, at);
  const states = await statesAt(db, [unitNr, ...chain], at);
  const places = [...chain.toReversed(), unitNr].map((nr) => states.get(nr)?.place);
  const known = places.find((place) => place !== undefined && place.kind !== 'unknown');
  return known ?? { kind: 'unknown', uri: '' };
};

/** What a single thing was inside of at a moment, the innermost first. */
export const containersAt = async (db: Db, unitNr: number, at: Date): Promise<number[]> => {
  const rows = await db.rows(sql<{ nr: string }>`
    with recursive climb (nr, depth) as (
      select ${unitNr}::bigint, 0
      union all
      select up.parent_nr, climb.depth + 1 from climb cross join lateral (
        select c.parent_nr from containments c
        where c.child_nr = climb.nr and c.inside is null and c.from_time <= ${at}
          and (c.to_time is null or c.to_time > ${at})
        order by c.bond, c.parent_nr limit 1) up
      where climb.depth < 32
    ) select nr from climb where depth > 0 order by depth`);
  return rows.map(({ nr }) => Number(nr));
};

/** The innermost container that a single thing was inside of at a moment. */
export const containerAt = async (db: Db, unitNr: number, at: Date): Promise<number | undefined> =>
  (await containersAt(db, unitNr, at))[0];

/** What units were right after all events of a moment, folded from the ledger as it is known now. */
export const statesAt = async (
  db: Db,
  unitNrs: readonly number[],
  at: Date,
): Promise<Map<number, UnitState>> => {
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
      return [[nr, foldUnit(start, withEmptyings(steps, past)).state] as const];
    }),
  );
};
