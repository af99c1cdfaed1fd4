import type { Endpoint } from '@yuanliu/core/platform';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowOutOfReach } from './rows-out-of-reach.ts';
import { type TestApp, testApp } from './test-app.ts';

/** Every endpoint of every module, tried as nobody, without the right, and for a row out of reach. */

let t: TestApp;
let endpoints: Endpoint[];
beforeAll(async () => {
  t = await testApp();
  endpoints = t.app.modules.flatMap(({ routes }) => routes.map(({ endpoint }) => endpoint));
});
afterAll(() => t.close());

const nobodysId = '00000000-0000-7000-8000-000000000000';

const requestFor = ({ method, path }: Endpoint, id = nobodysId): InjectOptions => ({
  method,
  url: path.replaceAll(/:\w+/g, id),
  ...(method !== 'GET' && method !== 'DELETE' && { payload: {} }),
});

test('the sweep sees the endpoints', () => {
  expect(endpoints.length).toBeGreaterThan(10);
  expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
});

test('nobody gets past 401, except where anyone may call', async () => {
  for (const endpoint of endpoints.filter(({ needs }) => needs !== 'anyone')) {
    const answer = await t.call(requestFor(endpoint));
    expect({ id: endpoint.id, status: answer.statusCode }).toEqual({ id: endpoint.id, status: 401 });
  }
});
