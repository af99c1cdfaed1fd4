import { notFound, Problem } from '@yuanliu/core/platform';
import {
  createNamedQuery,
  createSubscription,
  deleteNamedQuery,
  deleteSubscription,
  endPageToken,
  listEventsOfQuery,
  listNamedQueries,
  listSubscriptions,
  noSuchQuery,
  notOffered,
  seeNamedQuery,
  seeSubscription,
} from '@yuanliu/core/trace';
import { bind, type Db, type Route } from '../../../platform/index.ts';
import { narrowedBy, parseEventQuery } from '../../query/parse-event-query.ts';
import { answerQuery } from '../answer/answer-events.ts';
import { askedPage, linkNext } from '../answer/page-token.ts';
import { bodyJson, bodyText } from '../body-text.ts';
import { askersNamespaces } from '../namespaces.store.ts';
import { conditionsOf, createQuery, deleteQuery } from './change-queries.ts';
import * as store from './named-query.store.ts';
import { checkSubscription } from './subscription-body.ts';

const known = async (db: Db, name: string): Promise<store.NamedQuery> => {
  const found = await store.findNamedQuery(db, name);
  if (found === undefined) throw new Problem(noSuchQuery, { name });
  return found;
};

const subscriptions = new Problem(notOffered, { what: 'subscriptions' });

/** The routes of named queries; subscriptions are checked and, until they are offered, refused with 501. */
export const queryRoutes: readonly Route[] = [
  bind(createNamedQuery, async (ctx, { body }, http) => {
    const { name } = await createQuery(ctx, {
      text: bodyText(body),
      extensions: http.asked('GS1-Extensions'),
    });
    http.header('location', `/epcis/queries/${encodeURIComponent(name)}`);
  }),
  bind(listNamedQueries, async (ctx, { query }, http) => {
    const page = askedPage(query, { url: http.url, clock: ctx.clock });
    const rows = await store.listNamedQueries(ctx.db, { ...page, size: page.size + 1 });
    const given = rows.slice(0, page.size);
    linkNext(http, ctx.clock, rows.length > page.size ? given.at(-1)?.name : undefined);
    return given;
  }),
  bind(seeNamedQuery, async (ctx, { params: { name } }) => known(ctx.db, name)),
  bind(deleteNamedQuery, async (ctx, { params: { name } }) => deleteQuery(ctx, name)),
  bind(listEventsOfQuery, async (ctx, { params: { name }, query }, http) => {
    const stored = await known(ctx.db, name);
    if (http.asked('Upgrade') !== undefined || 'stream' in query)
      throw new Problem(notOffered, { what: 'WebSocket' });
    return answerQuery(ctx, http, {
      parameters: query,
      ofPath: {
        name,
        with: (asked, seen) => {
          const namespaces = askersNamespaces(seen, {
            context: stored.query['@context'],
            extensions: undefined,
          });
          return narrowedBy(parseEventQuery(conditionsOf(stored), { source: 'json', namespaces }), asked);
        },
      },
    });
  }),
  bind(createSubscription, async (ctx, { params: { name }, body }) => {
    await known(ctx.db, name);
    checkSubscription(bodyJson(body));
    throw subscriptions;
  }),
  bind(listSubscriptions, async (ctx, { params: { name } }) => {
    await known(ctx.db, name);
    throw subscriptions;
  }),
  // No subscription exists, so whichever is named is not there.
  bind(seeSubscription, async (ctx, { params: { name } }) => {
    await known(ctx.db, name);
    throw new Problem(notFound, {});
  }),
  bind(deleteSubscription, async (ctx, { params: { name } }) => {
    await known(ctx.db, name);
    throw new Problem(notFound, {});
  }),
  // A token holds its place itself; there is nothing on our side to release.
  bind(endPageToken, async () => {
    throw new Problem(notOffered, { what: 'nextPageToken' });
  }),
];
