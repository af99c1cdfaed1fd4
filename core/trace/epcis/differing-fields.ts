import { isComment } from './fields.ts';
import { type HashReading, preHashOf } from './hash/event-hash.ts';
import { hashName } from './hash/hash-extensions.ts';
import type { JsonObject } from './json-shapes.ts';

/** An event, and how its names are read. */
export interface ReadableEvent extends HashReading {
  readonly event: JsonObject;
}

/** What an event and its error declaration need not have in common (EPCIS 2.0, 7.4.1.2), and what says nothing. */
const apart: ReadonlySet<string> = new Set(['@context', 'eventID', 'recordTime', 'errorDeclaration']);

/**
 * The top-level fields in which two events say different things, in the order of their names; extensions as
 * `{namespace}local`. Spellings, order of lists and prefixes make no difference, as in the CBV event hash.
 */
export const differingFields = (one: ReadableEvent, other: ReadableEvent): string[] => {
  const [first, second] = [textsOf(one), textsOf(other)];
  return [...new Set([...first.keys(), ...second.keys()])]
    .filter((name) => (first.get(name) ?? nothing) !== (second.get(name) ?? nothing))
    .toSorted();
};

/** What each field adds to the pre-hash string of an event of a type. */
const textsOf = ({ event, ...reading }: ReadableEvent): Map<string, string> =>
  new Map(
    Object.entries(event)
      .filter(([key]) => !apart.has(key) && !isComment(key))
      .map(([key, value]) => [
        hashName(key, reading.names),
        preHashOf({ type: 'ObjectEvent', [key]: value }, reading),
      ]),
  );

/** The same of a field that is not there. */
const nothing = 'eventType=ObjectEvent';
