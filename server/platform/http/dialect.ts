import {
  type Language,
  languageOf,
  notFound,
  Problem,
  unsupportedMedia,
  wrongMethod,
} from '@yuanliu/core/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemReply } from './problem-reply.ts';
import type { Route } from './route.ts';

/** What a dialect looks at before a request is handled. */
export interface Greeting {
  readonly method: string;
  /** Path and query as the caller wrote them. */
  readonly url: string;
  /** A header of the request. */
  readonly asked: (name: string) => string | undefined;
}

/** A refusal in the form of a dialect. */
export interface DialectRefusal {
  readonly type: string;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * How everything at and below a path speaks, where a standard lays down what we would say otherwise: the form of
 * problems, also of those that no endpoint makes (404, 405, a body that cannot be read), and what every answer carries.
 */
export interface Dialect {
  readonly prefix: `/${string}`;
  /** The headers of every answer to whoever was admitted; throws a Problem where the request demands the impossible. */
  readonly greet: (greeting: Greeting) => Readonly<Record<string, string>>;
  readonly refuse: (
    problem: Problem,
    told: { readonly language: Language; readonly requestId: string; readonly url: string },
  ) => DialectRefusal;
}

const isBelow = (path: string, { prefix }: Dialect): boolean =>
  path.startsWith(prefix) && ['', '/', '?'].includes(path.charAt(prefix.length));

/** The dialect that holds for a URL or path; undefined where ours does. */
export const dialectOf = (dialects: readonly Dialect[], path: string): Dialect | undefined =>
  dialects.find((dialect) => isBelow(path, dialect));

/** A header of a request as one text. */
export const askedOf =
  ({ headers }: FastifyRequest) =>
  (name: string): string | undefined => {
    const value = headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : value;
  };

/** Answers with the problem, in the form that holds where it arose. */
export const sendProblem = (
  { dialects, problem }: { readonly dialects: readonly Dialect[]; readonly problem: Problem },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply => {
  const language = languageOf(request.headers['accept-language']);
  const told = dialectOf(dialects, request.url)?.refuse(problem, {
    language,
    requestId: request.id,
    url: request.url,
  });
  return (
    reply
      .code(problem.kind.status)
      // RFC 9110, 11.6.1: who is refused for want of a credential is told which kind is taken.
      .headers(problem.kind.status === 401 ? { 'www-authenticate': 'Bearer' } : {})
      .headers(told?.headers ?? {})
      .type(told?.type ?? 'application/problem+json; charset=utf-8')
      .serializer(JSON.stringify)
      .send(told?.body ?? problemReply(problem, language, request.id))
  );
};

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Of several ways to write a path with parameters, one. */
const shapeOf = (path: string): string => path.replaceAll(/:\w+/g, ':');

/**
 * Lays the ground of a dialect: bodies that endpoints take as bytes, 405 for what a path does not offer, and 404 for
 * every other path, past the pages of the desk. Call inside a scope of its own, with the routes of the dialect.
 */
export const speak = (app: FastifyInstance, { prefix }: Dialect, routes: readonly Route[]): void => {
  takeBytes(app, routes);
  for (const [, own] of Map.groupBy(routes, ({ endpoint }) => shapeOf(endpoint.path))) {
    const offered = new Set<string>(own.map(({ endpoint }) => endpoint.method));
    const [path] = own.map(({ endpoint }) => endpoint.path);
    if (path === undefined) continue;
    app.route({
      method: methods.filter((method) => !offered.has(method)),
      url: path,
      schema: { hide: true },
      exposeHeadRoute: false,
      preParsing: async (_request, reply) => {
        reply.header('allow', [...offered].toSorted().join(', '));
        throw new Problem(wrongMethod, { allowed: [...offered].toSorted() });
      },
      handler: async () => undefined,
    });
  }
  app.route({
    method: [...methods],
    url: `${prefix}/*`,
    schema: { hide: true },
    exposeHeadRoute: false,
    preParsing: async () => {
      throw new Problem(notFound, {});
    },
    handler: async () => undefined,
  });
};

const takeBytes = (app: FastifyInstance, routes: readonly Route[]): void => {
  const types = new Set(routes.flatMap(({ endpoint }) => endpoint.takes ?? []));
  const json = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    [...types.add('application/json')],
    { parseAs: 'buffer' },
    (request, body, done) => {
      const { takes } = request.routeOptions.config;
      if (takes === undefined) return json(request, body.toString(), done);
      const [given = ''] = (request.headers['content-type'] ?? '').split(';');
      if (takes.includes(given.trim().toLowerCase())) done(null, body);
      else done(new Problem(unsupportedMedia, {}));
      return undefined;
    },
  );
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Media types of a body that the handler gets as its bytes. */
    takes?: readonly string[];
  }
}
