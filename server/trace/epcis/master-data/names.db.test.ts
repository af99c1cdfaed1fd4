import { listNames } from '@yuanliu/core/trace';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPartner, type Partner } from '../../../test/epcis-partner.ts';
import { type TestApp, testApp } from '../../../test/test-app.ts';
import { seekUnits } from '../../ledger/seek-units.ts';
import { bareEvent, sampleDocument, sampleEvent } from '../epcis-samples.ts';

let t: TestApp;
let partner: Partner;
beforeAll(async () => {
  t = await testApp();
  partner = openPartner(t);
  await partner.capture({
    ...sampleDocument([
      sampleEvent({
        action: 'ADD',
        epcList: ['https://id.gs1.org/01/06901234500028/21/7'],
        quantityList: [{ epcClass: 'https://id.gs1.org/01/06901234500011/10/L1', quantity: 5 }],
      }),
    ]),
    epcisHeader: {
      epcisMasterData: {
        vocabularyList: [
          {
            type: 'urn:epcglobal:epcis:vtype:EPCClass',
            vocabularyElementList: [
              {
                id: 'https://id.gs1.org/01/06901234500011',
                attributes: [{ id: 'urn:epcglobal:cbv:mda#descriptionShort', attribute: '鲜牛奶 950 mL' }],
              },
              {
                id: 'urn:epc:idpat:sgtin:6901234.050002.*',
                attributes: [
                  { id: 'cbvmda:functionalName', attribute: 'Yoghurt' },
                  { id: 'cbvmda:descriptionShort', attribute: '50% 酸奶' },
                ],
              },
            ],
          },
        ],
      },
    },
  });
});
afterAll(() => t.close());

const products = async (...uris: string[]) => {
  const query = uris.map((uri) => `uri=${encodeURIComponent(uri)}`).join('&');
  const answer = await t.asAdmin({ method: 'GET', url: `${listNames.path}?${query}` });
  return listNames.reply.parse(answer.json()).products;
};
const found = async (text: string): Promise<string[]> => {
  const nrs = await seekUnits(t.db, text);
  const rows = await t.asOwner<{ uri: string }>('select uri from units where nr = any($1::bigint[])', [nrs]);
  return rows.map(({ uri }) => uri);
};

test('a class, its lots and its items have the name of the product', async () => {
  const named = await products(
    'https://id.gs1.org/01/06901234500011',
    'https://id.gs1.org/01/06901234500011/10/L1',
    'https://id.gs1.org/01/16901234500025',
    'https://id.gs1.org/01/06901234500035/10/L1',
  );
  expect(named).toMatchObject({
    'https://id.gs1.org/01/06901234500011': '鲜牛奶 950 mL',
    'https://id.gs1.org/01/06901234500011/10/L1': '鲜牛奶 950 mL',
  });
  expect(named).not.toHaveProperty('https://id.gs1.org/01/06901234500035/10/L1');
});

test('a part of the name finds the product and its lots, and wildcards stand for themselves', async () => {
  expect(await found('牛奶')).toContain('https://id.gs1.org/01/06901234500011/10/L1');
  expect(await found('95_')).toEqual([]);
  expect(await found('牛奶%')).toEqual([]);
});

const password = 'Sprout-River-2026';

/** Somebody signed in whose only role grants these rights. */
const person = async (login: string, grants: object): Promise<TestApp['call']> => {
  const post = async (url: string, payload: object, method: 'POST' | 'PUT' = 'POST') =>
    (await t.asAdmin({ method, url, payload })).json();
  const role = await post('/api/roles', { name: login, grants });
  const user = await post('/api/users', { login, name: login, password: `${password}-first` });
  await post(`/api/users/${user.id}/roles`, { roleIds: [role.id], version: 1 }, 'PUT');
  const call = await t.signIn(login, `${password}-first`);
  const payload = { current: `${password}-first`, next: password };
  await call({ method: 'POST', url: '/api/me/password', payload });
  return t.signIn(login, password);
};

test('who sees events alone is told what a visible event names, who sees neither is refused', async () => {
  const [lot, unnamed] = [
    'https://id.gs1.org/01/06901234500011/10/L1',
    'https://id.gs1.org/01/06901234500011',
  ];
  const query = [lot, unnamed].map((uri) => `uri=${encodeURIComponent(uri)}`).join('&');
  const told = async (call: TestApp['call']) => {
    const answer = await call({ url: `${listNames.path}?${query}` });
    return [answer.statusCode, Object.keys(answer.json().products ?? {})];
  };
  expect(await told(await person('sun.li', {}))).toEqual([403, []]);
  const own = await person('zheng.hao', { 'trace.events.see': 'own', 'trace.events.capture': 'all' });
  expect(await told(own)).toEqual([200, []]);
  const payload = bareEvent({ quantityList: [{ epcClass: lot, quantity: 1 }] });
  expect((await own({ method: 'POST', url: '/epcis/events', payload })).statusCode).toBe(201);
  expect(await told(own)).toEqual([200, [lot]]);
});
