import type { JsonValue } from '@yuanliu/core/platform';
import { emptyState, type Sums, type UnitState } from './unit-state.ts';

const isBlank = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return value === '' || value === 0 || value === null;
  for (const _ in value) return false;
  return true;
};

/** Parts of the accumulator that are stored as they are, unless they are blank. */
const plainParts = (Object.keys(emptyState()) as (keyof UnitState)[]).filter(
  (name) => !['lastKey', 'apart', 'place', 'origin', 'recent', 'sums'].includes(name),
);

/**
 * The accumulator as it is stored: what equals the beginning is left out, so that a plain item takes few bytes, and so
 * are the last key and since when it has been apart, which have columns. The database keeps the keys of the JSON in an
 * order of its own, so that equal states are equal bytes there.
 */
export const storedState = (state: UnitState): string => {
  const stored: Partial<Record<keyof UnitState, unknown>> = {};
  for (const name of plainParts) if (!isBlank(state[name])) stored[name] = state[name];
  if (state.place.kind !== 'unknown') stored.place = state.place;
  if (state.origin !== 'unknown') stored.origin = state.origin;
  if (state.recent.time !== '') stored.recent = state.recent;
  const sums = withoutBlanks(state.sums);
  if (!isBlank(sums)) stored.sums = sums;
  return JSON.stringify(stored);
};

const withoutBlanks = (sums: Sums): Partial<Sums> => {
  const booked: Partial<Sums> = {};
  for (const name of Object.keys(sums) as (keyof Sums)[]) if (!isBlank(sums[name])) booked[name] = sums[name];
  return booked;
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
