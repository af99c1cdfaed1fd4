import { notFound, Problem } from '@yuanliu/core/platform';
import { captureEvent, listEpcisEvents, seeEpcisEvent } from '@yuanliu/core/trace';
import { bind, type Route } from '../../platform/index.ts';
import { answerEvents, answerQuery, mediaOf } from './answer/answer-events.ts';
import { writeEvents } from './answer/write-answer.ts';
import { captureOne } from './capture/capture-one.ts';
import { findByEventId, findByNr } from './event.store.ts';

/** The routes of events. */
export const eventRoutes: readonly Route[] = [
  bind(listEpcisEvents, async (ctx, { query }, http) => answerQuery(ctx, http, { parameters: query })),
  bind(captureEvent, async (ctx, { body }, http) => {
    const { nr, eventId } = await captureOne(ctx, body);
    const event = await findByNr(ctx.db, nr);
    const { events, context } = await writeEvents(
      ctx.db,
      event === undefined ? [] : [event],
      'Never_Translates',
    );
    http.header('location', `/epcis/events/${encodeURIComponent(eventId)}`);
    return { text: JSON.stringify({ '@context': context, ...events[0] }), type: mediaOf(http) };
  }),
  bind(seeEpcisEvent, async (ctx, { params: { eventId } }, http) => {
    const events = await findByEventId(ctx.db, ctx.scope, eventId);
    if (events.length === 0) throw new Problem(notFound, {});
    return answerEvents(ctx, http, { events, queryName: 'SimpleEventQuery' });
  }),
];
