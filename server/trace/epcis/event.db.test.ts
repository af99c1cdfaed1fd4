import { captureEvents, epcisContextUrl, seeEvents } from '@yuanliu/core/trace';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { emptyLedger, nextOf, openPartner, type Partner } from '../../test/epcis-partner.ts';
import { loadNamespaces } from './namespaces.store.ts';
import { bareEvent, sampleDocument, sampleEvent } from './epcis-samples.ts';
import { makePerson } from '../../test/people.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';

let t: TestApp;
let partner: Partner;
beforeAll(async () => {
  t = await testApp();
  partner = openPartner(t);
});
afterAll(() => t.close());
beforeEach(() => emptyLedger(t));

const post = (event: unknown, headers: Record<string, string> = {}) =>
  t.asAdmin({
    method: 'POST',
    url: '/epcis/events',
    payload: typeof event === 'string' ? event : JSON.stringify(event),
    headers: { 'content-type': 'application/json', ...headers },
  });

const eventID = 'urn:uuid:00000000-0000-4000-8000-00000000000a';

test('an event by itself is stored when it is answered, and the answer holds it', async () => {
  const answer = await post(bareEvent({ recordTime: '1999-01-01T00:00:00Z' }));
  expect(answer.statusCode).toBe(201);
  const { eventID: minted, recordTime, epcList } = answer.json();
  expect(minted).toMatch(/^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/);
  expect(recordTime > '2026-01-01').toBe(true);
  expect(epcList).toEqual(['urn:epc:id:sgtin:4012345.011111.987']);
  expect(answer.headers.location).toBe(`/epcis/events/${encodeURIComponent(minted)}`);
  const there = await t.asAdmin({ url: String(answer.headers.location) });
  expect(there.json().epcisBody.queryResults.resultsBody.eventList).toMatchObject([
    { eventID: minted, recordTime },
  ]);
});

test('an event that is here already is a conflict, the same or another, and nothing is changed', async () => {
  await post(bareEvent({ eventID }));
  for (const again of [bareEvent({ eventID }), bareEvent({ eventID, bizStep: 'shipping' })]) {
    const answer = await post(again);
    expect([answer.statusCode, answer.json().type]).toEqual([
      409,
      'epcisException:ResourceAlreadyExistsException',
    ]);
    expect(answer.json().data).toEqual({ eventID, same: again.bizStep === 'storing' });
  }
  expect(await partner.events('/epcis/events')).toMatchObject([{ eventID, bizStep: 'storing' }]);
});

test('events that come at once are each answered for themselves, whatever is wrong with those beside them', async () => {
  const id = (number: number) => `urn:uuid:00000000-0000-4000-8000-1${String(number).padStart(11, '0')}`;
  const serial = (number: number) => ({ epcList: [`urn:epc:id:sgtin:4012345.011111.${number}`] });
  const different = Array.from({ length: 12 }, (_, number) =>
    bareEvent({ eventID: id(number), ...serial(number) }),
  );
  const answers = await Promise.all(
    [
      ...different.slice(0, 6),
      // There is no year 0 in the database.
      bareEvent({ eventTime: '0000-06-01T00:00:00Z' }),
      ...different.slice(6),
      bareEvent({ eventID: id(3), ...serial(3) }),
      bareEvent({ eventID: id(4), ...serial(4), bizStep: 'shipping' }),
    ].map((event) => post(event)),
  );
  const statuses = answers.map(({ statusCode }) => statusCode);
  expect(statuses).toEqual([...Array(6).fill(201), 400, ...Array(6).fill(201), 409, 409]);
  expect(answers.slice(-2).map((answer) => answer.json().data)).toEqual([
    { eventID: id(3), same: true },
    { eventID: id(4), same: false },
  ]);
  const kept = await partner.events('/epcis/events');
  expect(kept.map((event) => String(event['eventID'])).toSorted()).toEqual(
    different.map(({ eventID: own }) => own),
  );
  const units = kept.map((event) => event['epcList']);
  expect(new Set(units.map(String)).size).toBe(12);
});

