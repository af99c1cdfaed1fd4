import {
  type Endpoint,
  foreignOrigin,
  noRight,
  notSignedIn,
  Problem,
  type RowRange,
} from '@yuanliu/core/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log.ts';
import type { Clock } from '../clock.ts';
import { type Actor, type Ctx, everything, type Principal, type Scope } from '../context.ts';
import type { Database } from '../db/db.ts';
import { askedOf, type Dialect, dialectOf, speak } from './dialect.ts';
import { routeSchema } from './open-api.ts';
import {
  type LiveGuest,
  type LiveStreams,
  openLiveStreams,
  sendDocument,
  sendFile,
  isLines,
  sendLines,
} from './send.ts';
import type { HttpExchange, HttpReply, Route } from './route.ts';

/** Recognises the caller from its cookie or key; undefined when there is none or it is no longer good. */
export type Authenticate = (request: CredentialRequest, reply: HttpReply) => Promise<Principal | undefined>;

export interface CredentialRequest {
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly authorization: string | undefined;
  readonly from: Actor['from'];
}

export interface RouteSurroundings {
  readonly authenticate: Authenticate;
  /** Whether the session or key with which somebody opened a live stream is still good; for servers with streams. */
  readonly isStillGood?: (actor: Actor) => Promise<boolean>;
  readonly db: Database;
  readonly log: Log;
  readonly clock: Clock;
  /** Whether cookies are marked Secure. */
  readonly https: boolean;
  /** How the routes below a path speak; none unless told. */
  readonly dialects?: readonly Dialect[];
}

/** Makes Fastify routes of a module's endpoints: validation, rights, context, serialization. */
export const addRoutes = (
  app: FastifyInstance,
  routes: readonly Route[],
  around: RouteSurroundings,
): void => {
  if (!app.hasRequestDecorator('caller')) app.decorateRequest('caller', undefined);
  const live = openLiveStreams();
  app.addHook('preClose', live.end);
  const { dialects = [] } = around;
  const byDialect = Map.groupBy(routes, ({ endpoint }) => dialectOf(dialects, endpoint.path));
  for (const [dialect, own] of byDialect) {
    if (dialect === undefined) {
      const given = { around, live };
      for (const route of own.filter(({ endpoint }) => endpoint.bytes !== true)) addRoute(app, route, given);
      addStreamed(
        app,
        own.filter(({ endpoint }) => endpoint.bytes === true),
        given,
      );
      continue;
    }
    void app.register(async (scope) => {
      speak(scope, dialect, own);
      for (const route of own) addRoute(scope, route, { around, live, dialect });
    });
  }
};

/** Routes whose body comes as it is, whatever it calls itself. */
const addStreamed = (app: FastifyInstance, routes: readonly Route[], given: Given): void => {
  if (routes.length === 0) return;
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    for (const route of routes) addRoute(scope, route, given);
  });
};

interface Given {
  readonly around: RouteSurroundings;
  readonly live: LiveStreams;
  readonly dialect?: Dialect;
}

const addRoute = (app: FastifyInstance, { endpoint, handle }: Route, given: Given): void => {
  const { around, live, dialect } = given;
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: routeSchema(endpoint),
    ...(endpoint.bodyLimit !== undefined && { bodyLimit: endpoint.bodyLimit }),
    config: {
      ...(endpoint.perMinute !== undefined && { rateLimit: { max: endpoint.perMinute } }),
      ...(endpoint.takes !== undefined && { takes: endpoint.takes }),
    },
    ...(endpoint.isWrittenAsMade === true && { serializerCompiler: () => JSON.stringify }),
    // Asking for the head alone would run an export to its end, and open a stream that nobody reads.
    ...((endpoint.reply === 'file' || endpoint.reply === 'live' || endpoint.lines !== undefined) && {
      exposeHeadRoute: false,
    }),
    // Who may not call learns nothing of what the call would have wanted: rights come before the body is read. They
    // come behind the limit of requests, which counts in `onRequest`: whoever guesses at keys must meet it.
    preParsing: async (request, reply) => {
      request.caller = await admit(endpoint, { request, reply, around });
      const { method, url } = request;
      if (dialect !== undefined) reply.headers(dialect.greet({ method, url, asked: askedOf(request) }));
    },
    handler: async (request, reply) => {
      const ctx = contextOf(request, around);
      const input = { params: request.params, query: request.query, body: request.body };
      const answer = await handle(ctx, input, httpExchange(reply, around.https));
      if (endpoint.reply === 'file') return sendFile(reply, answer);
      if (endpoint.reply === 'live') return live.send(reply, answer, guestOf(ctx.actor, around));
      if (endpoint.lines !== undefined && isLines(answer)) return sendLines(reply, answer);
      if (endpoint.success !== undefined) reply.code(endpoint.success);
      if (endpoint.reply === 'document') return sendDocument(reply, answer);
      if (endpoint.reply === 'nothing') return reply.code(endpoint.success ?? 204).send();
      return answer;
    },
  });
};

