import { isObject, type JsonObject, listOf, textsOf } from './json-shapes.ts';
import { clarkName, expandName, type Names, namesOf } from './names.ts';

/** One event of a document and what is needed to read it. */
export interface DocumentEvent {
  /** As it came; whether it is an object that says what it should is not checked. */
  readonly event: unknown;
  /** The document's names and, on top, those of the event's own context. */
  readonly names: Names;
  /** Counted from 0. */
  readonly position: number;
  /** JSON Pointer (RFC 6901) of the event in the document. */
  readonly path: string;
}

/** The parts of an EPCISDocument, an EPCISQueryDocument or a bare event. */
export interface DocumentParts {
  readonly kind: 'document' | 'query' | 'event';
  readonly names: Names;
  /** The `@context` of the document. */
  readonly context: unknown;
  readonly events: readonly DocumentEvent[];
  /** `vocabularyList`: master data, from the header or from query results. */
  readonly vocabularies: readonly unknown[];
  /** Extension fields at the top of events that the sender leaves out of the event hash, as `{namespace}local`. */
  readonly ignored: ReadonlySet<string>;
}

/** Takes a document apart; whatever is missing is an empty list. The schema is not checked here. */
export const documentParts = (document: unknown): DocumentParts => {
  const root = isObject(document) ? document : {};
  const names = namesOf(root['@context']);
  const body = objectAt(root, 'epcisBody');
  const results = objectAt(body, 'queryResults');
  const resultsBody = objectAt(results, 'resultsBody');
  const parts = { names, context: root['@context'], ignored: ignoredFields([root, results], names) };
  if (root['type'] === 'EPCISQueryDocument') {
    return {
      ...parts,
      kind: 'query',
      events: eventsAt(resultsBody, '/epcisBody/queryResults/resultsBody/eventList', names),
      vocabularies: listOf(resultsBody['vocabularyList']),
    };
  }
  const vocabularies = listOf(objectAt(objectAt(root, 'epcisHeader'), 'epcisMasterData')['vocabularyList']);
  if (root['type'] === 'EPCISDocument') {
    return {
      ...parts,
      kind: 'document',
      events: eventsAt(body, '/epcisBody/eventList', names),
      vocabularies,
    };
  }
  return {
    ...parts,
    kind: 'event',
    events: [{ event: document, names, position: 0, path: '' }],
    vocabularies,
  };
};

const objectAt = (object: JsonObject, key: string): JsonObject => {
  const value = object[key];
  return isObject(value) ? value : {};
};

function eventsAt(body: JsonObject, path: string, names: Names): DocumentEvent[] {
  return listOf(body['eventList']).map((event, position) => ({
    event,
    names: isObject(event) ? namesOf(event['@context'], names) : names,
    position,
    path: `${path}/${position}`,
  }));
}

/**
 * `…:ignoreFields`, in whatever namespace, names fields that systems on the way add (a hash, an internal id) and
 * that must not change an event's identity.
 */
function ignoredFields(places: readonly JsonObject[], names: Names): ReadonlySet<string> {
  const ignored = new Set<string>();
  for (const place of places) {
    for (const key in place) {
      if (!key.endsWith('ignoreFields') || expandName(key, names)?.local !== 'ignoreFields') continue;
      for (const field of textsOf(place[key])) {
        const name = expandName(field, names);
        if (name !== undefined) ignored.add(clarkName(name));
      }
    }
  }
  return ignored;
}
