import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCapture } from './capture/run-capture.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const document = {
  '@context': [
    'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    { ex: 'https://ns.example.com/' },
  ],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-24T08:00:00Z',
  epcisBody: {
    eventList: [
      {
        type: 'ObjectEvent',
        eventTime: '2026-11-24T08:00:00.000+08:00',
        eventTimeZoneOffset: '+08:00',
        action: 'ADD',
        bizStep: 'commissioning',
        epcList: ['urn:epc:id:sgtin:4012345.011111.987'],
        'ex:temperature': 4.5,
      },
    ],
  },
};

test('a document is captured and its event is found', async () => {
  const sent = await t.asAdmin({ method: 'POST', url: '/epcis/capture', payload: document });
  expect([sent.statusCode, sent.body]).toEqual([202, '']);
  const location = String(sent.headers.location);
  expect((await t.asAdmin({ url: location })).json()).toMatchObject({ running: true, success: true });
  await runCapture(t.ctx(), location.split('/').at(-1) ?? '');
  expect((await t.asAdmin({ url: location })).json()).toMatchObject({
    running: false,
    success: true,
    errors: [],
  });
  const found = await t.asAdmin({ url: '/epcis/events?EQ_bizStep=commissioning' });
  expect(found.statusCode, found.body).toBe(200);
  console.log(JSON.stringify(found.headers, null, 1), found.body);
});
