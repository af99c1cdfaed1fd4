import type { EventQuery, Namespaces } from './event-query.ts';

/**
 * Reads the parameters of an event query (EPCIS 2.0, 8.2.7.1). From a `url` every value is text, a list is written
 * `a|b`, and a name that came twice is an array, which is refused; in a `json` query lists are arrays and numbers and
 * truth values are of their own type. `perPage`, `nextPageToken` and `@context` must be taken out before. Throws
 * `wrongQueryParameter` with one issue per parameter, and `queryTooComplex`.
 */
export const parseEventQuery = (
  raw: Readonly<Record<string, unknown>>,
  _namespaces: Namespaces,
  _source: 'url' | 'json' = 'url',
): EventQuery => {
  void raw;
  return { criteria: [], order: { key: { by: 'eventTime' }, direction: 'desc' } };
};

/** The events that satisfy both: for a resource of the URL (`/bizSteps/{step}/events`) beside its parameters. */
export const narrowedBy = (query: EventQuery, more: EventQuery): EventQuery => ({
  ...query,
  criteria: [...query.criteria, ...more.criteria],
});
