import { Problem } from '@yuanliu/core/platform';
import type { Ctx, Tx } from '../../../platform/index.ts';
import type { IncomingEvent, Recording } from '../../ledger/incoming-event.ts';
import { recordEvents } from '../../ledger/record-events.ts';
import { bodyText } from '../body-text.ts';
import { storeVocabularies } from '../master-data/store-vocabularies.ts';
import { noteNames } from '../namespaces.store.ts';
import {
  findWaiting,
  finishCapture,
  lockWaiting,
  noteJudged,
  noteStep,
  readBody,
  type WaitingCapture,
} from './capture.store.ts';
import { type CaptureChunk, captureChunks } from './capture-chunks.ts';
import { conflictError, type KeptError, refusedContent } from './capture-errors.ts';
import { isOfContent, unkeepable } from './content-error.ts';
import { takeDocument } from './held-documents.ts';
import { type OpenedDocument, openDocument } from './open-document.ts';

interface Running {
  readonly ctx: Ctx;
  readonly capture: WaitingCapture;
  readonly document: OpenedDocument;
}

/**
 * Works off a capture. It may be run again at any time after a stop: what is recorded already is met as a duplicate, and
 * a capture that proceeds in parts goes on behind the last one.
 */
export const runCapture = async (ctx: Ctx, captureId: string): Promise<void> => {
  const held = takeDocument(ctx.db, captureId);
  const capture = await findWaiting(ctx.db, captureId);
  if (capture === undefined) return;
  const document = held ?? (await keptDocument(ctx, captureId));
  if (document === undefined) return;
  const running = { ctx, capture, document };
  await (capture.behaviour === 'rollback' ? allOrNothing(running) : partByPart(running));
};

const keptDocument = async (ctx: Ctx, captureId: string): Promise<OpenedDocument | undefined> => {
  const body = await readBody(ctx.db, captureId);
  return body === undefined ? undefined : openDocument(bodyText(body));
};

/** Text of events that is kept in memory between judging and recording; more is judged twice. */
const heldLetters = 16_000_000;

/** Judges everything, then records everything in one transaction. */
const allOrNothing = async (running: Running): Promise<void> => {
  const { ctx, capture, document } = running;
  const isSmall = document.text.length <= heldLetters;
  const held: CaptureChunk[] = [];
  const errors: KeptError[] = [];
  let judged = 0;
  for await (const chunk of captureChunks(document, 0)) {
    if (isSmall) held.push(chunk);
    errors.push(...chunk.errors);
    judged += chunk.judged;
    if (judged < document.slices.length)
      await noteJudged(ctx.db, capture.id, { judged, hasFailed: errors.length > 0 });
  }
  const failed = errors.length > 0 ? errors : await recordAll(running, isSmall ? held : undefined);
  if (failed.length > 0) await endFailed(running, failed);
};

/** Ends with what kept the document out; empty when it is in. */
const recordAll = async (
  running: Running,
  held: readonly CaptureChunk[] | undefined,
): Promise<readonly KeptError[]> => {
  const { ctx, capture, document } = running;
  try {
    return await ctx.db.transact(async (tx) => {
      if (!(await lockWaiting(tx, { id: capture.id }))) return [];
      storeAround(tx, running);
      for await (const chunk of held ?? captureChunks(document, 0)) {
        const recordings = await recordChunk(tx, running, chunk.good);
        const conflicts = conflictsOf(running, chunk.good, recordings);
        if (conflicts.length > 0) throw new Conflicts(conflicts);
        noteChunk(tx, running, { chunk, recordings, conflicts, judged: document.slices.length });
      }
      finishCapture(tx, capture.id, ctx.clock.now());
      return [];
    });
  } catch (error) {
    if (error instanceof Conflicts) return error.errors;
    return [errorOfContent(error)];
  }
};

/** Undoes the transaction. */
class Conflicts extends Error {
  readonly errors: readonly KeptError[];

  constructor(errors: readonly KeptError[]) {
    super('Another event has this eventID.');
    this.errors = errors;
  }
}

/** Records chunk by chunk, each in a transaction with the note of how far it is. */
const partByPart = async (running: Running): Promise<void> => {
  const { ctx, capture, document } = running;
  let { judged } = capture;
  if (judged === 0) await ctx.db.transact(async (tx) => storeAround(tx, running));
  for await (const chunk of captureChunks(document, judged)) {
    const isMine = await recordPart(running, chunk, judged);
    // Another run of this job has overtaken this one.
    if (!isMine) return;
    judged += chunk.judged;
  }
  await ctx.db.transact(async (tx) => {
    if (await lockWaiting(tx, { id: capture.id, judged })) finishCapture(tx, capture.id, ctx.clock.now());
  });
};

