import type { CaptureBehaviour } from '@yuanliu/core/trace';
import { z } from 'zod';
import { type Ctx, enqueue, type Job, newId } from '../../../platform/index.ts';
import { bodyText } from '../body-text.ts';
import { insertCapture } from './capture.store.ts';
import { holdDocument, takeDocument } from './held-documents.ts';
import { checkSyntax, openDocument } from './open-document.ts';

/** Works off a document that was handed in. */
export const captureJob = {
  name: 'trace.run-capture',
  payload: z.object({ captureId: z.uuid() }),
} as const satisfies Job;

/** Documents beyond this run one after another: each keeps its locks for as long as it takes. */
const bigEvents = 1_000;

/**
 * Takes a document in and answers the id of its capture. What cannot be read, or is no EPCIS document, is refused here;
 * its events are judged and stored by the job, which commits together with the document.
 */
export const receiveCapture = async (
  ctx: Ctx,
  {
    body,
    behaviour,
    mediaType,
  }: { readonly body: unknown; readonly behaviour: CaptureBehaviour; readonly mediaType: string },
): Promise<string> => {
  const document = await openDocument(bodyText(body));
  await checkSyntax(document);
  const id = newId();
  // Before the commit, for the job may begin right behind it.
  holdDocument(ctx.db, id, document);
  try {
    await ctx.db.transact(async (tx) => {
      insertCapture(tx, {
        id,
        at: ctx.clock.now(),
        behaviour,
        mediaType,
        body: Buffer.isBuffer(body) ? body : Buffer.from(document.text),
        events: document.slices.length,
        by: ctx.actor.userId,
        departmentId: ctx.scope.departmentId,
      });
      await enqueue(
        tx,
        { job: captureJob, payload: { captureId: id } },
        document.slices.length > bigEvents ? { queue: 'trace.big-captures' } : {},
      );
    });
  } catch (error) {
    takeDocument(ctx.db, id);
    throw error;
  }
  return id;
};
