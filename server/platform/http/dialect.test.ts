import { endpoint, notFound, Problem } from '@yuanliu/core/platform';
import type { FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type Database, systemActor, systemClock } from '../index.ts';
import { openLog } from '../log.ts';
import { addRoutes } from './add-routes.ts';
import type { Dialect } from './dialect.ts';
import { createHttpServer } from './http-server.ts';
import { bind } from './route.ts';

/** A path below which a standard says how problems look and which bodies are kept as their bytes. */

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
  path: '/std/things/:thing',
  needs: 'signed-in',
  summary,
  params: z.strictObject({ thing: z.string() }),
  query: z.looseObject({ perPage: z.int().optional() }),
  headers: z.looseObject({ 'X-Form': z.enum(['long', 'short']).optional() }),
  reply: 'document',
});
const send = endpoint({
  id: 'test.send',
  method: 'POST',
  path: '/std/things',
  needs: 'anyone',
  summary,
  body: z.unknown(),
  takes: ['application/ld+json'],
  bodyLimit: 100,
  success: 202,
  reply: z.object({ letters: z.int() }),
});
const plain = endpoint({
  id: 'test.plain',
  method: 'POST',
  path: '/std/plain',
  needs: 'anyone',
  summary,
  body: z.strictObject({ a: z.int() }),
  success: 201,
  reply: 'nothing',
});
const outside = endpoint({
  id: 'test.outside',
  method: 'GET',
  path: '/stdx',
  needs: 'signed-in',
  summary,
  reply: 'nothing',
});

const dialect: Dialect = {
  prefix: '/std',
  greet: ({ asked }) => {
    if (asked('X-Version') === '3') throw new Problem(notFound, {});
    return { 'x-version': '2' };
  },
  refuse: (problem) => ({
    type: 'application/problem+json',
    body: { odd: problem.kind.code },
    headers: { 'x-refused': 'yes' },
  }),
};

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

const serve = async (): Promise<FastifyInstance> => {
  const server = await createHttpServer({
    log: openLog('silent'),
    requestsPerMinute: 0,
    trustedProxies: [],
    dialects: [dialect],
  });
  app = server;
  const routes = [
    bind(see, async (_ctx, { params, query }, http) => ({
      text: JSON.stringify({ ...params, query, url: http.url }),
      type: 'application/ld+json',
    })),
    bind(send, async (_ctx, { body }) => ({ letters: Buffer.isBuffer(body) ? body.length : -1 })),
    bind(plain, async () => undefined),
    bind(outside, async () => undefined),
  ];
  addRoutes(server, routes, {
    authenticate: async ({ authorization }) =>
      authorization === undefined
        ? undefined
        : { actor: systemActor('test'), departmentId: null, rights: new Map() },
    db: noDatabase,
    log: openLog('silent'),
    clock: systemClock,
    https: false,
    dialects: [dialect],
  });
  // What the desk does: every other address is a page.
  server.get('/*', async () => 'a page');
  return server;
};

const headers = { authorization: 'key' };

test('a document goes out as it was written, with the headers of the dialect', async () => {
  const server = await serve();
  const answer = await server.inject({ url: '/std/things/a?perPage=3&any=x&any=y', headers });
  expect(answer.headers['content-type']).toBe('application/ld+json');
  expect(answer.headers['x-version']).toBe('2');
  expect(answer.json()).toMatchObject({ thing: 'a', query: { perPage: 3, any: ['x', 'y'] } });
});

test('the parts of a path keep slashes, question marks and percent signs over a real line', async () => {
  const server = await serve();
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const thing = `ni:///sha-256;${'0'.repeat(64)}?ver=CBV2.0/%41 #${'é'.repeat(500)}`;
  const answer = await fetch(`${address}/std/things/${encodeURIComponent(thing)}?any=%2B`, { headers });
  expect(await answer.json()).toMatchObject({ thing, query: { any: '+' } });
});

test.each([
  ['nobody', { url: '/std/things/a' }, 401, 'platform.not-signed-in'],
  ['a demand that cannot be met', { url: '/std/things/a', headers: { ...headers, 'x-version': '3' } }, 404],
  ['an unknown path, which is no page', { url: '/std/none' }, 404, 'platform.not-found'],
  ['a method that is not offered', { method: 'DELETE', url: '/std/things/a' }, 405, 'platform.wrong-method'],
  ['a wrong query', { url: '/std/things/a?perPage=x', headers }, 400, 'platform.invalid-request'],
  [
    'a wrong header',
    { url: '/std/things/a', headers: { ...headers, 'x-form': 'odd' } },
    400,
    'platform.invalid-request',
  ],
  ['an address that is no text', { url: '/std/things/%E0%A4%A' }, 404, 'platform.not-found'],
  [
    'another type',
    { method: 'POST', url: '/std/things', payload: '<a/>', headers: { 'content-type': 'application/xml' } },
    415,
    'platform.unsupported-media',
  ],
  [
    'a body beyond the limit',
    {
      method: 'POST',
      url: '/std/things',
      payload: ' '.repeat(101),
      headers: { 'content-type': 'application/ld+json' },
    },
    413,
    'platform.body-too-large',
  ],
  [
    'JSON that is none',
    { method: 'POST', url: '/std/plain', payload: '{', headers: { 'content-type': 'application/json' } },
    400,
    'platform.unreadable-body',
  ],
] as const)('%s is answered in the form of the dialect', async (...[, request, status, odd]) => {
  const server = await serve();
  const answer = await server.inject({ ...request });
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['x-refused']).toBe('yes');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  if (odd !== undefined) expect(answer.json()).toEqual({ odd });
});

test('what is not offered is named in Allow', async () => {
  const server = await serve();
  const answer = await server.inject({ method: 'PUT', url: '/std/things' });
  expect(answer.headers['allow']).toBe('POST');
});

test('bytes come as they were sent, and the status of success is that of the endpoint', async () => {
  const server = await serve();
  const sent = { method: 'POST', headers: { 'content-type': 'application/ld+json; charset=utf-8' } } as const;
  const answer = await server.inject({ ...sent, url: '/std/things', payload: '{ not json' });
  expect([answer.statusCode, answer.json()]).toEqual([202, { letters: 10 }]);
  const made = await server.inject({ method: 'POST', url: '/std/plain', payload: { a: 1 } });
  expect([made.statusCode, made.body]).toEqual([201, '']);
  const linked = await server.inject({ ...sent, url: '/std/plain', payload: '{"a":1}' });
  expect(linked.statusCode).toBe(201);
});

test('a path that only begins alike is told as everywhere', async () => {
  const server = await serve();
  expect((await server.inject({ url: '/stdx' })).json()).toMatchObject({ code: 'platform.not-signed-in' });
  expect((await server.inject({ url: '/std2/x' })).body).toBe('a page');
});
