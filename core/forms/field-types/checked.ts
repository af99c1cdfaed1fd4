import type { JsonValue, Text } from '../../platform/index.ts';

/** One thing that is wrong with a value. `path` is a JSON Pointer into the value, '' for all of it. */
export interface ValueIssue {
  readonly path: string;
  readonly text: Text;
}

/** A value in its one spelling, `null` where there is none, or what is wrong with it. */
export type Checked =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly issues: readonly ValueIssue[] };

/** A value that is as it should be. */
export const good = (value: JsonValue): Checked => ({ ok: true, value });

/** A value that is wrong as a whole. */
export const wrong = (zh: string, en: string): Checked => ({
  ok: false,
  issues: [{ path: '', text: { zh, en } }],
});

/** A value as text: a string as it is, anything else as JSON writes it. */
export const asText = (value: JsonValue): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** True for a JSON list. */
export const isJsonList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
