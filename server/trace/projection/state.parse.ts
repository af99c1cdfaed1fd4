import type { JsonValue } from '@yuanliu/core/platform';
import { emptyState, type Sums, type UnitState } from './unit-state.ts';

/**
 * The accumulator as it is stored: what equals the beginning is left out, so that a plain item takes few bytes, and so
 * are the last key and since when it has been apart, which have columns. The database keeps the keys of the JSON in an order of its own, so that equal
 * states are equal bytes there.
 */
export const storedState = (state: UnitState): string =>
  JSON.stringify({
    ...Object.fromEntries(Object.entries(state).filter(([, value]) => !isBlank(value))),
    lastKey: undefined,
    apart: undefined,
    place: state.place.kind === 'unknown' ? undefined : state.place,
    origin: state.origin === 'unknown' ? undefined : state.origin,
    recent: state.recent.time === '' ? undefined : state.recent,
    sums: withoutBlanks(state.sums),
  });

const isBlank = (value: unknown): boolean =>
  value === '' ||
  value === 0 ||
  value === null ||
  (typeof value === 'object' && Object.keys(value).length === 0);

const withoutBlanks = (sums: Sums): object | undefined => {
  const booked = Object.entries(sums).filter(([, amounts]) => !isBlank(amounts));
  return booked.length === 0 ? undefined : Object.fromEntries(booked);
};

/** What of the accumulator stands in columns. */
export type InColumns = Pick<UnitState, 'lastKey' | 'apart'>;

/**
 * The accumulator in what is stored, with what stands in columns. It is our own writing (`storedState`), so its
 * shape is taken on trust.
 */
export const stateIn = (stored: JsonValue, columns: InColumns): UnitState => {
  const empty = emptyState();
  const known = stored as Partial<UnitState>;
  return { ...empty, ...known, ...columns, sums: { ...empty.sums, ...known.sums } };
};
