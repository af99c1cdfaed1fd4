import { type Endpoint, endpoint } from '../../platform/index.ts';
import { captureDocument, listCaptures, seeCapture } from './capture.api.ts';
import { captureEvent, listEpcisEvents, seeEpcisEvent } from './epcis-event.api.ts';
import {
  createNamedQuery,
  createSubscription,
  deleteNamedQuery,
  deleteSubscription,
  endPageToken,
  listEventsOfQuery,
  listNamedQueries,
  listSubscriptions,
  seeNamedQuery,
  seeSubscription,
} from './named-query.api.ts';
import { epcisEntries, epcisResources } from './resource.api.ts';

/** All endpoints of the binding but those that tell what a path offers. */
const epcisEndpoints: readonly Endpoint[] = [
  ...epcisEntries,
  captureDocument,
  listCaptures,
  seeCapture,
  listEpcisEvents,
  captureEvent,
  seeEpcisEvent,
  ...epcisResources.flatMap(({ list, see, events }) => [list, see, events]),
  createNamedQuery,
  listNamedQueries,
  seeNamedQuery,
  deleteNamedQuery,
  listEventsOfQuery,
  createSubscription,
  listSubscriptions,
  seeSubscription,
  deleteSubscription,
  endPageToken,
];

const slugOf = (path: string): string =>
  path
    .replace(/^\/epcis\/?/, '')
    .replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replaceAll(/[:/]+/g, '-')
    .replace(/^$/, path.endsWith('/') ? 'top-slash' : 'top');

/** What a path of the binding offers (EPCIS 2.0, 8.2.3): one endpoint for each path, with its methods. */
export const discoveries = [...Map.groupBy(epcisEndpoints, ({ path }) => path)].map(([path, own]) => ({
  methods: [...new Set([...own.map(({ method }) => method), 'OPTIONS'])].toSorted(),
  endpoint: endpoint({
    id: `epcis.discover-${slugOf(path)}`,
    method: 'OPTIONS',
    path,
    needs: 'signed-in',
    summary: {
      zh: '此地址支持的方法、版本与扩展',
      en: 'What this path offers: methods, versions, extensions',
    },
    ...(own[0]?.params !== undefined && { params: own[0].params }),
    reply: 'nothing',
  }),
}));
