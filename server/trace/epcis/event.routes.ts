import { notFound, Problem } from '@yuanliu/core/platform';
import { captureEvent, listEpcisEvents, seeEpcisEvent } from '@yuanliu/core/trace';
import { bind, type Route } from '../../platform/index.ts';
import { answerEvents, answerQuery, mediaOf } from './answer/answer-events.ts';
import { writeRecorded } from './answer/write-answer.ts';
import { captureOne } from './capture/capture-one.ts';
import { findByEventId } from './event.store.ts';

/** The routes of events. */
export const eventRoutes: readonly Route[] = [
  bind(listEpcisEvents, async (ctx, { query }, http) => answerQuery(ctx, http, { parameters: query })),
  bind(captureEvent, async (ctx, { body }, http) => {
    const recorded = await captureOne(ctx, body);
    const { events, context } = await writeRecorded(ctx.db, recorded);
    http.header('location', `/epcis/events/${encodeURIComponent(recorded.event.eventId)}`);
    return { text: JSON.stringify({ '@context': context, ...events[0] }), type: mediaOf(http) };
  }),
  bind(seeEpcisEvent, async (ctx, { params: { eventId } }, http) => {
    const events = await findByEventId(ctx.db, ctx.scope, eventId);
    if (events.length === 0) throw new Problem(notFound, {});
    return answerEvents(ctx, http, { events, queryName: 'SimpleEventQuery' });
  }),
];
