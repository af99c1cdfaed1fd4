import { once } from 'node:events';
import http from 'node:http';
import { endpoint } from '@yuanliu/core/platform';
import type { FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type Database, systemActor, systemClock } from '../index.ts';
import { openLog } from '../log.ts';
import { addRoutes, type RouteSurroundings } from './add-routes.ts';
import { createHttpServer, type HttpServerOptions } from './http-server.ts';
import { bind, type LiveReply, type Route } from './route.ts';
import { openLiveStreams } from './send.ts';

/** What the HTTP server bears: floods, endless streams, and being stopped while it works. */

const noDatabase: Database = {
  tables: () => {
    throw new Error('not used here');
  },
  rows: () => Promise.reject(new Error('not used here')),
  transact: () => Promise.reject(new Error('not used here')),
  alone: () => Promise.reject(new Error('not used here')),
};

const summary = { zh: '试', en: 'A trial' };
const see = endpoint({
  id: 'test.see',
  method: 'GET',
  path: '/api/see',
  needs: 'signed-in',
  summary,
  reply: 'nothing',
});
const send = endpoint({
  id: 'test.send',
  method: 'POST',
  path: '/api/send',
  needs: 'anyone',
  summary,
  body: z.strictObject({
    ids: z.array(z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })])),
  }),
  reply: 'nothing',
});
const live = endpoint({
  id: 'test.live',
  method: 'GET',
  path: '/api/live',
  needs: 'signed-in',
  summary,
  reply: 'live',
});

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

const serve = async (
  routes: readonly Route[],
  options: Partial<HttpServerOptions> = {},
  around: Partial<RouteSurroundings> = {},
): Promise<FastifyInstance> => {
  app = await createHttpServer({
    log: openLog('silent'),
    requestsPerMinute: 0,
    trustedProxies: [],
    ...options,
  });
  addRoutes(app, routes, {
    authenticate: async ({ authorization }) =>
      authorization === undefined
        ? undefined
        : { actor: systemActor('test'), departmentId: null, rights: new Map() },
    db: noDatabase,
    log: openLog('silent'),
    clock: systemClock,
    https: false,
    ...around,
  });
  return app;
};

const known = { authorization: 'Bearer known' };

test('requests that nobody may make count against the limit of their address', async () => {
  let asked = 0;
  const server = await serve(
    [bind(see, async () => undefined)],
    { requestsPerMinute: 5 },
    {
      authenticate: async () => {
        asked += 1;
        return undefined;
      },
    },
  );
  const statuses: number[] = [];
  for (let count = 0; count < 8; count += 1)
    statuses.push((await server.inject({ method: 'GET', url: '/api/see' })).statusCode);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  expect(asked).toBe(5);
});

test('a body that is wrong in thousands of places costs little and names the first of them', async () => {
  const server = await serve([bind(send, async () => undefined)]);
  const ids = Array.from({ length: 5_000 }, () => ({ c: 1 }));
  const began = performance.now();
  const answer = await server.inject({ method: 'POST', url: '/api/send', payload: { ids } });
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors.length).toBeGreaterThan(0);
  expect(answer.json().errors.length).toBeLessThanOrEqual(100);
  expect(performance.now() - began).toBeLessThan(3_000);
});

test('asking for the head of a live stream opens none', async () => {
  let opened = 0;
  const open: LiveReply['open'] = () => {
    opened += 1;
    return () => undefined;
  };
  const server = await serve([bind(live, async () => ({ open }))]);
  expect((await server.inject({ method: 'HEAD', url: '/api/live', headers: known })).statusCode).toBe(404);
  expect(opened).toBe(0);
});

test('a stop lets what is being answered be answered, and ends live streams', async () => {
  let ended = 0;
  const begun = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const server = await serve([
    bind(see, async () => {
      begun.resolve();
      await finish.promise;
    }),
    bind(live, async () => ({
      open: () => () => {
        ended += 1;
      },
    })),
  ]);
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const stream = await new Promise<http.IncomingMessage>((resolve) =>
    http.get(`${address}/api/live`, { headers: known }, resolve),
  );
  stream.resume();
  const over = once(stream, 'close');
  const answer = fetch(`${address}/api/see`, { headers: known });
  await begun.promise;
  const closed = server.close();
  finish.resolve();
  expect((await answer).status).toBe(204);
  await Promise.all([over, closed]);
  expect(ended).toBe(1);
});

test('a live stream ends when the session behind it does', async () => {
  let isWelcome = true;
  const streams = openLiveStreams(20);
  const server = await createHttpServer({ log: openLog('silent'), requestsPerMinute: 0, trustedProxies: [] });
  const answer: LiveReply = { open: () => () => undefined };
  server.get('/live', (_request, reply) =>
    streams.send(reply, answer, { name: 'somebody', isWelcome: async () => isWelcome }),
  );
  app = server;
  const body = server.inject({ method: 'GET', url: '/live' });
  setTimeout(() => {
    isWelcome = false;
  }, 100);
  expect((await body).body).toContain(': alive');
});

test('nobody holds more than thirty live streams: the oldest makes room', async () => {
  const streams = openLiveStreams();
  const server = await createHttpServer({ log: openLog('silent'), requestsPerMinute: 0, trustedProxies: [] });
  const open: string[] = [];
  server.get<{ Params: { name: string } }>('/live/:name', ({ id, params: { name } }, reply) =>
    streams.send(
      reply,
      {
        open: () => {
          open.push(id);
          return () => void open.splice(open.indexOf(id), 1);
        },
      } satisfies LiveReply,
      { name, isWelcome: async () => true },
    ),
  );
  server.addHook('preClose', streams.end);
  app = server;
  const ask = async (name: string, id: string): Promise<number> => {
    const headers = { 'x-request-id': id };
    return (await server.inject({ method: 'GET', url: `/live/${name}`, headers })).statusCode;
  };
  const other = ask('other', 'other');
  const asked = Array.from({ length: 32 }, (_, count) => ask('somebody', `r${count}`));
  await Promise.all(asked.slice(0, 2));
  expect(open).toHaveLength(31);
  expect(open).toContain('other');
  expect(open).not.toContain('r0');
  await streams.end();
  await Promise.all([other, ...asked]);
  expect(open).toEqual([]);
});

test('behind a trusted proxy that ends the encryption, cookies travel encrypted only', async () => {
  const give = bind(see, async (_ctx, _input, reply) => reply.setCookie('a', 'b', { maxAgeSeconds: 60 }));
  const server = await serve([give], { trustedProxies: ['10.0.0.1'] });
  const secure = async (remoteAddress: string, proto: string) => {
    const headers = { ...known, 'x-forwarded-proto': proto };
    return (await server.inject({ method: 'GET', url: '/api/see', headers, remoteAddress })).cookies[0]
      ?.secure;
  };
  expect(await secure('10.0.0.1', 'https')).toBe(true);
  expect(await secure('10.0.0.1', 'http')).toBeUndefined();
  expect(await secure('10.0.0.2', 'https')).toBeUndefined();
});

test('a request that is sent drop by drop is not waited for without end', async () => {
  const server = await serve([]);
  expect(server.server.requestTimeout).toBeGreaterThan(0);
});
