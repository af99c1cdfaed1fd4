import { sql } from 'kysely';
import { storableText, type Tx } from '../../platform/index.ts';
import type { UnitFacts } from '../projection/step.ts';
import { givenRows } from './given-rows.ts';
import { takeNumbers } from './number-blocks.ts';
import type { PlannedUnit } from './planned-units.ts';

/** The numbers of units by canonical URI. */
export type UnitNumbers = ReadonlyMap<string, number>;

/** The units of these URIs that are there already. */
const findUnits = async (tx: Tx, uris: readonly string[]): Promise<Map<string, number>> => {
  if (uris.length === 0) return new Map();
  const rows = await tx.rows(sql<UnitRow>`select uri, nr from units where uri = any(${uris}::text[])`);
  return new Map(rows.map(({ uri, nr }) => [uri, Number(nr)]));
};

interface UnitRow {
  readonly uri: string;
  readonly nr: string;
}

/** The numbers of all units asked for, and what is known of those that this transaction itself made. */
export interface EnsuredUnits {
  readonly numbers: UnitNumbers;
  readonly born: ReadonlyMap<number, UnitFacts>;
}

/** Units that are there or ready to be written. */
export interface PreparedUnits {
  /** Sends the statement at once: what is sent behind it goes the same way to the database and back. */
  readonly write: () => Promise<EnsuredUnits>;
}

/**
 * Makes ready to write the units that are not there yet. Classes are written first, since the others name them; each
 * time in the order of the URIs, so that two transactions that bring the same units wait for each other in one
 * direction only.
 */
export const prepareUnits = async (
  tx: Tx,
  {
    planned,
    known,
    now,
  }: { readonly planned: readonly PlannedUnit[]; readonly known: UnitNumbers; readonly now: Date },
): Promise<PreparedUnits> => {
  const numbers = new Map(known);
  const born = new Map<number, UnitFacts>();
  const write = async (units: readonly PlannedUnit[], taken: readonly number[]): Promise<void> => {
    const { mine, others } = await writeUnits(tx, { units, taken, numbers });
    for (const [uri, nr] of mine) numbers.set(uri, nr);
    for (const [uri, nr] of others) numbers.set(uri, nr);
    for (const unit of units) {
      const nr = mine.get(unit.uri);
      if (nr !== undefined) born.set(nr, factsOf(nr, unit, numbers));
    }
  };
  const missing = planned.filter(({ uri }) => !numbers.has(uri));
  const taken = await takeNumbers(tx, 'unit_numbers', { count: missing.length, now });
  const classes = missing.filter(isClass);
  await write(classes, taken.slice(0, classes.length));
  return {
    write: async () => {
      await write(
        missing.filter((unit) => !isClass(unit)),
        taken.slice(classes.length),
      );
      return { numbers, born };
    },
  };
};

/** What reading the row would tell. */
const factsOf = (
  nr: number,
  { uri, kind, classUri, place }: PlannedUnit,
  numbers: UnitNumbers,
): UnitFacts => {
  const classNr = classUri === undefined ? undefined : numbers.get(classUri);
  return {
    nr,
    uri,
    kind,
    ...(classNr !== undefined && { classNr }),
    ...(place !== undefined && { space: place.space, low: Number(place.low), high: Number(place.high) }),
  };
};

const columns = {
  nr: 'bigint',
  uri: 'text',
  kind: 'text',
  class_nr: 'bigint',
  space: 'text',
  low: 'bigint',
  high: 'bigint',
  magnitude: 'smallint',
  epc_urn: 'text',
  label: 'text',
} as const;

const isClass = ({ kind }: PlannedUnit): boolean => kind === 'class';

const writeUnits = async (
  tx: Tx,
  {
    units,
    taken,
    numbers,
  }: { units: readonly PlannedUnit[]; taken: readonly number[]; numbers: UnitNumbers },
): Promise<Record<'mine' | 'others', ReadonlyMap<string, number>>> => {
  if (units.length === 0) return { mine: new Map(), others: new Map() };
  const sorted = units.toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
  const lines = sorted.map((unit, place) => ({
    nr: taken[place],
    uri: unit.uri,
    kind: unit.kind,
    class_nr: unit.classUri === undefined ? null : numbers.get(unit.classUri),
    space: unit.place?.space,
    low: unit.place?.low,
    high: unit.place?.high,
    magnitude: unit.magnitude,
    epc_urn: unit.epcUrn === undefined ? null : storableText(unit.epcUrn),
    label: storableText(unit.label),
  }));
  const { names, table } = givenRows(columns, lines);
  const [written] = await tx.rows(sql<{ count: number }>`
    with written as (
      insert into units (${names}) select ${names} from ${table} order by uri collate "C"
      on conflict (uri) do nothing returning nr)
    select count(*)::int as count from written`);
  const given = new Map(sorted.map(({ uri }, place) => [uri, taken[place] ?? Number.NaN]));
  if (written?.count === given.size) return { mine: given, others: new Map() };
  // What is missing somebody else brought while we waited; it is committed by now, under a number of theirs.
  const found = await findUnits(tx, [...given.keys()]);
  const { mine = [], others = [] } = Object.groupBy(found, ([uri, nr]) =>
    given.get(uri) === nr ? 'mine' : 'others',
  );
  return { mine: new Map(mine), others: new Map(others) };
};
