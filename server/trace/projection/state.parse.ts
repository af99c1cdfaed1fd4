import type { JsonValue } from '@yuanliu/core/platform';
import { emptyState, type UnitState } from './unit-state.ts';

const empty = new Map(Object.entries(emptyState()).map(([key, value]) => [key, JSON.stringify(value)]));

/**
 * The accumulator as it is stored: what equals the beginning is left out, so that a plain item takes few bytes. Keys in
 * one order, so that equal states are equal texts.
 */
export const storedState = (state: UnitState): string => {
  const entries = Object.entries(state)
    .map(([key, value]) => [key, sorted(value)] as const)
    .filter(([key, value]) => JSON.stringify(value) !== empty.get(key))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(entries));
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
};

/** The accumulator in a stored text. It is our own writing (`storedState`), so its shape is taken on trust. */
export const stateIn = (stored: JsonValue): UnitState => ({
  ...emptyState(),
  ...(stored as Partial<UnitState>),
});
