import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

test('the figures are for this machine alone, also behind a proxy that stands on it', async () => {
  expect((await t.call({ url: '/metrics' })).body).toContain('yuanliu_http_request_seconds');
  expect((await t.call({ url: '/metrics', remoteAddress: '10.0.0.9' })).statusCode).toBe(404);
  for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
    expect((await t.call({ url: '/metrics', headers: { [header]: '10.0.0.9' } })).statusCode).toBe(404);
});
