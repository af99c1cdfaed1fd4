import { z } from 'zod';
import { endpoint } from '../../platform/index.ts';
import { queryTooComplex, queryTooLarge, wrongQueryParameter } from '../query/query.problems.ts';
import { captureEvents, seeEvents } from '../trace.rights.ts';
import {
  declarationExists,
  encodedBody,
  eventExists,
  epcisNotJson,
  invalidEpcis,
  notEpcisMedia,
} from './epcis.problems.ts';
import { epcisMedia, epcisPage, formatHeaders, messageHeaders, pathValue } from './epcis-wire.ts';

/** Paging, and whatever parameters the EPCIS query language knows or extensions name (EPCIS 2.0, 8.2.7.1). */
export const eventQuery = z
  .looseObject(epcisPage)
  .describe('EPCIS 2.0 查询参数：EQ_bizStep、MATCH_epc、GE_eventTime …');

export const queryProblemsOfEvents = [wrongQueryParameter, queryTooLarge, queryTooComplex];

export const listEpcisEvents = endpoint({
  id: 'epcis.list-events',
  method: 'GET',
  path: '/epcis/events',
  needs: seeEvents,
  summary: { zh: '按 EPCIS 查询参数查询事件', en: 'Query events by the parameters of EPCIS 2.0' },
  headers: formatHeaders,
  query: eventQuery,
  reply: 'document',
  problems: queryProblemsOfEvents,
});

export const captureEvent = endpoint({
  id: 'epcis.capture-event',
  method: 'POST',
  path: '/epcis/events',
  needs: captureEvents,
  summary: { zh: '采集一个事件（同步）', en: 'Capture one event, stored when it is answered' },
  headers: messageHeaders,
  body: z.unknown(),
  takes: epcisMedia,
  success: 201,
  reply: 'document',
  problems: [invalidEpcis, epcisNotJson, eventExists, declarationExists, notEpcisMedia, encodedBody],
});

export const seeEpcisEvent = endpoint({
  id: 'epcis.see-event',
  method: 'GET',
  path: '/epcis/events/:eventId',
  needs: seeEvents,
  summary: { zh: '一个事件及其纠错声明', en: 'See an event and the declarations that it is wrong' },
  headers: formatHeaders,
  params: z.strictObject({ eventId: pathValue }),
  reply: 'document',
  row: 'trace.event',
});