const recordPart = async (running: Running, chunk: CaptureChunk, judged: number): Promise<boolean> => {
  const { ctx, capture } = running;
  const attempt = (good: readonly IncomingEvent[], errors: readonly KeptError[]): Promise<boolean> =>
    ctx.db.transact(async (tx) => {
      if (!(await lockWaiting(tx, { id: capture.id, judged }))) return false;
      const recordings = await recordChunk(tx, running, good);
      const conflicts = [...errors, ...conflictsOf(running, good, recordings)];
      noteChunk(tx, running, { chunk, recordings, conflicts, judged: judged + chunk.judged });
      return true;
    });
  try {
    return await attempt(chunk.good, []);
  } catch (error) {
    errorOfContent(error);
    const { good, errors } = await withoutUnstorable(running, chunk.good);
    return attempt(good, errors);
  }
};

/** Finds the events that the database refuses, each tried by itself and undone. */
const withoutUnstorable = async (running: Running, events: readonly IncomingEvent[]) => {
  const good: IncomingEvent[] = [];
  const errors: KeptError[] = [];
  for (const event of events) {
    try {
      await running.ctx.db.transact(async (tx) => {
        await recordChunk(tx, running, [event]);
        throw new Undone();
      });
    } catch (error) {
      if (error instanceof Undone) good.push(event);
      else errors.push({ ...errorOfContent(error), path: pathOf(running, event) });
    }
  }
  return { good, errors };
};

class Undone extends Error {}

const pathOf = ({ document }: Running, { position }: IncomingEvent): string =>
  `${document.listPath}/${position}`;

const recordChunk = (
  tx: Tx,
  { ctx, capture }: Running,
  events: readonly IncomingEvent[],
): Promise<Recording[]> =>
  recordEvents(
    tx,
    {
      events,
      captureId: capture.id,
      mode: 'fact',
      owner: { userId: capture.by, departmentId: capture.departmentId },
    },
    ctx,
  );

const conflictsOf = (
  running: Running,
  events: readonly IncomingEvent[],
  recordings: readonly Recording[],
): KeptError[] =>
  recordings
    .filter(({ outcome }) => outcome === 'conflict')
    .flatMap(({ index, eventId }) => {
      const event = events[index];
      if (event === undefined) return [];
      const isDeclaration = event.event.declaration !== undefined;
      return [conflictError(pathOf(running, event), { eventID: eventId, isDeclaration })];
    });

interface Noted {
  readonly chunk: CaptureChunk;
  readonly recordings: readonly Recording[];
  readonly conflicts: readonly KeptError[];
  /** Events of the document that are judged with these. */
  readonly judged: number;
}

const noteChunk = (tx: Tx, { capture }: Running, { chunk, recordings, conflicts, judged }: Noted): void => {
  noteNames(tx, chunk.learnt);
  noteStep(tx, capture.id, {
    judged,
    recorded: recordings.filter(({ outcome }) => outcome === 'recorded').length,
    duplicates: recordings.filter(({ outcome }) => outcome === 'duplicate').length,
    errors: [...chunk.errors, ...conflicts],
  });
};

/** The master data of the document. */
const storeAround = (tx: Tx, { ctx, capture, document: { parts } }: Running): void =>
  storeVocabularies(tx, parts, { at: ctx.clock.now(), by: capture.by });

const endFailed = ({ ctx, capture, document }: Running, errors: readonly KeptError[]): Promise<void> =>
  ctx.db.transact(async (tx) => {
    if (!(await lockWaiting(tx, { id: capture.id }))) return;
    noteStep(tx, capture.id, { judged: document.slices.length, recorded: 0, duplicates: 0, errors });
    finishCapture(tx, capture.id, ctx.clock.now());
  });

/** What the database or the ledger says of the content; whatever else went wrong is thrown on, and tried again. */
const errorOfContent = (error: unknown): KeptError => {
  if (error instanceof Problem) return refusedContent({ zh: error.sentence('zh'), en: error.sentence('en') });
  if (!isOfContent(error)) throw error;
  return refusedContent(unkeepable);
};
