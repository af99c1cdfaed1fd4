import { z } from 'zod';
import { endpoint, type Text } from '../../platform/index.ts';
import { seeEvents } from '../trace.rights.ts';
import { eventQuery, queryProblemsOfEvents } from './epcis-event.api.ts';
import { collection, epcisPage, formatHeaders, pathValue, rangeHeaders } from './epcis-wire.ts';

/** What the binding is made of, by the names in its paths (EPCIS 2.0, 8.2.4). */
export const topLevelNames = [
  'events',
  'eventTypes',
  'epcs',
  'bizSteps',
  'bizLocations',
  'readPoints',
  'dispositions',
  'capture',
  'queries',
] as const;

const entry = (id: `epcis.${string}`, path: `/${string}`) =>
  endpoint({
    id,
    method: 'GET',
    path,
    needs: 'signed-in',
    summary: { zh: 'EPCIS 接口的入口', en: 'The resources of the EPCIS binding' },
    headers: rangeHeaders,
    reply: collection,
  });

/** The way in, with and without the slash at its end. */
export const epcisEntries = [
  entry('epcis.see-top', '/epcis'),
  entry('epcis.see-top-slash', '/epcis/'),
] as const;

/** A kind of value that the stored events are found by. */
export type ResourceName =
  | 'eventTypes'
  | 'epcs'
  | 'bizSteps'
  | 'bizLocations'
  | 'readPoints'
  | 'dispositions';

const resource = <N extends ResourceName>(name: N, slug: string, text: Text) => ({
  name,
  list: endpoint({
    id: `epcis.list-${slug}`,
    method: 'GET',
    path: `/epcis/${name}`,
    needs: seeEvents,
    summary: { zh: `事件中出现过的${text.zh}`, en: `List the ${text.en} of the stored events` },
    headers: formatHeaders,
    query: z.strictObject(epcisPage),
    reply: collection,
  }),
  see: endpoint({
    id: `epcis.see-${slug}`,
    method: 'GET',
    path: `/epcis/${name}/:value`,
    needs: seeEvents,
    summary: { zh: `${text.zh}之下的资源`, en: `What can be asked of one of the ${text.en}` },
    headers: rangeHeaders,
    params: z.strictObject({ value: pathValue }),
    reply: collection,
    row: `trace.${slug}`,
  }),
  events: endpoint({
    id: `epcis.list-events-of-${slug}`,
    method: 'GET',
    path: `/epcis/${name}/:value/events`,
    needs: seeEvents,
    summary: { zh: `按${text.zh}查询事件`, en: `Query the events of one of the ${text.en}` },
    headers: formatHeaders,
    params: z.strictObject({ value: pathValue }),
    query: eventQuery,
    reply: 'document',
    problems: queryProblemsOfEvents,
  }),
});

/** The values that the stored events are found by, each with its list, its entry and its events. */
export const epcisResources = [
  resource('eventTypes', 'event-types', { zh: '事件类型', en: 'event types' }),
  resource('epcs', 'epcs', { zh: '标识代码', en: 'identifiers' }),
  resource('bizSteps', 'biz-steps', { zh: '业务步骤', en: 'business steps' }),
  resource('bizLocations', 'biz-locations', { zh: '业务地点', en: 'business locations' }),
  resource('readPoints', 'read-points', { zh: '读取点', en: 'read points' }),
  resource('dispositions', 'dispositions', { zh: '处置状态', en: 'dispositions' }),
] as const;
