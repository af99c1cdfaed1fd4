import type { JsonValue } from '../../platform/index.ts';

/** A schema of JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, JsonValue>>;

/** A text, or null. */
export const textSchema = (more: JsonSchema = {}): JsonSchema => ({ type: ['string', 'null'], ...more });

/** A decimal as a string, so that no digit is lost; a JSON number is taken as well. */
export const decimalSchema = (decimals: number): JsonSchema => ({
  type: ['string', 'number', 'null'],
  pattern: decimals === 0 ? '^-?\\d{1,30}$' : `^-?\\d{1,30}(\\.\\d{1,${decimals}})?$`,
});

/** An id, or null. */
export const idSchema: JsonSchema = { type: ['string', 'null'], format: 'uuid' };

/** A list of these, or null for none. */
export const listSchema = (items: JsonSchema, more: JsonSchema = {}): JsonSchema => ({
  type: ['array', 'null'],
  items,
  ...more,
});

/** A value that the system makes and nobody sends. */
export const madeSchema = (schema: JsonSchema = {}): JsonSchema => ({ ...schema, readOnly: true });
