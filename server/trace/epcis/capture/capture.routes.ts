import { languageOf, notFound, Problem } from '@yuanliu/core/platform';
import {
  type CaptureJob,
  captureBehaviours,
  captureDocument,
  listCaptures,
  seeCapture,
  seeEvents,
} from '@yuanliu/core/trace';
import { z } from 'zod';
import { scopeBeside } from '../../../identity/index.ts';
import { bind, handles, type HttpExchange, type JobHandler, type Route } from '../../../platform/index.ts';
import { askedPage, linkNext } from '../answer/page-token.ts';
import { limitHeaders } from '../epcis-dialect.ts';
import * as store from './capture.store.ts';
import { presentErrors } from './capture-errors.ts';
import { captureJob, receiveCapture } from './receive-capture.ts';
import { runCapture } from './run-capture.ts';

const presentCapture = (row: store.CaptureRow, http: HttpExchange): CaptureJob => ({
  captureID: row.id,
  running: row.isRunning,
  success: !row.hasFailed,
  createdAt: row.receivedAt.toISOString(),
  ...(row.finishedAt !== null && { finishedAt: row.finishedAt.toISOString() }),
  captureErrorBehaviour: row.behaviour,
  errors: presentErrors(row.errors, languageOf(http.asked('accept-language'))),
  'yuanliu:progress': {
    events: row.events,
    judged: row.judged,
    recorded: row.recorded,
    duplicates: row.duplicates,
  },
});

/** The routes of captures. One sees one's own, and those whose events one may see. */
export const captureRoutes: readonly Route[] = [
  bind(captureDocument, async (ctx, { body }, http) => {
    const asked = http.asked('GS1-Capture-Error-Behaviour');
    const id = await receiveCapture(ctx, {
      body,
      behaviour: captureBehaviours.find((each) => each === asked) ?? 'rollback',
      mediaType: http.asked('content-type') ?? '',
    });
    http.header('location', `/epcis/capture/${id}`);
    for (const [name, value] of Object.entries(limitHeaders)) http.header(name, value);
  }),
  bind(listCaptures, async (ctx, { query }, http) => {
    const { size, after } = askedPage(query, { url: http.url, clock: ctx.clock });
    const scope = await scopeBeside(ctx, seeEvents);
    const rows = await store.listCaptures(ctx.db, scope, {
      size: size + 1,
      ...(after !== undefined && { after: z.uuid().parse(after) }),
    });
    const given = rows.slice(0, size);
    linkNext(http, ctx.clock, rows.length > size ? given.at(-1)?.id : undefined);
    return given.map((row) => presentCapture(row, http));
  }),
  bind(seeCapture, async (ctx, { params: { captureId } }, http) => {
    const isId = z.uuid().safeParse(captureId).success;
    const scope = await scopeBeside(ctx, seeEvents);
    const row = isId ? await store.findCapture(ctx.db, scope, captureId) : undefined;
    if (row === undefined) throw new Problem(notFound, {});
    return presentCapture(row, http);
  }),
];

/** The job that works off captures. */
export const captureJobs: readonly JobHandler[] = [
  handles(captureJob, async (ctx, { captureId }) => runCapture(ctx, captureId)),
];
