import { evidenceCode } from '@yuanliu/core/trace';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import { givenRows } from '../ledger/given-rows.ts';
import { sendTogether } from '../ledger/send-together.ts';
import { onHandOf } from './fold-stock.ts';
import { placeIn } from './place.ts';
import { storedState } from './state.parse.ts';
import {
  bondCode,
  type Containment,
  type Fill,
  type Folded,
  type Hold,
  type UnitState,
} from './unit-state.ts';

/** What the folds of units made, and which of them began at nothing, so that older rows of theirs are void. */
export interface Written {
  readonly folded: readonly Folded[];
  readonly anew: readonly number[];
  /** Units that have no row yet. */
  readonly born?: ReadonlyMap<number, unknown>;
  /** The states as they are stored; stocks of units that are not among them are all written anew. */
  readonly before?: ReadonlyMap<number, UnitState>;
}

/** Writes states, stocks, intervals, holds and fills in one statement; what is void goes before. */
export const writeFolded = (tx: Tx, { folded, anew, born = new Map(), before }: Written): void => {
  if (anew.length > 0) {
    const nrs = [...anew];
    tx.send(sql`delete from containments where child_nr = any(${nrs}::bigint[])`);
    tx.send(sql`delete from holds where unit_nr = any(${nrs}::bigint[])`);
    tx.send(sql`delete from fills where vessel_nr = any(${nrs}::bigint[])`);
  }
  const unsure = folded.map(({ unitNr }) => unitNr).filter((nr) => !born.has(nr) && !before?.has(nr));
  if (unsure.length > 0) tx.send(sql`delete from unit_stocks where unit_nr = any(${unsure}::bigint[])`);
  sendTogether(tx, [
    freshStates(folded.filter(({ unitNr }) => born.has(unitNr))),
    changedStates(folded.filter(({ unitNr }) => !born.has(unitNr))),
    ...stocks(folded, before),
    containments(folded.flatMap((each) => each.containments)),
    holds(folded.flatMap((each) => each.holds)),
    fills(folded.flatMap((each) => each.fills)),
  ]);
};

type Statement = RawBuilder<unknown> | undefined;

const orNull = (text: string): string | null => (text === '' ? null : text);

const stateColumns = {
  unit_nr: 'bigint',
  disposition: 'text',
  place_kind: 'text',
  place: 'text',
  holder: 'text',
  owner: 'text',
  lot_nr: 'bigint',
  is_ended: 'boolean',
  on_hand: 'jsonb',
  event_count: 'integer',
  first_time: 'timestamptz',
  last_time: 'timestamptz',
  last_key: 'bytea',
  last_leaving_time: 'timestamptz',
  apart_key: 'bytea',
  apart_time: 'timestamptz',
  state: 'jsonb',
} as const;

/** The row of a state. */
export const stateLine = ({ unitNr, state }: Folded) => ({
  unit_nr: unitNr,
  disposition: orNull(state.disposition),
  place_kind: state.eventCount === 0 ? null : state.place.kind,
  place: orNull(state.place.uri),
  holder: orNull(state.holder),
  owner: orNull(state.owner),
  lot_nr: state.lotNr === 0 ? null : state.lotNr,
  is_ended: state.ended !== null,
  on_hand: JSON.stringify(onHandOf(state)),
  event_count: state.eventCount,
  first_time: orNull(state.firstTime),
  last_time: orNull(state.lastTime),
  last_key: state.lastKey === '' ? null : bytes(state.lastKey),
  last_leaving_time: orNull(state.lastLeavingTime),
  apart_key: state.apart === null ? null : bytes(state.apart.key),
  apart_time: state.apart?.time ?? null,
  state: storedState(state),
});

/** A key in hex as PostgreSQL reads bytes. */
const bytes = (hex: string): string => `\\x${hex}`;

const freshStates = (folded: readonly Folded[]): Statement => {
  if (folded.length === 0) return undefined;
  const { names, table } = givenRows(stateColumns, folded.map(stateLine));
  return sql`insert into unit_states (${names}) select ${names} from ${table}`;
};

