import type { IncomingEvent } from '../../ledger/incoming-event.ts';
import { errorsOfIssues, type KeptError } from './capture-errors.ts';
import { type Learnt, learntOf } from './learnt.ts';
import { type OpenedDocument, openTurns } from './open-document.ts';
import { type GoodEvent, prepareEvent } from './prepare-event.ts';

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
  const good: GoodEvent[] = [];
  const errors: KeptError[] = [];
  const chunk = slices.slice(start, start + chunkEvents);
  for (const [index, [from, to]] of chunk.entries()) {
    const position = start + index;
    const event = prepareEvent({ text: text.slice(from, to), position, document: parts });
    if (event.isGood) {
      good.push(event);
    } else {
      errors.push(
        ...errorsOfIssues(event.issues, { path: `${listPath}/${position}`, eventID: event.eventID }),
      );
    }
    await giveWay();
  }
  return {
    judged: chunk.length,
    good: good.map(({ incoming }) => incoming),
    errors,
    learnt: learntOf(good),
  };
};
