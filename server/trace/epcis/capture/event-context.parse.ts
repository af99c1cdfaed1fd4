import type { JsonValue } from '@yuanliu/core/platform';

/**
 * The context by which the names of an event are read: its document's, and its own on top. Both came out of
 * JSON.parse, so whatever they are, JSON they are.
 */
export const contextOf = (outer: unknown, own: unknown): JsonValue => {
  if (own === undefined) return (outer ?? []) as JsonValue;
  if (outer === undefined) return own as JsonValue;
  const list = (context: unknown): readonly unknown[] => (Array.isArray(context) ? context : [context]);
  return [...list(outer), ...list(own)] as JsonValue;
};