test('events that come at once each teach what their own prefix stands for', async () => {
  const namespaces = Array.from({ length: 8 }, (_, number) => `https://dialect.example/${number}/`);
  const answers = await Promise.all(
    namespaces.map((dialect) =>
      post(bareEvent({ '@context': [epcisContextUrl, { dialect }], 'dialect:colour': dialect })),
    ),
  );
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(namespaces.map(() => 201));
  expect((await loadNamespaces(t.db)).get('dialect')).toEqual(namespaces);
});

test('an event that waits for somebody else keeps none waiting that has nothing to do with it', async () => {
  const named = (serial: string) => bareEvent({ epcList: [`urn:epc:id:sgtin:4012345.011111.${serial}`] });
  await post(named('busy'));
  const beside = t.openBeside(1);
  const release = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const holding = beside.transact(async (tx) => {
    await tx.rows(sql`select from unit_states for update`);
    held.resolve();
    await release.promise;
  });
  await held.promise;
  const waiting = ['03', '04', '05'].map((month) =>
    post({ ...named('busy'), eventTime: `2025-${month}-01T08:00:00Z` }),
  );
  // So that these are at the database before the other comes.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const free = post(named('free')).then(({ statusCode }) => statusCode);
  const first = await Promise.race([free, new Promise((resolve) => setTimeout(resolve, 4_000, 'late'))]);
  release.resolve();
  await holding;
  expect(first).toBe(201);
  expect((await Promise.all(waiting)).map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
});

test('events that come at once belong each to whoever sent it', async () => {
  const grants = { [captureEvents.name]: 'all', [seeEvents.name]: 'own' } as const;
  const people = [await makePerson(t, grants), await makePerson(t, grants)];
  const answers = await Promise.all(
    [0, 1, 2, 3, 4, 5, 6, 7].flatMap((number) =>
      people.map(({ call }, place) =>
        call({
          method: 'POST',
          url: '/epcis/events',
          payload: JSON.stringify(bareEvent({ eventID: `urn:own:${place}:${number}` })),
          headers: { 'content-type': 'application/json' },
        }),
      ),
    ),
  );
  expect(answers.filter(({ statusCode }) => statusCode !== 201)).toEqual([]);
  for (const [place, { call }] of people.entries()) {
    const own = await openPartner(t, call).events('/epcis/events');
    expect(own.map((event) => String(event['eventID'])).toSorted()).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((number) => `urn:own:${place}:${number}`),
    );
  }
});

test('a second declaration that says something else is a conflict that says what is the matter', async () => {
  const declare = (declarationTime: string) => bareEvent({ eventID, errorDeclaration: { declarationTime } });
  await post(bareEvent({ eventID }));
  await post(declare('2026-11-25T08:00:00Z'));
  const answer = await post(declare('2026-11-26T08:00:00Z'));
  expect([answer.statusCode, answer.json().type]).toEqual([
    409,
    'epcisException:ResourceAlreadyExistsException',
  ]);
  expect(answer.json().detail).toMatch(/已有一份错误声明.*新的 eventID/);
});

test('an event is answered with the declarations that it is wrong', async () => {
  await post(bareEvent({ eventID }));
  const declaration = { declarationTime: '2026-11-25T08:00:00Z', reason: 'incorrect_data' };
  expect((await post(bareEvent({ eventID, errorDeclaration: declaration }))).statusCode).toBe(201);
  const found = await partner.events(`/epcis/events/${eventID}`);
  expect(found.map((event) => 'errorDeclaration' in event)).toEqual([false, true]);
});

test.each([
  ['a document', sampleDocument([]), 400],
  ['an event without context', sampleEvent({}), 400],
  ['an event of no time', bareEvent({ eventTime: 'now' }), 400],
  ['no JSON', '{', 400],
  ['a list', '[]', 400],
])('%s is no event', async (_, body, status) => {
  const answer = await post(body);
  expect([answer.statusCode, answer.json().type]).toEqual([status, 'epcisException:ValidationException']);
  expect(answer.json().detail.length).toBeGreaterThan(10);
});