const changedStates = (folded: readonly Folded[]): Statement => {
  if (folded.length === 0) return undefined;
  const { table } = givenRows(stateColumns, folded.map(stateLine));
  return sql`
    update unit_states s set disposition = given.disposition, place_kind = given.place_kind, place = given.place,
      holder = given.holder, owner = given.owner, lot_nr = given.lot_nr, is_ended = given.is_ended,
      on_hand = given.on_hand, event_count = given.event_count, first_time = given.first_time,
      last_time = given.last_time, last_key = given.last_key, last_leaving_time = given.last_leaving_time,
      apart_key = given.apart_key, apart_time = given.apart_time,
      state = given.state
    from ${table} where s.unit_nr = given.unit_nr`;
};

const stockColumns = {
  unit_nr: 'bigint',
  place_kind: 'text',
  place: 'text',
  uom: 'text',
  quantity: 'numeric',
} as const;

/** Takes away the stocks that there are no more, and writes those that are new or others than before. */
const stocks = (
  folded: readonly Folded[],
  before: ReadonlyMap<number, UnitState> | undefined,
): Statement[] => {
  const gone = folded.flatMap(({ unitNr, state }) =>
    stockLines(unitNr, before?.get(unitNr), (word, uom) => state.stocks[word]?.[uom] === undefined),
  );
  const changed = folded.flatMap(({ unitNr, state }) => {
    const known = before?.get(unitNr)?.stocks ?? {};
    return stockLines(unitNr, state, (word, uom, quantity) => known[word]?.[uom] !== quantity);
  });
  return [withoutStocks(gone), withStocks(changed)];
};

const stockLines = (
  unit_nr: number,
  state: Pick<UnitState, 'stocks'> | undefined,
  isMeant: (word: string, uom: string, quantity: string) => boolean,
) =>
  Object.entries(state?.stocks ?? {}).flatMap(([word, amounts]) => {
    const { kind, uri } = placeIn(word);
    return Object.entries(amounts)
      .filter(([uom, quantity]) => isMeant(word, uom, quantity))
      .map(([uom, quantity]) => ({ unit_nr, place_kind: kind, place: uri, uom, quantity }));
  });

type StockLine = ReturnType<typeof stockLines>[number];

const withoutStocks = (lines: readonly StockLine[]): Statement => {
  if (lines.length === 0) return undefined;
  const { table } = givenRows(stockColumns, lines);
  return sql`
    delete from unit_stocks s using ${table}
    where s.unit_nr = given.unit_nr and s.place_kind = given.place_kind and s.place = given.place
      and s.uom = given.uom`;
};

const withStocks = (lines: readonly StockLine[]): Statement => {
  if (lines.length === 0) return undefined;
  const { names, table } = givenRows(stockColumns, lines);
  return sql`
    insert into unit_stocks (${names}) select ${names} from ${table}
    on conflict (unit_nr, place_kind, place, uom) do update set quantity = excluded.quantity`;
};

const containmentColumns = {
  child_nr: 'bigint',
  parent_nr: 'bigint',
  bond: 'smallint',
  from_event_nr: 'bigint',
  from_key: 'bytea',
  from_time: 'timestamptz',
  to_event_nr: 'bigint',
  to_key: 'bytea',
  to_time: 'timestamptz',
  evidence: 'smallint',
  put: 'jsonb',
  inside: 'jsonb',
  unpacked_key: 'bytea',
} as const;

