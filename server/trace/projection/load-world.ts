import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import type { SortKey } from './event-key.ts';
import type { Shipment, World } from './judge-shipments.ts';
import { keyValue, readContainments, readHeldRuns, readHolds, readUnits } from './projection.store.ts';
import { worldOf } from './world.ts';

/**
 * What must be known to judge shipments: what is inside of what is shipped, everything that any of it was ever inside
 * of, and the holds on all of these, their lots and their runs. Where no hold was in force at the time, only what the
 * shipped units are inside of.
 */
export const loadWorld = async (db: Db, shipments: readonly Shipment[]): Promise<World> => {
  const keys = shipments.map(({ key }) => key).toSorted();
  const span = { first: keys[0] ?? '', last: keys.at(-1) ?? '' };
  const units = [...new Set(shipments.map(({ unitNr }) => unitNr))];
  const held = await heldIn(db, span);
  const inside = held.length === 0 ? [] : await contentsOf(db, shipments);
  return around(db, { seeds: [...new Set([...units, ...inside])], held, last: span.last });
};

/** The span of keys that is asked about. */
export interface KeySpan {
  readonly first: SortKey;
  readonly last: SortKey;
}

/** What must be known to tell which holds work on units, without what is inside of them. */
export const loadWorldAround = async (db: Db, units: readonly number[], span: KeySpan): Promise<World> =>
  around(db, { seeds: units, held: await heldIn(db, span), last: span.last });

/** Units with a hold of their own that was in force at some time of the span. */
const heldIn = async (db: Db, { first, last }: KeySpan): Promise<number[]> => {
  const rows = await db.rows(sql<{ unitNr: string }>`
    select distinct unit_nr as "unitNr" from holds where not is_exemption and from_key < ${keyValue(last)}
      and (to_key is null or to_key >= ${keyValue(first)})`);
  return rows.map(({ unitNr }) => Number(unitNr));
};

interface Around {
  readonly seeds: readonly number[];
  readonly held: readonly number[];
  readonly last: SortKey;
}

const around = async (db: Db, { seeds, held, last }: Around): Promise<World> => {
  const containments = await readContainments(
    db,
    sql<boolean>`c.from_key < ${keyValue(last)} and c.child_nr = any(array(
      with recursive up (nr) as (
        select unnest(${[...seeds]}::bigint[])
        union
        select o.parent_nr from up join containments o on o.child_nr = up.nr and o.from_key < ${keyValue(last)}
      ) select nr from up))`,
  );
  if (held.length === 0) return worldOf({ containments, holds: [], units: new Map(), lotOf: () => 0 });
  return withHolds(db, { containments, seeds, held });
};

/** Everything that was inside of the shipped units when they were shipped. */
const contentsOf = async (db: Db, shipments: readonly Shipment[]): Promise<number[]> => {
  const rows = await db.rows(sql<{ nr: string }>`
    with recursive down (key, nr) as (
      select decode(given.key, 'hex'), given.nr
      from unnest(${shipments.map(({ key }) => key)}::text[], ${shipments.map(({ unitNr }) => unitNr)}::bigint[])
        as given (key, nr)
      union
      select down.key, c.child_nr from down join containments c on c.parent_nr = down.nr
        and c.from_key < down.key and (c.to_key is null or c.to_key >= down.key)
    ) select distinct nr from down`);
  return rows.map(({ nr }) => Number(nr));
};

interface Held {
  readonly containments: Awaited<ReturnType<typeof readContainments>>;
  readonly seeds: readonly number[];
  readonly held: readonly number[];
}

const withHolds = async (db: Db, { containments, seeds, held }: Held): Promise<World> => {
  const all = [...new Set([...seeds, ...containments.map(({ parentNr }) => parentNr)])];
  const [units, runs, lots] = await Promise.all([
    readUnits(db, all),
    readHeldRuns(db, held),
    db.rows(sql<{ unitNr: string; lotNr: string }>`
      select unit_nr as "unitNr", lot_nr as "lotNr" from unit_states where lot_nr is not null and (
        unit_nr = any(${all}::bigint[]) or lot_nr = any(${[...held]}::bigint[]) and unit_nr = any(array(
          select nr from units where kind = 'run' and nr = any(array(
            select unit_nr from unit_states where lot_nr = any(${[...held]}::bigint[]))))))`),
  ]);
  const lotOf = new Map(lots.map(({ unitNr, lotNr }) => [Number(unitNr), Number(lotNr)]));
  const concerned = [...all, ...runs.keys(), ...lotOf.values()];
  const holds = await readHolds(db, sql<boolean>`h.unit_nr = any(${concerned}::bigint[])`);
  return worldOf({
    containments,
    holds,
    units: new Map([...units, ...runs]),
    lotOf: (unitNr) => lotOf.get(unitNr) ?? 0,
  });
};