test('numbers come back letter for letter', async () => {
  const text = JSON.stringify(bareEvent({ 'https://ns.example.com/long': 0 })).replace(
    '"https://ns.example.com/long":0',
    '"https://ns.example.com/long":12345678901234567890,"https://ns.example.com/zero":1.50',
  );
  expect((await post(text)).statusCode).toBe(201);
  const { body } = await t.asAdmin({ url: '/epcis/events' });
  expect(body).toContain('"https://ns.example.com/long":12345678901234567890');
  expect(body).toContain('"https://ns.example.com/zero":1.50');
});

test('identifiers are written as they are asked for', async () => {
  const event = sampleEvent({
    parentID: undefined,
    epcList: ['urn:epc:id:sgtin:4012345.011111.987', 'https://id.gs1.org/00/340123451111111111'],
    quantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.012345.LOT1', quantity: 2.5, uom: 'KGM' }],
    readPoint: { id: 'https://example.com/414/4012345000016/254/7' },
    bizLocation: { id: 'https://id.gs1.org/414/9521321000010' },
    sourceList: [{ type: 'location', source: 'urn:epc:id:sgln:4012345.00001.1' }],
  });
  await partner.capture(sampleDocument([event]));
  const as = async (format?: string) => {
    const answer = await t.asAdmin({
      url: '/epcis/events',
      headers: format === undefined ? {} : { 'gs1-epc-format': format },
    });
    expect(answer.headers['gs1-epc-format']).toBe(format ?? 'Always_GS1_Digital_Link');
    const [found] = answer.json().epcisBody.queryResults.resultsBody.eventList;
    return [
      ...found.epcList,
      found.quantityList[0].epcClass,
      found.readPoint.id,
      found.bizLocation.id,
      found.sourceList[0].source,
    ];
  };
  const links = [
    'https://id.gs1.org/01/04012345111118/21/987',
    'https://id.gs1.org/00/340123451111111111',
    'https://id.gs1.org/01/04012345123456/10/LOT1',
    'https://example.com/414/4012345000016/254/7',
    'https://id.gs1.org/414/9521321000010',
    'https://id.gs1.org/414/4012345000016/254/1',
  ];
  expect(await as()).toEqual(links);
  expect(await as('Always_GS1_Digital_Link')).toEqual(links);
  expect(await as('Always_EPC_URN')).toEqual([
    'urn:epc:id:sgtin:4012345.011111.987',
    'urn:epc:id:sscc:4012345.3111111111',
    'urn:epc:class:lgtin:4012345.012345.LOT1',
    'urn:epc:id:sgln:4012345.00001.7',
    // Nobody has said how long that company prefix is.
    'https://id.gs1.org/414/9521321000010',
    'urn:epc:id:sgln:4012345.00001.1',
  ]);
  const asSent = [
    ...event.epcList,
    event.quantityList[0]?.epcClass,
    event.readPoint.id,
    event.bizLocation.id,
    event.sourceList[0]?.source,
  ];
  expect(await as('Never_Translates')).toEqual(asSent);
  expect(await as('No_Preference')).toEqual(asSent);
  expect((await t.asAdmin({ url: '/epcis/events', headers: { 'gs1-epc-format': 'Never' } })).statusCode).toBe(
    400,
  );
});

test('a prefix that two documents read differently is explained beside the event', async () => {
  await partner.capture(
    sampleDocument([sampleEvent({ eventID, 'ex:a': 1 })], { ex: 'https://one.example/' }),
  );
  await partner.capture(sampleDocument([sampleEvent({ 'ex:a': 2 })], { ex: 'https://two.example/' }));
  const answer = await t.asAdmin({ url: '/epcis/events' });
  const events: Record<string, unknown>[] = answer.json().epcisBody.queryResults.resultsBody.eventList;
  const contexts = events.map((event) => JSON.stringify(event['@context'] ?? answer.json()['@context']));
  const byValue = new Map(events.map((event, index) => [event['ex:a'], contexts[index]]));
  expect(byValue.get(1)).toContain('https://one.example/');
  expect(byValue.get(2)).toContain('https://two.example/');
  expect((await partner.events('/epcis/events?EQ_ex:a=2')).length).toBe(1);
  const headers = { 'gs1-extensions': 'ex=https://one.example/' };
  expect((await partner.events('/epcis/events?EQ_ex:a=2', headers)).length).toBe(0);
  expect((await partner.events('/epcis/events?EQ_https://two.example/a=2')).length).toBe(1);
});

