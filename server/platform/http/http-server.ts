import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import { notFound, Problem, tooManyRequests } from '@yuanliu/core/platform';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Log } from '../log.ts';
import { type Dialect, sendProblem } from './dialect.ts';
import { problemOf } from './problem-reply.ts';
import { securityHeaders } from './security-headers.ts';
import { validatorCompiler } from './validation.ts';

export interface HttpServerOptions {
  readonly log: Log;
  readonly tls?: { readonly cert: string; readonly key: string; readonly authority?: unknown };
  /** Requests a minute from one credential or address; 0 switches the limit off. */
  readonly requestsPerMinute: number;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** How problems are told below a path; as everywhere unless told. */
  readonly dialects?: readonly Dialect[];
}

const oneMebibyte = 1_048_576;
/** Of an address and headers together: what is longer than an endpoint takes is refused by it, in its own words. */
const mostHeaderBytes = 65_536;
/** For a whole request to arrive: one that drips in holds its line no longer. */
const requestMilliseconds = 120_000;
/** For what is being answered when the server stops. */
const farewellMilliseconds = 8_000;
/** Of one part of a path: the URI of an event or a thing, with every sign of it escaped. */
const mostParameterLetters = 6_000;
const requestIdForm = /^[\w.:-]{1,100}$/;

/** A server with everything that every route shares; routes are added by `addRoutes`. */
export const createHttpServer = async (options: HttpServerOptions): Promise<FastifyInstance> => {
  const nextRequestId = openRequestIds();
  const { dialects = [] } = options;
  const security = securityHeaders({
    https: options.tls !== undefined,
    ownAuthority: options.tls?.authority !== undefined,
  });
  const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const problem = problemOf(error, {
      id: request.id,
      bodyLimit: request.routeOptions.bodyLimit ?? oneMebibyte,
    });
    if (problem.kind.status >= 500)
      request.log.error({ err: error, requestId: request.id }, 'request failed');
    return sendProblem({ dialects, problem }, request, reply);
  };
  const app = Fastify({
    loggerInstance: options.log,
    // A logger of its own for each request costs more than its validation; whoever logs names the request.
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: oneMebibyte,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    // A caller's own id is kept, so that its log and ours can be laid side by side.
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && requestIdForm.test(given) ? given : nextRequestId();
    },
    // A stop closes the lines that are idle; what is being answered is answered first.
    forceCloseConnections: 'idle',
    requestTimeout: requestMilliseconds,
    routerOptions: { maxParamLength: mostParameterLetters },
    // An address that cannot be read never comes to the hooks.
    frameworkErrors: (error, request, reply) => {
      reply.headers(security).header('x-request-id', request.id);
      void refuse(error, request, reply);
    },
    ...(options.tls === undefined
      ? { http: { maxHeaderSize: mostHeaderBytes } }
      : { https: { cert: options.tls.cert, key: options.tls.key, maxHeaderSize: mostHeaderBytes } }),
  });
  app.setValidatorCompiler(validatorCompiler);
  await app.register(cookie);
  if (options.requestsPerMinute > 0) await app.register(rateLimit, limits(options.requestsPerMinute));

  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(security).header('x-request-id', request.id);
    done();
  });
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), farewellMilliseconds).unref();
  });
  app.setErrorHandler(refuse);
  app.setNotFoundHandler(async () => {
    throw new Problem(notFound, {});
  });
  return app;
};

/** Ids that no other start of the process gives out: drawn by chance once, and counted from there. */
const openRequestIds = (): (() => string) => {
  const start = randomBytes(9).toString('base64url');
  let count = 0;
  return () => {
    count += 1;
    return `${start}-${count.toString(36)}`;
  };
};

const limits = (requestsPerMinute: number): object => ({
  max: requestsPerMinute,
  timeWindow: 60_000,
  keyGenerator: (request: FastifyRequest) => request.ip,
  errorResponseBuilder: (_request: FastifyRequest, { ttl }: { ttl: number }) =>
    new Problem(tooManyRequests, { seconds: Math.ceil(ttl / 1000) }),
});
