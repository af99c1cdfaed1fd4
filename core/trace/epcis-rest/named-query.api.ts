import { z } from 'zod';
import { endpoint } from '../../platform/index.ts';
import { manageQueries, seeEvents } from '../trace.rights.ts';
import { eventQuery, queryProblemsOfEvents } from './epcis-event.api.ts';
import {
  epcisNotJson,
  invalidEpcis,
  invalidNamedQuery,
  noSuchQuery,
  notOffered,
  queryExists,
  wrongSubscriptionControls,
} from './epcis.problems.ts';
import {
  epcisMedia,
  epcisPage,
  formatHeaders,
  messageHeaders,
  pathValue,
  rangeHeaders,
} from './epcis-wire.ts';

const namedQuery = z.object({ name: z.string(), query: z.looseObject({}) });

export const createNamedQuery = endpoint({
  id: 'epcis.create-query',
  method: 'POST',
  path: '/epcis/queries',
  needs: manageQueries,
  summary: { zh: '保存命名查询', en: 'Store a query under a name' },
  headers: messageHeaders,
  body: z.unknown(),
  takes: epcisMedia,
  success: 201,
  reply: 'nothing',
  problems: [invalidNamedQuery, epcisNotJson, queryExists, ...queryProblemsOfEvents],
});

export const listNamedQueries = endpoint({
  id: 'epcis.list-queries',
  method: 'GET',
  path: '/epcis/queries',
  needs: seeEvents,
  summary: { zh: '命名查询列表', en: 'List the named queries' },
  headers: rangeHeaders,
  query: z.strictObject(epcisPage),
  reply: z.array(namedQuery),
});

const params = z.strictObject({ name: pathValue });

export const seeNamedQuery = endpoint({
  id: 'epcis.see-query',
  method: 'GET',
  path: '/epcis/queries/:name',
  needs: seeEvents,
  summary: { zh: '命名查询的内容', en: 'See a named query' },
  headers: rangeHeaders,
  params,
  reply: namedQuery,
  problems: [noSuchQuery],
});

export const deleteNamedQuery = endpoint({
  id: 'epcis.delete-query',
  method: 'DELETE',
  path: '/epcis/queries/:name',
  needs: manageQueries,
  summary: { zh: '删除命名查询', en: 'Delete a named query' },
  params,
  reply: 'nothing',
  problems: [noSuchQuery],
});

export const listEventsOfQuery = endpoint({
  id: 'epcis.list-events-of-query',
  method: 'GET',
  path: '/epcis/queries/:name/events',
  needs: seeEvents,
  summary: { zh: '执行命名查询', en: 'Run a named query' },
  headers: formatHeaders,
  params,
  query: eventQuery,
  reply: 'document',
  problems: [noSuchQuery, notOffered, ...queryProblemsOfEvents],
});

export const createSubscription = endpoint({
  id: 'epcis.create-subscription',
  method: 'POST',
  path: '/epcis/queries/:name/subscriptions',
  needs: manageQueries,
  summary: {
    zh: '订阅命名查询（暂未提供，只检查内容）',
    en: 'Subscribe to a named query (not offered yet: checked only)',
  },
  headers: messageHeaders,
  params,
  body: z.unknown(),
  takes: epcisMedia,
  success: 201,
  reply: 'document',
  problems: [noSuchQuery, invalidEpcis, epcisNotJson, wrongSubscriptionControls, notOffered],
});

export const listSubscriptions = endpoint({
  id: 'epcis.list-subscriptions',
  method: 'GET',
  path: '/epcis/queries/:name/subscriptions',
  needs: manageQueries,
  summary: { zh: '命名查询的订阅（暂未提供）', en: 'List the subscriptions of a query (not offered yet)' },
  headers: rangeHeaders,
  params,
  query: z.strictObject(epcisPage),
  reply: 'document',
  problems: [noSuchQuery, notOffered],
});

const subscription = params.extend({ subscriptionId: pathValue });

export const seeSubscription = endpoint({
  id: 'epcis.see-subscription',
  method: 'GET',
  path: '/epcis/queries/:name/subscriptions/:subscriptionId',
  needs: manageQueries,
  summary: { zh: '一个订阅（暂未提供）', en: 'See a subscription (not offered yet)' },
  headers: rangeHeaders,
  params: subscription,
  reply: 'document',
});

export const deleteSubscription = endpoint({
  id: 'epcis.delete-subscription',
  method: 'DELETE',
  path: '/epcis/queries/:name/subscriptions/:subscriptionId',
  needs: manageQueries,
  summary: { zh: '退订（暂未提供）', en: 'End a subscription (not offered yet)' },
  params: subscription,
  reply: 'nothing',
});

export const endPageToken = endpoint({
  id: 'epcis.end-page-token',
  method: 'DELETE',
  path: '/epcis/nextPageToken/:token',
  needs: 'signed-in',
  summary: {
    zh: '作废翻页标记（不需要，也未提供）',
    en: 'Invalidate a page token (not needed and not offered)',
  },
  params: z.strictObject({ token: pathValue }),
  reply: 'nothing',
  problems: [notOffered],
});