interface Caller {
  readonly actor: Actor;
  readonly scope: Scope;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who was admitted to the endpoint; undefined for requests to what is no endpoint. */
    caller: Caller | undefined;
  }
}

const guestOf = (actor: Actor, { isStillGood }: RouteSurroundings): LiveGuest => ({
  name: actor.userId ?? actor.name,
  isWelcome: async () => (await isStillGood?.(actor)) ?? true,
});

/** What the handler works with. A log that names the request is made at the first line: few calls write one. */
const contextOf = (request: FastifyRequest, { db, clock, log }: RouteSurroundings): Ctx => {
  const { actor, scope } = request.caller ?? stranger(request);
  let own: Log | undefined;
  return {
    actor,
    scope,
    db,
    clock,
    get log() {
      own ??= log.child({ requestId: request.id });
      return own;
    },
  };
};

const originOf = (request: FastifyRequest): Actor['from'] => ({
  ip: request.ip,
  requestId: request.id,
  agent: (request.headers['user-agent'] ?? '').slice(0, 300),
});

const stranger = (request: FastifyRequest): Caller => ({
  actor: { kind: 'system', userId: null, credentialId: null, name: 'anonymous', from: originOf(request) },
  scope: { ...everything, range: 'own' },
});

const admit = async (
  endpoint: Endpoint,
  { request, reply, around }: { request: FastifyRequest; reply: FastifyReply; around: RouteSurroundings },
): Promise<Caller> => {
  if (endpoint.method !== 'GET' && request.headers.authorization === undefined) refuseForeignOrigin(request);
  if (endpoint.needs === 'anyone') return stranger(request);
  const principal = await around.authenticate(
    { cookies: request.cookies, authorization: request.headers.authorization, from: originOf(request) },
    httpReply(reply, around.https),
  );
  if (principal === undefined) throw new Problem(notSignedIn, {});
  if (principal.hold !== undefined && endpoint.duringHold !== true) throw new Problem(principal.hold, {});
  const range = rangeFor(endpoint, principal);
  if (range === undefined) throw new Problem(noRight, rightIn(endpoint));
  return {
    actor: principal.actor,
    scope: { range, userId: principal.actor.userId, departmentId: principal.departmentId },
  };
};

const rightIn = ({ needs }: Endpoint) =>
  typeof needs === 'string' ? { right: needs, zh: needs, en: needs } : { right: needs.name, ...needs.text };

const rangeFor = ({ needs }: Endpoint, { rights }: Principal): RowRange | undefined =>
  typeof needs === 'string' ? 'own' : rights.get(needs.name);

/**
 * A browser says where a request starts; one that another site started carries our cookie but is not the user's
 * wish. Callers that are no browsers send neither header and carry no cookie of ours by accident.
 */
const refuseForeignOrigin = (request: FastifyRequest): void => {
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const foreign =
    site !== undefined
      ? site !== 'same-origin' && site !== 'none'
      : origin !== undefined && URL.parse(origin)?.host !== request.host;
  if (foreign) throw new Problem(foreignOrigin, {});
};

const httpReply = (reply: FastifyReply, https: boolean): HttpReply => ({
  setCookie: (name, value, { maxAgeSeconds }) => {
    const lasting = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: maxAgeSeconds } as const;
    // A trusted proxy that ends the encryption says so itself.
    reply.setCookie(name, value, { ...lasting, secure: https || reply.request.protocol === 'https' });
  },
  clearCookie: (name) => {
    reply.clearCookie(name, { path: '/' });
  },
  header: (name, value) => {
    reply.header(name, value);
  },
  status: (code) => {
    reply.code(code);
  },
});

const httpExchange = (reply: FastifyReply, https: boolean): HttpExchange => ({
  ...httpReply(reply, https),
  asked: askedOf(reply.request),
  address: `${reply.request.protocol}://${reply.request.host}`,
  url: reply.request.url,
});
