import type { JsonValue } from '@yuanliu/core/platform';
import type { EpcFormat } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import { type Clock, type Db, storable } from '../../../platform/index.ts';
import { revealPersons } from '../../persons/reveal-persons.ts';
import type { FoundEvent } from '../../query/event-query.ts';
import { epcWriter } from './epc-format.ts';
import { identifiersOf, withIdentifiers } from './identifiers.ts';
import { type Lettered, letteredJson } from './lettered-json.ts';
import { mergeContexts, type MergedContext } from './merged-context.ts';

/** Events as they are sent to a partner, with the context that their names are read by. */
export interface WrittenEvents {
  readonly events: readonly Lettered[];
  readonly context: MergedContext['context'];
  readonly prefixes: MergedContext['prefixes'];
}

/**
 * Writes events for the outside: as they came, with the recordTime and the eventID that the ledger gave them, and
 * their identifiers in the form that was asked for.
 */
export const writeEvents = async (
  db: Db,
  found: readonly FoundEvent[],
  format: EpcFormat,
): Promise<WrittenEvents> => {
  const contexts = await findContexts(db, [...new Set(found.map(({ contextNr }) => contextNr))]);
  return writeBy(db, found, { contexts, format });
};

/** An event that was recorded just now, by the context it came with; as `writeEvents` would write it. */
export const writeRecorded = async (
  db: Db,
  { event, context }: { readonly event: FoundEvent; readonly context: JsonValue },
): Promise<WrittenEvents> =>
  writeBy(db, [event], {
    contexts: new Map([[event.contextNr, storable(context)]]),
    format: 'Never_Translates',
  });

const writeBy = async (
  db: Db,
  found: readonly FoundEvent[],
  { contexts, format }: { readonly contexts: ReadonlyMap<number, JsonValue>; readonly format: EpcFormat },
): Promise<WrittenEvents> => {
  const { context, apart, prefixes } = mergeContexts(contexts);
  const documents = await revealPersons(
    db,
    found.map(({ document }) => document),
  );
  const events = found.map((one, place): Lettered => {
    const { '@context': _, ...event } = letteredJson(documents[place] ?? one.document);
    return {
      ...(apart.has(one.contextNr) && { '@context': contexts.get(one.contextNr) }),
      ...event,
      eventID: one.eventId,
      recordTime: one.recordTime.toISOString(),
    };
  });
  const write = await epcWriter(db, format, () => events.flatMap(identifiersOf));
  return { context, prefixes, events: events.map((event) => withIdentifiers(event, write)) };
};

const findContexts = async (db: Db, numbers: readonly number[]): Promise<Map<number, JsonValue>> => {
  const rows = await db.rows(sql<{ nr: string; content: JsonValue }>`
    select nr, content from event_contexts where nr = any(${numbers}::bigint[])`);
  const byNr = new Map(rows.map(({ nr, content }) => [Number(nr), content]));
  // In the order of the events, so that the first one's prefixes keep their meaning.
  return new Map(numbers.map((nr) => [nr, byNr.get(nr) ?? []]));
};

/** An EPCISQueryDocument (EPCIS 2.0, 8.2.5) as JSON text. */
export const queryDocument = (
  { events, context }: WrittenEvents,
  { queryName, clock }: { readonly queryName: string; readonly clock: Clock },
): string =>
  JSON.stringify({
    '@context': context,
    type: 'EPCISQueryDocument',
    schemaVersion: '2.0',
    creationDate: clock.now().toISOString(),
    epcisBody: { queryResults: { queryName, resultsBody: { eventList: events } } },
  });
