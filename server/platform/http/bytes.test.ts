import { Readable } from 'node:stream';
import { endpoint } from '@yuanliu/core/platform';
import type { FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type Database, systemClock } from '../index.ts';
import { openLog } from '../log.ts';
import { addRoutes } from './add-routes.ts';
import { createHttpServer } from './http-server.ts';
import { bind } from './route.ts';

/** A body that is a file comes to its handler as it is, of whatever kind and however large. */

const noDatabase: Database = {
  tables: () => {
    throw new Error('not used here');
  },
  rows: () => Promise.reject(new Error('not used here')),
  transact: () => Promise.reject(new Error('not used here')),
  alone: () => Promise.reject(new Error('not used here')),
};

const summary = { zh: '试', en: 'A trial' };
const measure = endpoint({
  id: 'test.measure',
  method: 'POST',
  path: '/api/files',
  needs: 'anyone',
  summary,
  bytes: true,
  body: z.unknown(),
  reply: z.object({ size: z.int() }),
});
const plain = endpoint({
  id: 'test.plain',
  method: 'POST',
  path: '/api/plain',
  needs: 'anyone',
  summary,
  body: z.strictObject({ a: z.int() }),
  reply: z.object({ a: z.int() }),
});

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

const serve = async (): Promise<FastifyInstance> => {
  const log = openLog('fatal');
  app = await createHttpServer({ log, requestsPerMinute: 0, trustedProxies: [] });
  const count = bind(measure, async (_ctx, { body }) => {
    let size = 0;
    if (body instanceof Readable) for await (const chunk of body) size += Buffer.from(chunk).byteLength;
    return { size };
  });
  const routes = [count, bind(plain, async (_ctx, { body }) => body)];
  addRoutes(app, routes, {
    authenticate: async () => undefined,
    db: noDatabase,
    log,
    clock: systemClock,
    https: false,
  });
  return app;
};

test.each(['image/png', 'application/json', 'text/plain', undefined])('a body of type %s', async (type) => {
  const http = await serve();
  const payload = Buffer.alloc(3_000_000, 7);
  const answer = await http.inject({
    method: 'POST',
    url: '/api/files',
    payload,
    headers: type === undefined ? {} : { 'content-type': type },
  });
  expect(answer.json()).toEqual({ size: 3_000_000 });
});

test('other endpoints take JSON and nothing else, as before', async () => {
  const http = await serve();
  const right = await http.inject({ method: 'POST', url: '/api/plain', payload: { a: 1 } });
  expect(right.json()).toEqual({ a: 1 });
  const wrong = await http.inject({
    method: 'POST',
    url: '/api/plain',
    payload: '<a/>',
    headers: { 'content-type': 'application/xml' },
  });
  expect(wrong.statusCode).toBe(415);
});