test('a prefix that two events of one document read differently is known for both', async () => {
  const namespaces = ['https://one.example/', 'https://two.example/'];
  const events = namespaces.map((idiom) =>
    bareEvent({ '@context': [epcisContextUrl, { idiom }], 'idiom:colour': idiom }),
  );
  await partner.capture(sampleDocument(events));
  expect((await loadNamespaces(t.db)).get('idiom')).toEqual(namespaces);
  expect(await partner.events('/epcis/events?EQ_idiom:colour=https://one.example/')).toHaveLength(1);
});

test('a walk through the pages meets every event once while others are captured', async () => {
  const events = Array.from({ length: 20 }, (_, index) =>
    sampleEvent({
      eventID: `urn:old:${index}`,
      eventTime: `2026-11-24T08:00:${String(index).padStart(2, '0')}Z`,
    }),
  );
  await partner.capture(sampleDocument(events));
  const seen: unknown[] = [];
  let count = 0;
  for (let url: string | undefined = '/epcis/events?perPage=3&orderBy=eventTime'; url !== undefined; ) {
    const answer = await t.asAdmin({ url });
    seen.push(
      ...answer
        .json()
        .epcisBody.queryResults.resultsBody.eventList.map((event: { eventID: string }) => event.eventID),
    );
    if (nextOf(answer) !== undefined)
      expect(Date.parse(String(answer.headers['gs1-next-page-token-expires']))).toBeGreaterThan(Date.now());
    url = nextOf(answer);
    count += 1;
    for (const time of ['07:59:00', '08:00:10', '08:01:00'])
      await post(bareEvent({ eventID: `urn:new:${count}:${time}`, eventTime: `2026-11-24T${time}Z` }));
  }
  const old = seen.filter((id) => String(id).startsWith('urn:old:'));
  expect(new Set(old).size).toBe(20);
  expect(old.length).toBe(20);
  expect(new Set(seen).size).toBe(seen.length);
});

test.each([
  ['of another list', '/epcis/events?EQ_bizStep=shipping&nextPageToken='],
  ['of another resource', '/epcis/epcs?nextPageToken='],
])('a token %s is refused', async (_, url) => {
  for (let index = 0; index < 3; index += 1) await post(bareEvent({ eventID: `urn:x:${index}` }));
  const first = await t.asAdmin({ url: '/epcis/events?perPage=1' });
  const token = new URL(nextOf(first) ?? '', 'http://x').searchParams.get('nextPageToken') ?? '';
  for (const given of [token, 'rubbish', token.slice(2)]) {
    const answer = await t.asAdmin({ url: `${url}${given}` });
    expect([answer.statusCode, answer.json().type]).toEqual([400, 'epcisException:QueryParameterException']);
  }
});

test('whoever sees its own events only finds no others, by whatever way', async () => {
  await post(bareEvent({ eventID }));
  const person = await makePerson(t, { [seeEvents.name]: 'own', [captureEvents.name]: 'all' });
  const own = await openPartner(t, person.call).capture(
    sampleDocument([sampleEvent({ eventID: 'urn:own:1' })]),
  );
  expect(own).toMatchObject({ success: true });
  const theirs = openPartner(t, person.call);
  expect((await theirs.events('/epcis/events')).map((event) => event['eventID'])).toEqual(['urn:own:1']);
  expect((await person.call({ url: `/epcis/events/${eventID}` })).statusCode).toBe(404);
  expect((await partner.events('/epcis/events')).length).toBe(2);
});
