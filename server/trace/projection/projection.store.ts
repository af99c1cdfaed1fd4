import type { UnitKind } from '@yuanliu/core/trace';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/index.ts';
import type { SortKey } from './event-key.ts';
import { containmentOf, type ContainmentRow, holdOf, type HoldRow } from './interval-rows.ts';
import { type AccumulatorRow, stateOf } from './state-rows.ts';
import type { UnitFacts } from './step.ts';
import { type Containment, emptyState, type Hold, type UnitState } from './unit-state.ts';

const sortedNumbers = (nrs: Iterable<number>): number[] => [...new Set(nrs)].toSorted((a, b) => a - b);

/** A moment of a column as keys hold it. */
const moment = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * Locks the states of units until the transaction ends, making the missing ones first; both in the order of the
 * numbers, so that captures of the same units queue up instead of blocking each other. Units that were born in this
 * transaction are nobody else's concern yet: their rows are left to whoever writes their states. Units of `withState`
 * are known to have a row; rows stay for ever.
 */
export const lockStates = async (
  tx: Tx,
  unitNrs: Iterable<number>,
  {
    born = new Map(),
    withState = new Set(),
  }: {
    readonly born?: ReadonlyMap<number, unknown>;
    readonly withState?: ReadonlySet<number> | undefined;
  } = {},
): Promise<Map<number, UnitState>> => {
  const wanted = sortedNumbers(unitNrs);
  const locked = await lockRows(
    tx,
    wanted.filter((nr) => !born.has(nr)),
    withState,
  );
  return new Map(
    wanted.flatMap((nr) => {
      const state = born.has(nr) ? emptyState() : locked.get(nr);
      return state === undefined ? [] : [[nr, state] as const];
    }),
  );
};

const lockRows = async (
  tx: Tx,
  nrs: readonly number[],
  withState: ReadonlySet<number>,
): Promise<Map<number, UnitState>> => {
  if (nrs.length === 0) return new Map();
  const doubtful = nrs.filter((nr) => !withState.has(nr));
  if (doubtful.length > 0)
    tx.send(sql`
      insert into unit_states (unit_nr)
      select nr from unnest(${doubtful}::bigint[]) as given (nr)
      where not exists (select from unit_states s where s.unit_nr = given.nr)
      order by nr on conflict do nothing`);
  const rows = await tx.rows(sql<AccumulatorRow & { unitNr: string }>`
    select unit_nr as "unitNr", state, coalesce(encode(last_key, 'hex'), '') as "lastKey",
      encode(apart_key, 'hex') as "apartKey", ${moment('apart_time')} as "apartTime"
    from unit_states where unit_nr = any(${nrs}::bigint[])
    order by unit_nr for no key update`);
  return new Map(rows.map((row) => [Number(row.unitNr), stateOf(row)]));
};

interface UnitRow {
  readonly nr: string;
  readonly uri: string;
  readonly kind: UnitKind;
  readonly classNr: string | null;
  readonly space: string | null;
  readonly low: string | null;
  readonly high: string | null;
}

const factsOf = ({ nr, uri, kind, classNr, space, low, high }: UnitRow): UnitFacts => ({
  nr: Number(nr),
  uri,
  kind,
  ...(classNr !== null && { classNr: Number(classNr) }),
  ...(space !== null && { space, low: Number(low), high: Number(high) }),
});

const unitColumns = sql`u.nr, u.uri, u.kind, u.class_nr as "classNr", u.space, u.low, u.high`;
const byNr = (rows: readonly UnitRow[]): Map<number, UnitFacts> =>
  new Map(rows.map((row) => [Number(row.nr), factsOf(row)]));

/** What never changes about units. */
export const readUnits = async (db: Db, nrs: Iterable<number>): Promise<Map<number, UnitFacts>> => {
  const wanted = sortedNumbers(nrs);
  if (wanted.length === 0) return new Map();
  return byNr(
    await db.rows(sql<UnitRow>`
    select ${unitColumns} from units u where u.nr = any(${wanted}::bigint[])`),
  );
};

const containmentColumns = sql`
  c.child_nr as "childNr", c.parent_nr as "parentNr", c.bond, c.from_event_nr as "fromEventNr",
  encode(c.from_key, 'hex') as "fromKey", ${moment('c.from_time')} as "fromTime", c.to_event_nr as "toEventNr",
  encode(c.to_key, 'hex') as "toKey", ${moment('c.to_time')} as "toTime", c.evidence, c.put, c.inside,
  encode(c.unpacked_key, 'hex') as "unpackedKey"`;

/** Intervals `c` of `containments` that fulfil a condition. */
export const readContainments = async (db: Db, where: RawBuilder<boolean>): Promise<Containment[]> => {
  const rows = await db.rows(sql<ContainmentRow>`
    select ${containmentColumns} from containments c where ${where}`);
  return rows.map(containmentOf);
};

const holdColumns = sql`
  h.unit_nr as "unitNr", h.hold_id as "holdId", h.event_nr as "eventNr", h.is_exemption as "isExemption",
  encode(h.from_key, 'hex') as "fromKey", ${moment('h.from_time')} as "fromTime", h.reason, h.paper, h.person,
  h.to_event_nr as "toEventNr", encode(h.to_key, 'hex') as "toKey", ${moment('h.to_time')} as "toTime",
  h.lift_reason as "liftReason", h.lift_person as "liftPerson"`;

/** Holds `h` that fulfil a condition. */
export const readHolds = async (db: Db, where: RawBuilder<boolean>): Promise<Hold[]> => {
  const rows = await db.rows(sql<HoldRow>`select ${holdColumns} from holds h where ${where}`);
  return rows.map(holdOf);
};

/** A key as SQL. */
export const keyValue = (key: SortKey) => sql`decode(${key}, 'hex')`;

/** The units that events name, lots left out, by event. */
export const readNamed = async (db: Db, eventNrs: readonly number[]): Promise<Map<number, Set<number>>> => {
  if (eventNrs.length === 0) return new Map();
  const rows = await db.rows(sql<{ eventNr: string; unitNr: string }>`
    select i.event_nr as "eventNr", i.unit_nr as "unitNr"
    from events e join incidences i on i.flow_nr = e.flow_nr and i.event_nr = e.nr
    where e.nr = any(${[...eventNrs]}::bigint[]) and i.role <> 5`);
  const named = new Map<number, Set<number>>();
  for (const { eventNr, unitNr } of rows) {
    const units = named.get(Number(eventNr)) ?? new Set();
    named.set(Number(eventNr), units.add(Number(unitNr)));
  }
  return named;
};
