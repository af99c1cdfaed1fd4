import type { Names } from '@yuanliu/core/trace';
import type { IncomingEvent } from '../../ledger/incoming-event.ts';
import { errorsOfIssues, type KeptError } from './capture-errors.ts';
import { type OpenedDocument, openTurns } from './open-document.ts';
import { prepareEvent } from './prepare-event.ts';

/** Events that are recorded by the same statements. */
const chunkEvents = 500;

/** Some events of a document, judged. */
export interface CaptureChunk {
  /** How many there were, good and bad. */
  readonly judged: number;
  readonly good: readonly IncomingEvent[];
  readonly errors: readonly KeptError[];
  readonly learnt: Learnt;
}

/** What events teach about names. */
export interface Learnt {
  readonly namespaces: ReadonlyMap<string, string>;
  readonly companyPrefixes: ReadonlySet<string>;
}

/** Judges the events from `from` on, some at a time; others get their turn in between. */
export async function* captureChunks(document: OpenedDocument, from: number): AsyncGenerator<CaptureChunk> {
  const giveWay = openTurns();
  for (let start = from; start < document.slices.length; start += chunkEvents)
    yield await chunkOf(document, start, giveWay);
}

const chunkOf = async (
  { text, slices, parts, listPath }: OpenedDocument,
  start: number,
  giveWay: () => Promise<void>,
): Promise<CaptureChunk> => {
  const good: IncomingEvent[] = [];
  const errors: KeptError[] = [];
  const namespaces = new Map<string, string>();
  const companyPrefixes = new Set<string>();
  const chunk = slices.slice(start, start + chunkEvents);
  for (const [index, [from, to]] of chunk.entries()) {
    const position = start + index;
    const event = prepareEvent({ text: text.slice(from, to), position, document: parts });
    if (event.isGood) {
      good.push(event.incoming);
      learnNames(event.names, namespaces);
      for (const prefix of event.companyPrefixes) companyPrefixes.add(prefix);
    } else {
      errors.push(
        ...errorsOfIssues(event.issues, { path: `${listPath}/${position}`, eventID: event.eventID }),
      );
    }
    await giveWay();
  }
  return { judged: chunk.length, good, errors, learnt: { namespaces, companyPrefixes } };
};

const learnNames = ({ declared, prefixes }: Names, into: Map<string, string>): void => {
  for (const prefix of declared) {
    const namespace = prefixes.get(prefix);
    if (namespace !== undefined) into.set(prefix, namespace);
  }
};
