import { discoveries, seeEvents } from '@yuanliu/core/trace';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nextOf, openPartner } from '../../test/epcis-partner.ts';
import { bareEvent, sampleDocument, sampleEvent } from './epcis-samples.ts';
import { makePerson } from '../../test/people.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

/** What the binding is beside captures and queries: discovery, negotiation, resources, named queries, refusals. */

let t: TestApp;
let address: string;
const strange = 'https://example.com/a b?c=d&e/%2F#ü';
beforeAll(async () => {
  t = await testApp();
  const events = Array.from({ length: 5 }, (_, index) =>
    sampleEvent({
      eventID: `urn:uuid:00000000-0000-4000-8000-00000000000${index}`,
      epcList: [`urn:epc:id:sgtin:4012345.011111.${index}`],
      bizStep: ['shipping', 'receiving', 'https://ns.example.com/step', 'storing', 'packing'][index],
      disposition: 'in_transit',
      readPoint: { id: `urn:epc:id:sgln:4012345.00001.${index}` },
      bizLocation: { id: encodeURI(strange) },
    }),
  );
  const job = await openPartner(t).capture(
    sampleDocument([...events, sampleEvent({ type: 'ex:Odd' })], { ex: 'https://ns.example.com/' }),
  );
  if (!job.success) throw new Error(JSON.stringify(job));
  address = await t.http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => t.close());

const json = async (url: string, headers: Record<string, string> = {}) =>
  (await t.asAdmin({ url, headers })).json();

test.each(discoveries.map(({ endpoint: { path }, methods }) => [path, methods.join(', ')]))(
  'OPTIONS %s tells what it offers: %s',
  async (path, methods) => {
    const answer = await t.asAdmin({ method: 'OPTIONS', url: path.replaceAll(/:\w+/g, 'x') });
    expect([answer.statusCode, answer.headers.allow]).toEqual([204, methods]);
    expect(answer.headers).toMatchObject({
      'gs1-epcis-version': '2.0.0',
      'gs1-cbv-version': '2.0.0',
      'gs1-epcis-min': '2.0.0',
      'gs1-epcis-max': '2.0.0',
      'gs1-vendor-version': expect.stringMatching(/^\d/),
      'gs1-extensions': 'ex=https://ns.example.com/',
    });
  },
);

test('capture tells its limits and what it does with errors', async () => {
  const { headers } = await t.asAdmin({ method: 'OPTIONS', url: '/epcis/capture' });
  expect(headers).toMatchObject({
    'gs1-epcis-capture-limit': '100000',
    'gs1-epcis-capture-file-size-limit': '67108864',
    'gs1-capture-error-behaviour': 'rollback, proceed',
  });
});

test('the way in names the nine resources', async () => {
  for (const url of ['/epcis', '/epcis/']) {
    const { member, type } = await json(url);
    expect(type).toBe('Collection');
    expect(member.toSorted()).toEqual([
      'bizLocations',
      'bizSteps',
      'capture',
      'dispositions',
      'epcs',
      'eventTypes',
      'events',
      'queries',
      'readPoints',
    ]);
  }
});

test.each([
  [{ 'gs1-epcis-min': '1.0', 'gs1-epcis-max': '2.0.0' }, 200],
  [{ 'gs1-epcis-min': '2', 'gs1-cbv-max': '2.1' }, 200],
  [{ 'gs1-epcis-min': '2.0.1' }, 406],
  [{ 'gs1-epcis-max': '1.2' }, 406],
  [{ 'gs1-cbv-min': '3.0' }, 406],
  [{ 'gs1-epcis-min': 'newest' }, 406],
  [{ accept: 'application/xml' }, 406],
  [{ accept: 'application/xml, */*;q=0.1' }, 200],
  [{ accept: 'application/json;q=0' }, 406],
])('%j is answered %d', async (headers, status) => {
  const answer = await t.asAdmin({ url: '/epcis/events', headers });
  expect(answer.statusCode).toBe(status);
  if (status === 406) expect(answer.json().type).toBe('epcisException:NotAcceptableException');
});

test('JSON-LD is answered to whoever prefers it', async () => {
  const headers = { accept: 'application/ld+json, application/json;q=0.9' };
  expect((await t.asAdmin({ url: '/epcis/events', headers })).headers['content-type']).toBe(
    'application/ld+json',
  );
});

test.each([
  ['GET', '/epcis/nothing', 404, 'NoSuchResourceException'],
  ['GET', '/epcis/events/urn:none', 404, 'NoSuchResourceException'],
  ['GET', '/epcis/capture/none', 404, 'NoSuchResourceException'],
  ['GET', '/epcis/epcs/urn:none', 404, 'NoSuchResourceException'],
  ['GET', '/epcis/queries/none', 404, 'NoSuchNameException'],
  ['GET', '/epcis/queries/none/events', 404, 'NoSuchNameException'],
  ['DELETE', '/epcis/queries/none', 404, 'NoSuchNameException'],
  ['GET', '/epcis/epcs/%E0%A4%A', 404, 'NoSuchResourceException'],
  ['GET', '/epcis/bizSteps/dancing/events', 404, 'NoSuchResourceException'],
  ['GET', '/epcis/epcs/no-uri/events', 404, 'NoSuchResourceException'],
  ['GET', '/epcis/epcs/no-uri/events?EQ_abcd=1', 400, 'QueryParameterException'],
  ['PUT', '/epcis/events', 405, 'ImplementationException'],
  ['DELETE', '/epcis/nextPageToken/abc', 501, 'ImplementationException'],
  ['GET', `/epcis/events?EQ_eventID=${'x'.repeat(12_000)}`, 414, 'URITooLongException'],
  ['GET', '/epcis/events?perPage=0', 400, 'QueryParameterException'],
  ['GET', '/epcis/events?perPage=many', 400, 'QueryParameterException'],
  ['GET', '/epcis/events?EQ_action=ADD&EQ_action=DELETE', 400, 'QueryParameterException'],
  ['GET', '/epcis/epcs?EQ_action=ADD', 400, 'QueryParameterException'],
] as const)('%s %s is refused with %d %s', async (...[method, url, status, type]) => {
  const answer = await t.asAdmin({ method, url });
  expect([answer.statusCode, answer.json().type]).toEqual([status, `epcisException:${type}`]);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});

test('nobody, and who lacks the right, is refused in the same form', async () => {
  const person = await makePerson(t, {});
  for (const [call, status] of [
    [t.call, 401],
    [person.call, 403],
  ] as const) {
    const answer = await call({ url: '/epcis/events' });
    expect([answer.statusCode, answer.json().type]).toEqual([status, 'epcisException:SecurityException']);
  }
});

test('the rest of the product keeps its own form', async () => {
  expect((await t.call({ url: '/api/users' })).json().type).toBe('/problems#platform.not-signed-in');
});

const allOf = async (start: string, headers: Record<string, string> = {}): Promise<string[]> => {
  const members: string[] = [];
  for (let url: string | undefined = start; url !== undefined; ) {
    const answer = await t.asAdmin({ url, headers });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    members.push(...answer.json().member);
    url = nextOf(answer);
  }
  return members;
};

test('values are listed page after page, each once', async () => {
  expect(await allOf('/epcis/bizSteps?perPage=2')).toEqual([
    'https://ns.example.com/step',
    'packing',
    'receiving',
    'shipping',
    'storing',
  ]);
  expect(await allOf('/epcis/dispositions')).toEqual(['in_transit']);
  expect(await allOf('/epcis/eventTypes?perPage=4')).toEqual([
    'ObjectEvent',
    'AggregationEvent',
    'TransactionEvent',
    'TransformationEvent',
    'AssociationEvent',
    'https://ns.example.com/Odd',
  ]);
  const things = await allOf('/epcis/epcs?perPage=2');
  expect(things.length).toBe(6);
  expect(new Set(things).size).toBe(6);
  expect(things).toContain('https://id.gs1.org/01/04012345111118/21/3');
  const urns = { 'gs1-epc-format': 'Always_EPC_URN' };
  expect(await allOf('/epcis/epcs', urns)).toContain('urn:epc:id:sgtin:4012345.011111.3');
  expect((await allOf('/epcis/readPoints?perPage=3', urns)).toSorted()).toEqual(
    [0, 1, 2, 3, 4].map((each) => `urn:epc:id:sgln:4012345.00001.${each}`),
  );
});

test('values of events outside the reach are not listed', async () => {
  const person = await makePerson(t, { [seeEvents.name]: 'own' });
  for (const name of ['bizSteps', 'dispositions', 'readPoints', 'bizLocations', 'epcs'])
    expect((await person.call({ url: `/epcis/${name}` })).json()).toMatchObject({
      type: 'Collection',
      member: [],
    });
  expect((await person.call({ url: '/epcis/eventTypes' })).json().member.length).toBe(5);
});

test.each([
  ['bizSteps', 'shipping', 1],
  ['bizSteps', 'cbv:BizStep-shipping', 1],
  ['bizSteps', 'https://ref.gs1.org/cbv/BizStep-shipping', 1],
  ['bizSteps', 'https://ns.example.com/step', 1],
  ['dispositions', 'in_transit', 5],
  ['epcs', 'urn:epc:id:sgtin:4012345.011111.3', 1],
  ['epcs', 'https://id.gs1.org/01/04012345111118/21/3', 1],
  ['readPoints', 'urn:epc:id:sgln:4012345.00001.2', 1],
  ['bizLocations', encodeURI(strange), 5],
  ['eventTypes', 'ObjectEvent', 5],
  ['eventTypes', 'https://ns.example.com/Odd', 1],
  ['eventTypes', 'AggregationEvent', 0],
])('over a real line /epcis/%s/%s has its events', async (name, value, count) => {
  const signedIn = await fetch(`${address}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'admin', password: 'Qinghe-2026-源流' }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const base = `${address}/epcis/${name}/${encodeURIComponent(value)}`;
  const see = await fetch(base, { headers: { cookie } });
  expect(((await see.json()) as { member: string[] }).member).toEqual(['events']);
  const events = await fetch(`${base}/events?perPage=2&orderBy=eventTime&orderDirection=ASC`, {
    headers: { cookie },
  });
  expect(events.status).toBe(200);
  const next = /<([^>]+)>/.exec(events.headers.get('link') ?? '')?.[1];
  expect(next !== undefined).toBe(count > 2);
  if (next !== undefined) expect((await fetch(next, { headers: { cookie } })).status).toBe(200);
});

test('an unknown value has no events, and that is no error', async () => {
  const { epcisBody } = await json('/epcis/epcs/urn:epc:id:sgtin:4012345.011111.77/events');
  expect(epcisBody.queryResults.resultsBody.eventList).toEqual([]);
});

const store = (body: unknown) =>
  t.asAdmin({
    method: 'POST',
    url: '/epcis/queries',
    payload: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

test('queries are stored, listed, run, and deleted', async () => {
  for (const name of ['eins', '二', 'three'])
    expect(
      (await store({ name, query: { EQ_bizStep: ['shipping', 'receiving'], eventType: ['ObjectEvent'] } }))
        .statusCode,
    ).toBe(201);
  const names: string[] = [];
  for (let url: string | undefined = '/epcis/queries?perPage=2'; url !== undefined; ) {
    const answer = await t.asAdmin({ url });
    names.push(...answer.json().map(({ name }: { name: string }) => name));
    url = nextOf(answer);
  }
  expect(names.toSorted()).toEqual(['eins', 'three', '二']);
  expect(await json(`/epcis/queries/${encodeURIComponent('二')}`)).toEqual({
    name: '二',
    query: { EQ_bizStep: ['shipping', 'receiving'], eventType: ['ObjectEvent'] },
  });
  const run = await json('/epcis/queries/eins/events');
  expect(run.epcisBody.queryResults.queryName).toBe('eins');
  expect(run.epcisBody.queryResults.resultsBody.eventList.length).toBe(2);
  const narrowed = await json('/epcis/queries/eins/events?EQ_bizStep=shipping');
  expect(narrowed.epcisBody.queryResults.resultsBody.eventList.length).toBe(1);
  expect((await t.asAdmin({ method: 'DELETE', url: '/epcis/queries/eins' })).statusCode).toBe(204);
  expect((await t.asAdmin({ url: '/epcis/queries/eins' })).statusCode).toBe(404);
});

test.each([
  ['no query', { name: 'x' }, 'QueryValidationException'],
  ['no name', { query: {} }, 'QueryValidationException'],
  ['a name that no address can hold', { name: 'a/b', query: {} }, 'QueryValidationException'],
  ['a name that addresses resolve', { name: '..', query: {} }, 'QueryValidationException'],
  ['a name of control characters', { name: 'a\u0007', query: {} }, 'QueryValidationException'],
  ['more than name and query', { name: 'x', query: {}, more: 1 }, 'QueryValidationException'],
  ['an unknown parameter', { name: 'x', query: { EQ_abcd: ['X'] } }, 'QueryParameterException'],
])('%s is not stored', async (_, body, type) => {
  const answer = await store(body);
  expect([answer.statusCode, answer.json().type]).toEqual([400, `epcisException:${type}`]);
});

test('a parameter given twice is refused in a stored query as in an address', async () => {
  const answer = await t.asAdmin({
    method: 'POST',
    url: '/epcis/queries',
    payload: '{"name":"x","query":{"EQ_action":["ADD"],"EQ_action":["DELETE"]}}',
    headers: { 'content-type': 'application/json' },
  });
  expect([answer.statusCode, answer.json().type]).toEqual([400, 'epcisException:QueryParameterException']);
  expect(answer.json().errors).toMatchObject([{ in: 'body', path: '/query/EQ_action' }]);
});

test('a query may have blanks in its name', async () => {
  const { statusCode, headers } = await store({ name: 'shipped to 上海', query: {} });
  expect(statusCode).toBe(201);
  expect((await t.asAdmin({ url: String(headers.location) })).json().name).toBe('shipped to 上海');
});

test('over a real line an address of any length is refused in the words of EPCIS', async () => {
  const answer = await fetch(`${address}/epcis/events?EQ_eventID=${'x'.repeat(40_000)}`);
  // Who asks comes first.
  expect([answer.status, await answer.json()]).toMatchObject([
    401,
    { type: 'epcisException:SecurityException' },
  ]);
});

test('who gives a prefix of GS1 another meaning does so for itself alone', async () => {
  const made = (eventID: string, prefixes: Readonly<Record<string, string>>) =>
    openPartner(t).capture(
      sampleDocument(
        [
          sampleEvent({
            eventID,
            action: 'ADD',
            epcList: [eventID],
            ilmd: { 'cbvmda:lotNumber': 'of-all' },
            destinationList: [{ type: 'cbv:buyer', destination: 'urn:own:buyer' }],
          }),
        ],
        prefixes,
      ),
    );
  expect((await made('urn:own:as-gs1', {})).success).toBe(true);
  const odd = { cbvmda: 'https://odd.example.com/mda/', cbv: 'https://odd.example.com/cbv/' };
  expect((await made('urn:own:odd', odd)).success).toBe(true);
  const found = async (query: string): Promise<unknown[]> =>
    (await openPartner(t).events(`/epcis/events?${query}`)).map(({ eventID }) => eventID);
  expect(await found('EQ_ILMD_cbvmda:lotNumber=of-all')).toContain('urn:own:as-gs1');
  expect(await found('EQ_destination_cbv:buyer=urn:own:buyer')).toContain('urn:own:as-gs1');
});

test('what is not offered yet says so, once it is known to be meant well', async () => {
  await store({ name: 'watched', query: {} });
  const subscribe = (body: unknown) =>
    t.asAdmin({
      method: 'POST',
      url: '/epcis/queries/watched/subscriptions',
      payload: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  const good = await subscribe({ dest: 'https://client.example.com/', signatureToken: 'x', stream: true });
  expect([good.statusCode, good.json().type]).toEqual([501, 'epcisException:ImplementationException']);
  const bad = await subscribe({ dest: 'https://client.example.com/', stream: true, schedule: { hour: '1' } });
  expect([bad.statusCode, bad.json().type]).toEqual([400, 'epcisException:SubscriptionControlsException']);
  const socket = await t.asAdmin({ url: '/epcis/queries/watched/events?stream=true' });
  expect([socket.statusCode, socket.json().type]).toEqual([501, 'epcisException:ImplementationException']);
  expect((await t.asAdmin({ url: '/epcis/queries/watched/subscriptions' })).statusCode).toBe(501);
});

test('the endpoints stand in the OpenAPI document, with their headers and media types', async () => {
  const { paths } = await json('/api/openapi.json');
  const { post, get } = paths['/epcis/capture'];
  expect(Object.keys(post.requestBody.content)).toEqual(['application/json', 'application/ld+json']);
  expect(post.responses['202']).toBeDefined();
  const named = post.parameters.map(({ name, in: part }: { name: string; in: string }) => `${part} ${name}`);
  expect(named).toContain('header GS1-Capture-Error-Behaviour');
  expect(get.summary).toBe('采集任务列表，最新的在前');
  expect(paths['/epcis/epcs/{value}/events'].get).toBeDefined();
});

test('a bare event of another media type is refused, and JSON-LD is taken', async () => {
  const send = (type: string) =>
    t.asAdmin({
      method: 'POST',
      url: '/epcis/events',
      payload: JSON.stringify(bareEvent({ eventID: 'urn:late:1', epcList: ['urn:late:thing'] })),
      headers: { 'content-type': type },
    });
  const xml = await send('application/xml');
  expect([xml.statusCode, xml.json().type]).toEqual([415, 'epcisException:UnsupportedMediaTypeException']);
  expect((await send('application/ld+json')).statusCode).toBe(201);
});
