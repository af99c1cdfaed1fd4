import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => t.close());

const year = async (number: number) => (await t.asAdmin({ url: `/api/calendar/years/${number}` })).json();

test('a year is shown, changed and given back to the national arrangement', async () => {
  expect(await year(2026)).toMatchObject({ certain: true, origin: 'national', workingDays: 248 });
  expect(await year(2027)).toMatchObject({ certain: false, origin: 'national' });
  const payload = {
    days: ['2026-12-24', '2026-12-25'],
    exception: { kind: 'holiday', name: { zh: '盘点', en: 'Stocktaking' } },
  };
  const set = await t.asAdmin({ method: 'PUT', url: '/api/calendar/days', payload });
  expect(set.statusCode).toBe(204);
  expect(await year(2026)).toMatchObject({ origin: 'own', differsFromNational: true, workingDays: 246 });
  const restored = await t.asAdmin({ method: 'POST', url: '/api/calendar/years/2026/national' });
  expect(restored.json()).toMatchObject({ origin: 'national', workingDays: 248 });
});

test('weekly hours and deadlines go over HTTP, and bad days are named', async () => {
  const week = Array.from({ length: 7 }, (_, day) => (day > 4 ? [] : [{ from: '08:00', to: '12:00' }]));
  const pattern = { method: 'PUT', url: '/api/calendar/patterns/2031-01-01', payload: { week } } as const;
  expect((await t.asAdmin(pattern)).statusCode).toBe(204);
  const deadline = (duration: object) =>
    t.asAdmin({
      method: 'POST',
      url: '/api/calendar/deadline',
      payload: { start: '2031-01-06T11:00:00+08:00', duration },
    });
  expect((await deadline({ minutes: 120 })).json()).toEqual({
    at: '2031-01-07T01:00:00.000Z',
    certain: false,
  });
  expect((await deadline({ days: 1 })).json()).toEqual({ at: '2031-01-07T04:00:00.000Z', certain: false });
  expect((await deadline({ days: 0 })).statusCode).toBe(400);
  const bad = await t.asAdmin({
    method: 'PUT',
    url: '/api/calendar/days',
    payload: { days: ['2027-02-30'], exception: null },
  });
  expect(bad.json()).toMatchObject({ status: 400, errors: [{ path: '/days/0' }] });
  expect((await t.asAdmin({ ...pattern, url: '/api/calendar/patterns/2031-13-01' })).statusCode).toBe(400);
});
