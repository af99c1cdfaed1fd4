import { endpoint, Problem, problemKind } from '@yuanliu/core/platform';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database, Principal } from '../index.ts';
import { systemActor, systemClock } from '../index.ts';
import { openLog } from '../log.ts';
import { addRoutes } from './add-routes.ts';
import { createHttpServer } from './http-server.ts';
import { bind } from './route.ts';

const lotTaken = problemKind<{ lot: string }>({
  code: 'test.lot-taken',
  status: 409,
  text: { zh: '批次 {lot} 已存在。', en: 'Lot {lot} exists already.' },
});
const see = { name: 'test.lots.see', text: { zh: '查看批次', en: 'See lots' }, rows: true } as const;

const addLot = endpoint({
  id: 'test.lots.add',
  method: 'POST',
  path: '/api/lots/:product',
  needs: see,
  summary: { zh: '新增批次', en: 'Add a lot' },
  params: z.strictObject({ product: z.coerce.number().int() }),
  query: z.strictObject({ dry: z.boolean().default(false) }),
  body: z.strictObject({ lot: z.string().min(2), made: z.iso.date(), quantity: z.number().positive() }),
  reply: z.object({ lot: z.string(), range: z.string(), dry: z.boolean() }),
  problems: [lotTaken],
});
const open = endpoint({
  id: 'test.lots.open',
  method: 'POST',
  path: '/api/open',
  needs: 'anyone',
  summary: { zh: '公开', en: 'Open' },
  reply: 'nothing',
});

const principal = (rights: Principal['rights']): Principal => ({
  actor: { ...systemActor('test'), kind: 'key' },
  departmentId: null,
  rights,
});
const holders: Record<string, Principal> = {
  'Bearer holder': principal(new Map([['test.lots.see', 'department']])),
  'Bearer other': principal(new Map()),
};

const noDatabase: Database = {
  tables: () => {
    throw new Error('not used here');
  },
  rows: () => Promise.reject(new Error('not used here')),
  transact: () => Promise.reject(new Error('not used here')),
  alone: () => Promise.reject(new Error('not used here')),
};

let app: FastifyInstance;
beforeAll(async () => {
  app = await createHttpServer({ log: openLog('silent'), requestsPerMinute: 0, trustedProxies: [] });
  addRoutes(
    app,
    [
      bind(addLot, async (ctx, { query, body }) => {
        if (body.lot === 'taken') throw new Problem(lotTaken, { lot: body.lot });
        if (body.lot === 'raced') throw Object.assign(new Error('duplicate key'), { code: '23505' });
        if (body.lot === 'broken') throw new Error('a secret of ours');
        return { lot: body.lot, range: ctx.scope.range, dry: query.dry };
      }),
      bind(open, async () => undefined),
    ],
    {
      authenticate: async ({ authorization }) => holders[authorization ?? ''],
      db: noDatabase,
      log: openLog('silent'),
      clock: systemClock,
      https: false,
    },
  );
});
afterAll(() => app.close());

const good = { lot: 'L240001', made: '2026-11-24', quantity: 12.5 };
const post = (body: unknown, headers: Record<string, string> = {}, url = '/api/lots/7') =>
  app.inject({
    method: 'POST',
    url,
    headers: { authorization: 'Bearer holder', ...headers },
    ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(body !== undefined && {
      headers: { authorization: 'Bearer holder', 'content-type': 'application/json', ...headers },
    }),
  });

describe('who may call', () => {
  test('anonymous is told 401 before anything of the request is judged', async () => {
    const answer = await post({ wrong: true }, { authorization: '' });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.json().code).toBe('platform.not-signed-in');
  });
  test('without the right it is 403 and names the right', async () => {
    const answer = await post(good, { authorization: 'Bearer other' });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().detail).toContain('查看批次');
  });
  test('the range of the grant arrives as the scope', async () => {
    expect((await post(good, {}, '/api/lots/7?dry=true')).json()).toEqual({
      lot: 'L240001',
      range: 'department',
      dry: true,
    });
  });
  test('a request that another site started is refused, one of our own page is not', async () => {
    const from = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/api/open', headers });
    expect((await from({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await from({ 'sec-fetch-site': 'same-site' })).statusCode).toBe(403);
    expect((await from({ origin: 'http://evil.example', host: 'yuanliu.example' })).statusCode).toBe(403);
    expect((await from({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(204);
    expect((await from({ origin: 'http://yuanliu.example', host: 'yuanliu.example' })).statusCode).toBe(204);
    expect((await from({})).statusCode).toBe(204);
  });
});

describe('what is wrong with a request', () => {
  test('every field is named with a sentence in the language asked for', async () => {
    const body = { lot: 'L', made: '24.11.2026', quantity: '5', colour: 'red' };
    const chinese = (await post(body, { 'accept-language': 'zh-CN' })).json();
    expect(chinese.status).toBe(400);
    expect(chinese.errors).toEqual(
      expect.arrayContaining([
        { in: 'body', path: '/lot', message: '至少 2 个字符' },
        { in: 'body', path: '/made', message: expect.stringContaining('2026-11-24') },
        { in: 'body', path: '/quantity', message: '应为数字' },
        { in: 'body', path: '/colour', message: '没有这个字段，请删除' },
      ]),
    );
    const english = (await post(body, { 'accept-language': 'en-GB,en;q=0.9' })).json();
    expect(english.errors).toEqual(
      expect.arrayContaining([{ in: 'body', path: '/lot', message: 'needs at least 2 characters' }]),
    );
  });
  test('a missing body, a broken body and a foreign media type have a sentence of their own', async () => {
    expect((await post('{"lot":')).json().code).toBe('platform.unreadable-body');
    expect((await post('lot=1', { 'content-type': 'application/x-www-form-urlencoded' })).statusCode).toBe(
      415,
    );
    expect((await post({ ...good, lot: 'x'.repeat(1_100_000) })).statusCode).toBe(413);
  });
  test('a problem of the use case arrives with its data and its sentence', async () => {
    const answer = (await post({ ...good, lot: 'taken' })).json();
    expect(answer).toMatchObject({
      status: 409,
      code: 'test.lot-taken',
      detail: '批次 taken 已存在。',
      data: { lot: 'taken' },
    });
  });
  test('two who save the same name at once are told so, though both looked before', async () => {
    const answer = await post({ ...good, lot: 'raced' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json().code).toBe('platform.taken-meanwhile');
  });
  test('an unexpected error tells a number to ask with, and nothing of its inside', async () => {
    const answer = await post({ ...good, lot: 'broken' }, { 'x-request-id': 'abc-1' });
    expect(answer.statusCode).toBe(500);
    expect(answer.headers['x-request-id']).toBe('abc-1');
    expect(answer.body).toContain('abc-1');
    expect(answer.body).not.toContain('secret');
  });
});

test('every answer carries the security headers', async () => {
  const { headers } = await app.inject({ method: 'GET', url: '/nowhere' });
  expect(headers['content-security-policy']).toMatch(/default-src 'none'.*style-src 'self';/);
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['x-frame-options']).toBeDefined();
});
