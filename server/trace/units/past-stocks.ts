import {
  addAmounts,
  amountOf,
  type Amounts,
  compareDecimals,
  momentTooBroad,
  type UnitKind,
} from '@yuanliu/core/trace';
import { Problem } from '@yuanliu/core/platform';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { type Place, placeIn } from '../projection/place.ts';
import { type PastUnit, pastUnits } from './past-states.ts';
import { placesAt } from './places-of.ts';

/** So many units are looked at one by one for a past moment; a list of more has to be narrowed down. */
const mostUnits = 10_000;

/** A unit whose stock counts towards a group. */
export interface Stocked {
  readonly group: string;
  readonly nr: number;
  readonly kind: UnitKind;
}

/** How much of a unit lay at one place. */
export interface PastLine extends Stocked {
  readonly place: Place;
  readonly amounts: Amounts;
  /** Single items among them. */
  readonly items: number;
}

/**
 * What lay where right after all events of a moment, of the rows `wanted (group_name, nr, kind)`: the lines of
 * `stockLines` as they were then. Throws `momentTooBroad` for more units than can be looked at.
 */
export const pastLines = async (db: Db, wanted: RawBuilder<unknown>, at: Date): Promise<PastLine[]> => {
  const units = await stockedThen(db, wanted, at);
  const past = await pastUnits(
    db,
    units.map(({ nr }) => nr),
    at,
  );
  const items = units.filter(({ kind, nr }) => kind === 'item' && isThere(past.get(nr)));
  const boxes = [...past.values()].flatMap(({ open }) => open.filter(({ inside }) => inside !== null));
  const places = await placesAt(
    db,
    [...new Set([...items.map(({ nr }) => nr), ...boxes.map(({ parentNr }) => parentNr)])],
    at,
  );
  const apart = await countApart(
    db,
    units.filter(({ kind }) => kind === 'run').map(({ nr }) => nr),
    at,
  );
  return [
    ...items.map((unit) => ({ ...unit, place: places.get(unit.nr) ?? nowhere, amounts: one, items: 1 })),
    ...units
      .filter(({ kind }) => kind !== 'item')
      .flatMap((unit) => {
        const lines = linesOf(unit, past.get(unit.nr), places);
        return [...lines, ...withoutApart(lines, apart.get(unit.nr))];
      }),
  ];
};

const nowhere: Place = { kind: 'unknown', uri: '' };
const one: Amounts = { C62: '1' };

const isThere = (unit: PastUnit | undefined): boolean =>
  unit !== undefined && unit.state.eventCount > 0 && unit.state.ended === null;

const stockedThen = async (db: Db, wanted: RawBuilder<unknown>, at: Date): Promise<Stocked[]> => {
  const rows = await db.rows(sql<{ group: string; nr: string; kind: UnitKind }>`
    with wanted as (${wanted})
    select w.group_name as "group", w.nr, w.kind from wanted w join unit_states s on s.unit_nr = w.nr
    where s.first_time <= ${at} order by w.group_name, w.nr limit ${mostUnits + 1}`);
  if (rows.length > mostUnits) throw new Problem(momentTooBroad, { units: mostUnits });
  return rows.map(({ group, nr, kind }) => ({ group, nr: Number(nr), kind }));
};

const linesOf = (
  unit: Stocked,
  past: PastUnit | undefined,
  places: ReadonlyMap<number, Place>,
): PastLine[] => {
  if (past === undefined) return [];
  const loose = Object.entries(past.state.stocks).map(([word, amounts]) => ({
    place: placeIn(word),
    amounts,
  }));
  const packed = past.open.flatMap(({ parentNr, inside }) =>
    inside === null ? [] : [{ place: places.get(parentNr) ?? nowhere, amounts: inside }],
  );
  return [...loose, ...packed].map((line) => ({ ...unit, ...line, items: 0 }));
};

/** Serials of a run that live by themselves are taken from where most of it lay. */
const withoutApart = (lines: readonly PastLine[], count: number | undefined): PastLine[] => {
  const most = lines
    .filter(({ amounts }) => amounts['C62'] !== undefined)
    .toSorted(
      (a, b) =>
        compareDecimals(b.amounts['C62'] ?? '0', a.amounts['C62'] ?? '0') ||
        (a.place.uri < b.place.uri ? -1 : 1),
    )[0];
  if (most === undefined || count === undefined) return [];
  return [{ ...most, amounts: amountOf(String(-count), 'C62') }];
};

const countApart = async (db: Db, runs: readonly number[], at: Date): Promise<Map<number, number>> => {
  if (runs.length === 0) return new Map();
  const rows = await db.rows(sql<{ nr: string; count: number }>`
    select r.nr, count(*)::int as count from units r
    join units i on i.space = r.space and i.magnitude is null and i.kind = 'item' and i.low between r.low and r.high
    join unit_states s on s.unit_nr = i.nr and s.event_count > 0 and s.first_time <= ${at}
    where r.nr = any(${[...runs]}::bigint[]) group by r.nr`);
  return new Map(rows.map(({ nr, count }) => [Number(nr), count]));
};

/** Lines of one group by place, in the order of places; what comes to nothing is left out. */
export const sumByPlace = (
  lines: readonly PastLine[],
): { readonly place: Place; readonly amounts: Amounts; readonly items: number }[] =>
  [...Map.groupBy(lines, wordOf)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, of]) => {
      const amounts = of.reduce<Amounts>((sum, line) => addAmounts(sum, line.amounts), {});
      const place = of[0]?.place;
      if (place === undefined || Object.keys(amounts).length === 0) return [];
      return [{ place, amounts, items: of.reduce((sum, { items }) => sum + items, 0) }];
    });

const wordOf = ({ place: { kind, uri } }: PastLine): string => `${kind} ${uri}`;
