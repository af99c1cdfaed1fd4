import { roleCode } from '@yuanliu/core/trace';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/index.ts';
import { givenRows } from '../ledger/given-rows.ts';
import type { LotClass, NamedLotClass } from './lot-classes.ts';

/**
 * The product of a row `u` of `units`, null where nothing tells it: the one in its URI, of a lot without one the first
 * that its members tell.
 */
export const productOf = sql<string | null>`
  coalesce(u.class_nr, case when u.kind in ('lot', 'other') then told_class(u.nr) end)`;

interface LotClassRow {
  readonly lotNr: string;
  readonly classNr: string;
  readonly classUri: string;
  readonly eventNr: string;
  readonly key: string;
  readonly time: string;
}

const lotClassOf = ({ lotNr, classNr, classUri, eventNr, key, time }: LotClassRow): NamedLotClass => ({
  lotNr: Number(lotNr),
  classNr: Number(classNr),
  classUri,
  from: { eventNr: Number(eventNr), key, time },
});

const asRows = (table: RawBuilder<unknown>) => sql<LotClassRow>`
  select c.unit_nr as "lotNr", c.class_nr as "classNr", product.uri as "classUri", c.event_nr as "eventNr",
    encode(c.from_key, 'hex') as key, to_char(c.from_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as time
  from ${table} c join units product on product.nr = c.class_nr order by c.unit_nr, c.class_nr`;

/** The products that are known of lots. */
export const readLotClasses = async (db: Db, lotNrs: readonly number[]): Promise<NamedLotClass[]> => {
  if (lotNrs.length === 0) return [];
  const rows = await db.rows(
    asRows(sql`(select * from unit_classes where unit_nr = any(${[...lotNrs]}::bigint[]))`),
  );
  return rows.map(lotClassOf);
};

/** The products that the ledger tells of those among units that have none in their URI: the rows of `unit_classes`. */
const toldIn = (lotNrs: readonly number[]) => sql`
  select distinct on (told.unit_nr, told.class_nr) told.unit_nr, told.class_nr, e.nr as event_nr,
    event_sort_key(e.event_time, e.position, e.hash, e.event_id) as from_key, e.event_time as from_time
  from (
    select distinct i.peer_nr as unit_nr, m.class_nr, i.event_nr
    from units lot join incidences i on i.peer_nr = lot.nr and i.role = ${roleCode.member}
    join units m on m.nr = i.unit_nr
    where lot.nr = any(${[...lotNrs]}::bigint[]) and lot.class_nr is null and m.class_nr is not null
      and not exists (select from event_voids v where v.event_nr = i.event_nr)) told
  join events e on e.nr = told.event_nr
  order by told.unit_nr, told.class_nr, from_key`;

/** What `unit_classes` should hold of units, by the ledger. */
export const readToldClasses = async (db: Db, lotNrs: readonly number[]): Promise<NamedLotClass[]> => {
  if (lotNrs.length === 0) return [];
  const rows = await db.rows(asRows(sql`(${toldIn(lotNrs)})`));
  return rows.map(lotClassOf);
};

/** The lots of which one of these events was the first to tell a product. */
export const lotsToldBy = async (db: Db, eventNrs: readonly number[]): Promise<number[]> => {
  if (eventNrs.length === 0) return [];
  const rows = await db.rows(sql<{ nr: string }>`
    select distinct unit_nr as nr from unit_classes where event_nr = any(${[...eventNrs]}::bigint[]) order by 1`);
  return rows.map(({ nr }) => Number(nr));
};

/** Those among units that have no product in their URI and were told to have members. */
export const lotsWithoutProduct = async (db: Db, unitNrs: readonly number[]): Promise<number[]> => {
  const rows = await db.rows(sql<{ nr: string }>`
    select u.nr from units u where u.nr = any(${[...unitNrs]}::bigint[]) and u.class_nr is null
      and (exists (select from incidences i where i.peer_nr = u.nr)
        or exists (select from unit_classes c where c.unit_nr = u.nr))
    order by u.nr`);
  return rows.map(({ nr }) => Number(nr));
};

const columns = {
  unit_nr: 'bigint',
  class_nr: 'bigint',
  event_nr: 'bigint',
  from_key: 'bytea',
  from_time: 'timestamptz',
} as const;

/** Writes products that are new, or told by an earlier event than was known. */
export const writeLotClasses = (tx: Tx, classes: readonly LotClass[]): void => {
  const lines = classes.map(({ lotNr, classNr, from }) => ({
    unit_nr: lotNr,
    class_nr: classNr,
    event_nr: from.eventNr,
    from_key: `\\x${from.key}`,
    from_time: from.time,
  }));
  const { names, table } = givenRows(columns, lines);
  tx.send(sql`
    insert into unit_classes (${names}) select ${names} from ${table} order by unit_nr, class_nr
    on conflict (unit_nr, class_nr) do update set event_nr = excluded.event_nr, from_key = excluded.from_key,
      from_time = excluded.from_time`);
};

/** Writes the products of lots anew from the ledger. */
export const rewriteLotClasses = (tx: Tx, lotNrs: readonly number[]): void => {
  tx.send(sql`delete from unit_classes where unit_nr = any(${[...lotNrs]}::bigint[])`);
  tx.send(sql`
    insert into unit_classes (unit_nr, class_nr, event_nr, from_key, from_time) ${toldIn(lotNrs)}`);
};
