import { notFound, Problem } from '@yuanliu/core/platform';
import {
  type Collection,
  epcisContextUrl,
  epcisEntries,
  epcisResources,
  type ResourceName,
  standardEventTypes,
  topLevelNames,
} from '@yuanliu/core/trace';
import { bind, type Ctx, type Route } from '../../../platform/index.ts';
import { findEvents } from '../../query/find-events.ts';
import type { EventQuery, Namespaces } from '../../query/event-query.ts';
import { narrowedBy, parseEventQuery } from '../../query/parse-event-query.ts';
import { answerQuery, formatFor } from '../answer/answer-events.ts';
import { askedPage, linkNext } from '../answer/page-token.ts';
import { loadNamespaces } from '../namespaces.store.ts';
import { valueListers } from './list-values.ts';

/** The parameter of the query language that a value of each resource stands for. */
const parameters: Readonly<Record<ResourceName, string>> = {
  eventTypes: 'eventType',
  epcs: 'MATCH_anyEPC',
  bizSteps: 'EQ_bizStep',
  bizLocations: 'EQ_bizLocation',
  readPoints: 'EQ_readPoint',
  dispositions: 'EQ_disposition',
};

/** Undefined for a value that no event can have. */
const queryOf = (name: ResourceName, value: string, namespaces: Namespaces): EventQuery | undefined => {
  try {
    return parseEventQuery({ [parameters[name]]: [value] }, { source: 'json', namespaces });
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
};

const collectionOf = (member: readonly string[]): Collection => ({
  '@context': epcisContextUrl,
  type: 'Collection',
  member: [...member],
});

const isKnown = async (ctx: Ctx, name: ResourceName, value: string): Promise<boolean> => {
  if (name === 'eventTypes' && standardEventTypes.some((type) => type === value)) return true;
  const query = queryOf(name, value, await loadNamespaces(ctx.db));
  if (query === undefined) return false;
  const { events } = await findEvents(ctx.db, ctx.scope, { query, page: { size: 1 } });
  return events.length > 0;
};

/** What was asked, of the events with the value of the path. */
const narrowed = (asked: EventQuery, ofPath: EventQuery | undefined): EventQuery => {
  if (ofPath === undefined) throw new Problem(notFound, {});
  return narrowedBy(asked, ofPath);
};

const routesOf = ({ name, list, see, events }: (typeof epcisResources)[number]): Route[] => [
  bind(list, async (ctx, { query }, http) => {
    const page = askedPage(query, { url: http.url, clock: ctx.clock });
    const { values, next } = await valueListers[name](ctx, { page, format: formatFor(http) });
    linkNext(http, ctx.clock, next);
    return collectionOf(values);
  }),
  bind(see, async (ctx, { params: { value } }) => {
    if (!(await isKnown(ctx, name, value))) throw new Problem(notFound, {});
    return collectionOf(['events']);
  }),
  bind(events, async (ctx, { params: { value }, query }, http) =>
    answerQuery(ctx, http, {
      parameters: query,
      ofPath: {
        name: 'SimpleEventQuery',
        with: (asked, namespaces) => narrowed(asked, queryOf(name, value, namespaces)),
      },
    }),
  ),
];

/** The routes of the way in and of the values that events are found by. */
export const resourceRoutes: readonly Route[] = [
  ...epcisEntries.map((entry) => bind(entry, async () => collectionOf(topLevelNames))),
  ...epcisResources.flatMap(routesOf),
];