const containments = (intervals: readonly Containment[]): Statement => {
  if (intervals.length === 0) return undefined;
  const lines = intervals.map(({ from, to, put, inside, unpackedKey, ...interval }) => ({
    child_nr: interval.childNr,
    parent_nr: interval.parentNr,
    bond: bondCode[interval.bond],
    from_event_nr: from.eventNr,
    from_key: bytes(from.key),
    from_time: from.time,
    to_event_nr: to?.eventNr,
    to_key: to === null ? null : bytes(to.key),
    to_time: to?.time,
    evidence: evidenceCode[interval.evidence],
    put: put === null ? null : JSON.stringify(put),
    inside: inside === null ? null : JSON.stringify(inside),
    unpacked_key: unpackedKey === null ? null : bytes(unpackedKey),
  }));
  const { names, table } = givenRows(containmentColumns, lines);
  return sql`
    insert into containments (${names}) select ${names} from ${table}
    on conflict (child_nr, from_event_nr, parent_nr, bond) do update set to_event_nr = excluded.to_event_nr,
      to_key = excluded.to_key, to_time = excluded.to_time, evidence = excluded.evidence, put = excluded.put,
      inside = excluded.inside, unpacked_key = excluded.unpacked_key`;
};

const holds = (rows: readonly Hold[]): Statement => {
  if (rows.length === 0) return undefined;
  const lines = rows.map(({ unitNr, holdId, isExemption, from, reason, paper, person, to }) => ({
    unit_nr: unitNr,
    hold_id: holdId,
    event_nr: from.eventNr,
    is_exemption: isExemption,
    from_key: from.key,
    from_time: from.time,
    reason,
    paper,
    person,
    to_event_nr: to?.eventNr,
    to_key: to?.key,
    to_time: to?.time,
    lift_reason: to?.reason,
    lift_person: to?.person,
  }));
  return sql`
    insert into holds (unit_nr, hold_id, event_nr, is_exemption, from_key, from_time, reason, paper, person,
      to_event_nr, to_key, to_time, lift_reason, lift_person)
    select unit_nr, hold_id, event_nr, is_exemption, decode(from_key, 'hex'), from_time, reason, paper, person,
      to_event_nr, decode(to_key, 'hex'), to_time, lift_reason, lift_person
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (
      unit_nr bigint, hold_id text, event_nr bigint, is_exemption boolean, from_key text, from_time timestamptz,
      reason text, paper text, person text, to_event_nr bigint, to_key text, to_time timestamptz, lift_reason text,
      lift_person text)
    on conflict (unit_nr, hold_id, event_nr) do update set to_event_nr = excluded.to_event_nr,
      to_key = excluded.to_key, to_time = excluded.to_time, lift_reason = excluded.lift_reason,
      lift_person = excluded.lift_person`;
};

const fills = (rows: readonly Fill[]): Statement => {
  if (rows.length === 0) return undefined;
  const lines = rows.map(({ vesselNr, ordinal, uri, opened, closed, isAssumed, hasHeel, ...amounts }) => ({
    vessel_nr: vesselNr,
    ordinal,
    uri,
    opened_event_nr: opened.eventNr,
    opened_key: opened.key,
    opened_time: opened.time,
    closed_event_nr: closed?.eventNr,
    closed_key: closed?.key,
    closed_time: closed?.time,
    is_assumed: isAssumed,
    has_heel: hasHeel,
    ...amounts,
  }));
  return sql`
    insert into fills (vessel_nr, ordinal, uri, opened_event_nr, opened_key, opened_time, closed_event_nr,
      closed_key, closed_time, is_assumed, has_heel, heel, charged, drawn)
    select vessel_nr, ordinal, uri, opened_event_nr, decode(opened_key, 'hex'), opened_time, closed_event_nr,
      decode(closed_key, 'hex'), closed_time, is_assumed, has_heel, heel, charged, drawn
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (
      vessel_nr bigint, ordinal integer, uri text, opened_event_nr bigint, opened_key text, opened_time timestamptz,
      closed_event_nr bigint, closed_key text, closed_time timestamptz, is_assumed boolean, has_heel boolean,
      heel jsonb, charged jsonb, drawn jsonb)
    on conflict (vessel_nr, ordinal) do update set closed_event_nr = excluded.closed_event_nr,
      closed_key = excluded.closed_key, closed_time = excluded.closed_time, drawn = excluded.drawn`;
};
