import type { JsonValue } from '@yuanliu/core/platform';
import { sql } from 'kysely';
import type { Db } from '../../platform/index.ts';
import { stateIn } from './state.parse.ts';
import type { Folded, UnitState } from './unit-state.ts';
import { onHandOf } from './fold-stock.ts';
import { stateLine } from './write-folded.ts';

/** The columns of a state that queries search by. */
const searched = [
  'disposition',
  'place_kind',
  'place',
  'holder',
  'owner',
  'lot_nr',
  'is_ended',
  'on_hand',
  'event_count',
] as const;

/** A state as it stands in its row: the accumulator, and what queries search by. */
export interface StoredState {
  readonly state: UnitState;
  readonly searched: Readonly<Record<string, JsonValue>>;
}

/** What queries would search a state by. */
export const searchedOf = (folded: Folded): Record<string, JsonValue> => {
  const line = stateLine(folded);
  return {
    ...Object.fromEntries(searched.map((name) => [name, line[name]])),
    on_hand: onHandOf(folded.state),
  };
};

/** The states of units as they stand, without a lock. */
export const readStates = async (db: Db, nrs: readonly number[]): Promise<Map<number, StoredState>> => {
  const rows = await db.rows(sql<StateRow>`
    select unit_nr as "unitNr", state, coalesce(encode(last_key, 'hex'), '') as "lastKey",
      encode(apart_key, 'hex') as "apartKey",
      to_char(apart_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "apartTime",
      jsonb_build_object('disposition', disposition, 'place_kind', place_kind, 'place', place, 'holder', holder,
        'owner', owner, 'lot_nr', lot_nr, 'is_ended', is_ended, 'on_hand', on_hand, 'event_count', event_count) as searched
    from unit_states where unit_nr = any(${[...nrs]}::bigint[])`);
  return new Map(rows.map((row) => [Number(row.unitNr), { state: stateOf(row), searched: row.searched }]));
};

/** The accumulator as it is read. */
export interface AccumulatorRow {
  readonly state: JsonValue;
  readonly lastKey: string;
  readonly apartKey: string | null;
  readonly apartTime: string | null;
}

interface StateRow extends AccumulatorRow {
  readonly unitNr: string;
  readonly searched: Readonly<Record<string, JsonValue>>;
}

/** The accumulator in a row. */
export const stateOf = ({ state, lastKey, apartKey: key, apartTime: time }: AccumulatorRow): UnitState =>
  stateIn(state, { lastKey, apart: key === null || time === null ? null : { key, time } });
