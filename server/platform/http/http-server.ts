import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { languageOf, notFound, Problem, tooManyRequests } from '@yuanliu/core/platform';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { Log } from '../log.ts';
import { newId } from '../id.ts';
import { problemOf, problemReply } from './problem-reply.ts';
import { validatorCompiler } from './validation.ts';

export interface HttpServerOptions {
  readonly log: Log;
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Requests a minute from one credential or address; 0 switches the limit off. */
  readonly requestsPerMinute: number;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
}

const oneMebibyte = 1_048_576;
const requestIdForm = /^[\w.:-]{1,100}$/;

/** A server with everything that every route shares; routes are added by `addRoutes`. */
export const createHttpServer = async (options: HttpServerOptions): Promise<FastifyInstance> => {
  const app = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: oneMebibyte,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    // A caller's own id is kept, so that its log and ours can be laid side by side.
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && requestIdForm.test(given) ? given : newId();
    },
    forceCloseConnections: true,
    ...(options.tls !== undefined && { https: options.tls }),
  });
  app.setValidatorCompiler(validatorCompiler);
  await app.register(cookie);
  await app.register(helmet, securityHeaders(options.tls !== undefined));
  if (options.requestsPerMinute > 0) await app.register(rateLimit, limits(options.requestsPerMinute));

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request.id);
    if (problem.kind.status >= 500)
      request.log.error({ err: error, requestId: request.id }, 'request failed');
    return reply
      .code(problem.kind.status)
      .type('application/problem+json; charset=utf-8')
      .serializer(JSON.stringify)
      .send(problemReply(problem, languageOf(request.headers['accept-language']), request.id));
  });
  app.setNotFoundHandler(async () => {
    throw new Problem(notFound, {});
  });
  return app;
};

/** Strict by default; the desk's page adds the nonce of its own answer (antd writes its styles at run time). */
const securityHeaders = (https: boolean): object => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", (_request: unknown, response: object) => `'nonce-${nonceOf(response)}'`],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
    },
  },
  strictTransportSecurity: https ? { maxAge: 15_552_000 } : false,
  crossOriginEmbedderPolicy: false,
  originAgentCluster: https,
  crossOriginOpenerPolicy: https ? { policy: 'same-origin' } : false,
  referrerPolicy: { policy: 'same-origin' },
});

const nonces = new WeakMap<object, string>();

/** The nonce of one answer, made at first asking. */
export const nonceOf = (response: object): string => {
  const known = nonces.get(response);
  if (known !== undefined) return known;
  const nonce = randomBytes(16).toString('base64');
  nonces.set(response, nonce);
  return nonce;
};

const limits = (requestsPerMinute: number): object => ({
  max: requestsPerMinute,
  timeWindow: 60_000,
  keyGenerator: (request: FastifyRequest) => request.ip,
  errorResponseBuilder: (_request: FastifyRequest, { ttl }: { ttl: number }) =>
    new Problem(tooManyRequests, { seconds: Math.ceil(ttl / 1000) }),
});
