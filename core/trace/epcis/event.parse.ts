import type { IdentityOptions } from '../../codes/index.ts';
import { actionCode, type Action } from '../roles.ts';
import { instantOf } from './instant.ts';
import { isObject, type JsonObject, leafOf, objectsOf, textOf, textsOf } from './json-shapes.ts';
import type { Names } from './names.ts';
import { ownExtensionsOf } from './own-extensions.parse.ts';
import { eventDoubts } from './rules/event-issues.ts';
import { canonicalUri } from './search-path.ts';
import { searchableFields } from './searchable-fields.ts';
import { thingsOf } from './things.parse.ts';
import type { Endpoint, ErrorDeclaration, TraceEvent, TransactionReference } from './trace-event.ts';
import { eventTypeOf, vocabularyValue } from './vocabulary-value.ts';

/** How an event is to be read. */
export interface EventReading {
  /** Of the document and, on top, of the event's own `@context`: `namesOf(event['@context'], documentNames)`. */
  readonly names: Names;
  /** Which hosts make URIs into identities of our own. */
  readonly identities?: IdentityOptions;
}

/**
 * The domain event of an EPCIS 2.0 event that has passed the schema. The XML reader hands in the same shape, with
 * extension names as `{namespace}local`. Throws a RangeError for an event time that is none.
 */
export const parseEvent = (event: JsonObject, { names, identities = {} }: EventReading): TraceEvent => {
  const own = ownExtensionsOf(event, names, identities);
  const time = instantOf(textOf(event['eventTime']) ?? '');
  if (time === undefined) throw new RangeError(`eventTime is no date-time: ${String(event['eventTime'])}`);
  const eventId = textOf(event['eventID']);
  const transformationId = textOf(event['transformationID']);
  const action = actionOf(event['action']);
  const doubts = eventDoubts(event);
  return {
    type: eventTypeOf(textOf(event['type']) ?? '', names),
    ...(eventId !== undefined && { eventId }),
    time,
    zoneOffset: textOf(event['eventTimeZoneOffset']) ?? '+00:00',
    ...(action !== undefined && { action }),
    ...whyOf(event, names),
    ...placesOf(event, identities),
    ...(transformationId !== undefined && { transformationId }),
    things: thingsOf(event, { names, options: identities, own }),
    transactions: transactionsOf(event['bizTransactionList'], names, identities),
    sources: endpointsOf(event['sourceList'], 'source', { names, identities }),
    destinations: endpointsOf(event['destinationList'], 'destination', { names, identities }),
    ...declarationOf(event['errorDeclaration'], names),
    certification: textsOf(event['certificationInfo']),
    searchable: searchableFields(event, names, identities),
    ...(doubts.length > 0 && { doubts }),
    ...(own.holds.length > 0 && { holds: own.holds }),
    ...(own.lifts.length > 0 && { lifts: own.lifts }),
    ...(own.cleaning !== undefined && { cleaning: own.cleaning }),
  };
};

const actionOf = (value: unknown): Action | undefined =>
  typeof value === 'string' && Object.hasOwn(actionCode, value) ? (value as Action) : undefined;

function whyOf(
  event: JsonObject,
  names: Names,
): Pick<TraceEvent, 'bizStep' | 'disposition' | 'persistentDisposition'> {
  const bizStep = textOf(event['bizStep']);
  const disposition = textOf(event['disposition']);
  const persistent = event['persistentDisposition'];
  const canonical = (value: string): string => vocabularyValue('disposition', value, names);
  return {
    ...(bizStep !== undefined && { bizStep: vocabularyValue('bizStep', bizStep, names) }),
    ...(disposition !== undefined && { disposition: canonical(disposition) }),
    ...(isObject(persistent) && {
      persistentDisposition: {
        set: textsOf(persistent['set']).map(canonical),
        unset: textsOf(persistent['unset']).map(canonical),
      },
    }),
  };
}

function placesOf(
  event: JsonObject,
  options: IdentityOptions,
): Pick<TraceEvent, 'readPoint' | 'bizLocation'> {
  const readPoint = placeOf(event['readPoint'], options);
  const bizLocation = placeOf(event['bizLocation'], options);
  return { ...(readPoint !== undefined && { readPoint }), ...(bizLocation !== undefined && { bizLocation }) };
}

function placeOf(value: unknown, options: IdentityOptions): string | undefined {
  const id = leafOf(isObject(value) ? value['id'] : value)?.trim();
  return id === undefined ? undefined : canonicalUri(id, options);
}

function transactionsOf(value: unknown, names: Names, options: IdentityOptions): TransactionReference[] {
  return objectsOf(value).flatMap((element) => {
    const id = textOf(element['bizTransaction']);
    const type = textOf(element['type']);
    if (id === undefined) return [];
    return {
      ...(type !== undefined && { type: vocabularyValue('transactionType', type, names) }),
      id: canonicalUri(id, options),
    };
  });
}

function endpointsOf(
  value: unknown,
  member: 'source' | 'destination',
  { names, identities }: Required<EventReading>,
): Endpoint[] {
  return objectsOf(value).flatMap((element) => {
    const id = textOf(element[member]);
    const type = textOf(element['type']);
    if (id === undefined || type === undefined) return [];
    return { type: vocabularyValue('endpointType', type, names), id: canonicalUri(id, identities) };
  });
}

function declarationOf(value: unknown, names: Names): { readonly declaration?: ErrorDeclaration } {
  if (!isObject(value)) return {};
  const time = instantOf(textOf(value['declarationTime']) ?? '');
  if (time === undefined) return {};
  const reason = textOf(value['reason']);
  return {
    declaration: {
      time,
      ...(reason !== undefined && { reason: vocabularyValue('errorReason', reason, names) }),
      correctiveIds: textsOf(value['correctiveEventIDs']),
    },
  };
}
