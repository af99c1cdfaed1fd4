import type { JsonValue } from '@yuanliu/core/platform';
import { canonicalJson } from '../../platform/index.ts';
import type { Change } from './audit.tables.ts';

/**
 * What differs between two states of a thing, field by field in the order asked for. Fields that are equal as JSON
 * are left out; `null` stands for the whole thing before it was made or after it was deleted.
 */
export const changesBetween = <T extends object>(
  before: T | null,
  after: T | null,
  fields: readonly (keyof T & string)[],
): Change[] =>
  fields
    .map((field) => ({ field, from: jsonOf(before?.[field]), to: jsonOf(after?.[field]) }))
    .filter(({ from, to }) => canonicalJson(from) !== canonicalJson(to));

/** A secret was set anew: the audit says so and keeps nothing of it. */
export const secretChanged = (field: string): Change => ({ field, from: '…', to: '…' });

/** The value as JSON: dates as ISO text, big integers as decimal text, what has no value as null. */
export const jsonOf = (value: unknown): JsonValue => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => [key, jsonOf(member)]),
    );
  throw new TypeError(`The audit cannot keep a ${typeof value}.`);
};
