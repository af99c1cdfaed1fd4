import { type EpcFormat, epcFormats } from '@yuanliu/core/trace';
import type { Ctx, DocumentReply, HttpExchange } from '../../../platform/index.ts';
import { mediaFor } from '../epcis-dialect.ts';
import type { EventQuery, FoundEvent, Namespaces } from '../../query/event-query.ts';
import { findEvents } from '../../query/find-events.ts';
import { parseEventQuery } from '../../query/parse-event-query.ts';
import { askersNamespaces, loadNamespaces } from '../namespaces.store.ts';
import { askedPage, linkNext } from './page-token.ts';
import { queryDocument, writeEvents } from './write-answer.ts';

/** The parameters of a URL: paging, and those of the query language. */
export interface UrlQuery extends Readonly<Record<string, unknown>> {
  readonly perPage: number;
  readonly nextPageToken?: string | undefined;
}

/** A query that the path of a request stands for, whose parameters come on top. */
export interface QueryOfPath {
  /** As the answer names it. */
  readonly name: string;
  /** The query that holds together with that of the URL's parameters. */
  readonly with: (asked: EventQuery, namespaces: Namespaces) => EventQuery;
}

/** How identifiers are to be written, and that it is said in the answer. */
export const formatFor = (http: HttpExchange): EpcFormat => {
  const asked = http.asked('GS1-EPC-Format');
  const format = epcFormats.find((each) => each === asked) ?? 'Always_GS1_Digital_Link';
  http.header('gs1-epc-format', format);
  return format;
};

/** The media type to answer with. */
export const mediaOf = (http: HttpExchange): string => mediaFor(http.asked('accept')) ?? 'application/json';

/** Answers a query with one page of its events. */
export const answerQuery = async (
  ctx: Ctx,
  http: HttpExchange,
  { parameters, ofPath }: { readonly parameters: UrlQuery; readonly ofPath?: QueryOfPath },
): Promise<DocumentReply> => {
  const { perPage, nextPageToken, ...conditions } = parameters;
  const namespaces = askersNamespaces(await loadNamespaces(ctx.db), {
    extensions: http.asked('GS1-Extensions'),
  });
  const asked = parseEventQuery(conditions, { source: 'url', namespaces });
  const query = ofPath?.with(asked, namespaces) ?? asked;
  const page = askedPage({ perPage, nextPageToken }, { url: http.url, clock: ctx.clock });
  const { events, next } = await findEvents(ctx.db, ctx.scope, { query, page });
  linkNext(http, ctx.clock, next);
  return answerEvents(ctx, http, { events, queryName: ofPath?.name ?? 'SimpleEventQuery' });
};

/** Answers with these events. */
export const answerEvents = async (
  ctx: Ctx,
  http: HttpExchange,
  { events, queryName }: { readonly events: readonly FoundEvent[]; readonly queryName: string },
): Promise<DocumentReply> => {
  const written = await writeEvents(ctx.db, events, formatFor(http));
  sayExtensions(http, written.prefixes);
  return { text: queryDocument(written, { queryName, clock: ctx.clock }), type: mediaOf(http) };
};

/** More would not fit into a header. */
const mostExtensions = 20;

/** Names the extensions of an answer by `GS1-Extensions`: `prefix=namespace, …`. */
export const sayExtensions = (http: HttpExchange, prefixes: ReadonlyMap<string, string>): void => {
  const pairs = [...prefixes]
    .map(([prefix, namespace]) => `${prefix}=${namespace}`)
    .filter((pair) => /^[\u0021-\u007e]{1,300}$/.test(pair))
    .slice(0, mostExtensions);
  if (pairs.length > 0) http.header('gs1-extensions', pairs.join(', '));
};
