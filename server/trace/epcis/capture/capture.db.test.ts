import { afterAll, beforeAll, expect, test } from 'vitest';
import { captureEvents } from '@yuanliu/core/trace';
import { emptyLedger, nextOf, openPartner, type Partner } from '../../../test/epcis-partner.ts';
import { sampleDocument, sampleEvent } from '../epcis-samples.ts';
import { takeDocument } from './held-documents.ts';
import { runCapture } from './run-capture.ts';
import { makePerson } from '../../../test/people.ts';
import { type TestApp, testApp } from '../../../test/test-app.ts';

let t: TestApp;
let partner: Partner;
beforeAll(async () => {
  t = await testApp();
  partner = openPartner(t);
});
afterAll(() => t.close());

const one = sampleEvent({ eventID: 'urn:uuid:00000000-0000-4000-8000-000000000001' });
const two = sampleEvent({ eventID: 'urn:uuid:00000000-0000-4000-8000-000000000002' });

const send = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  t.asAdmin({
    method: 'POST',
    url: '/epcis/capture',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });

test('a document is kept by the database too, for whoever works it off when this process has let go of it', async () => {
  await emptyLedger(t);
  const sent = await send(JSON.stringify(sampleDocument([one])));
  const address = String(sent.headers.location);
  const id = address.split('/').at(-1) ?? '';
  expect(takeDocument(t.db, id)?.slices).toHaveLength(1);
  expect(takeDocument(t.db, id)).toBeUndefined();
  await runCapture(t.ctx(), id);
  expect((await t.asAdmin({ url: address })).json()).toMatchObject({
    success: true,
    'yuanliu:progress': { recorded: 1 },
  });
});

test.each(['rollback', 'proceed'])(
  'what is wrong is told of text that no database keeps: %s',
  async (behaviour) => {
    await emptyLedger(t);
    const events = [
      { ...one, 'half\uD83D': 1 },
      { ...one, eventID: 'none\u0000' },
      { ...one, 'a:b': { 'c\uD83D': 1, twice: 2 } },
    ];
    const body = JSON.stringify(sampleDocument(events)).replace('twice', String.raw`c\ud83d`);
    const sent = await send(body, { 'gs1-capture-error-behaviour': behaviour });
    const address = String(sent.headers.location);
    await runCapture(t.ctx(), address.split('/').at(-1) ?? '');
    const told = (await t.asAdmin({ url: address })).json();
    expect(told).toMatchObject({
      running: false,
      success: false,
      'yuanliu:progress': { judged: 3, recorded: 0 },
    });
    expect(told.errors.map(({ path }: { path: string }) => path)).toEqual([
      '/epcisBody/eventList/0/half\uFFFD',
      '/epcisBody/eventList/1/eventID',
      '/epcisBody/eventList/2/a:b/c\uFFFD',
    ]);
  },
);

type Refusal = readonly [
  what: string,
  body: string | Buffer,
  headers: Record<string, string>,
  status: number,
  type: string,
];

const refusals: readonly Refusal[] = [
  ['XML', '<a/>', { 'content-type': 'application/xml' }, 415, 'UnsupportedMediaTypeException'],
  ['nothing', '', {}, 400, 'ValidationException'],
  ['broken JSON', '{"type":"EPCISDocument",', {}, 400, 'ValidationException'],
  ['broken JSON in an event', '{"epcisBody":{"eventList":[{"a":}]}}', {}, 400, 'ValidationException'],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), {}, 400, 'ValidationException'],
  ['a bare event', JSON.stringify(one), {}, 400, 'ValidationException'],
  ['a list', '[]', {}, 400, 'ValidationException'],
  [
    'a document without its version',
    JSON.stringify({ ...sampleDocument([]), schemaVersion: undefined }),
    {},
    400,
    'ValidationException',
  ],
  [
    'a document whose list is none',
    JSON.stringify({ ...sampleDocument([]), epcisBody: { eventList: {} } }),
    {},
    400,
    'ValidationException',
  ],
  [
    'an unknown behaviour',
    JSON.stringify(sampleDocument([])),
    { 'gs1-capture-error-behaviour': 'perhaps' },
    400,
    'ValidationException',
  ],
  [
    'a compressed body',
    JSON.stringify(sampleDocument([])),
    { 'content-encoding': 'gzip' },
    415,
    'UnsupportedMediaTypeException',
  ],
  [
    'a document that names something twice',
    JSON.stringify(sampleDocument([])).replace('"schemaVersion"', '"schemaVersion":"1.2","schemaVersion"'),
    {},
    400,
    'ValidationException',
  ],
  [
    'an unknown version',
    JSON.stringify(sampleDocument([])),
    { 'gs1-epcis-version': '3.0' },
    406,
    'NotAcceptableException',
  ],
];

test.each(refusals)('%s is refused at once', async (...[, payload, headers, status, type]) => {
  const answer = await send(payload, headers);
  expect([answer.statusCode, answer.json().type]).toEqual([status, `epcisException:${type}`]);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json()).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
});

test('more events or bytes than are taken are refused with the limits', async () => {
  const events = await send(`{"epcisBody":{"eventList":[${'1,'.repeat(100_000)}1]}}`);
  const bytes = await send('{}', { 'content-length': String(64 * 1_048_576 + 1) });
  for (const answer of [events, bytes]) {
    expect([answer.statusCode, answer.json().type]).toEqual([
      413,
      'epcisException:CaptureLimitExceededException',
    ]);
    expect(answer.headers['gs1-epcis-capture-limit']).toBe('100000');
    expect(answer.headers['gs1-epcis-capture-file-size-limit']).toBe('67108864');
  }
});

test('a document of the other media type, with a byte order mark, is taken', async () => {
  await emptyLedger(t);
  const job = await partner.capture(`\u{feff}${JSON.stringify(sampleDocument([one]))}`, {
    'content-type': 'application/ld+json; charset=utf-8',
  });
  expect(job).toMatchObject({ running: false, success: true, errors: [] });
});

test('sending again changes nothing, and the job says so', async () => {
  await emptyLedger(t);
  await partner.capture(sampleDocument([one, two]));
  const job = await partner.capture(sampleDocument([two, one, one]));
  expect(job).toMatchObject({
    success: true,
    'yuanliu:progress': { events: 3, judged: 3, recorded: 0, duplicates: 3 },
  });
  expect((await partner.events('/epcis/events')).length).toBe(2);
});

test('a second declaration of one event is told as such', async () => {
  await emptyLedger(t);
  const declared = (declarationTime: string) => ({ ...one, errorDeclaration: { declarationTime } });
  await partner.capture(sampleDocument([one, declared('2026-11-25T08:00:00Z')]));
  const job = await partner.capture(sampleDocument([declared('2026-11-26T08:00:00Z')]));
  expect(job).toMatchObject({
    success: false,
    errors: [
      {
        status: 409,
        path: '/epcisBody/eventList/0/errorDeclaration',
        detail: expect.stringContaining('已有一份不同的错误声明'),
      },
    ],
  });
});

test('an event that contradicts one that is here keeps the whole document out, unless the rest is wanted', async () => {
  await emptyLedger(t);
  await partner.capture(sampleDocument([one]));
  const other = { ...one, bizStep: 'shipping' };
  const all = await partner.capture(sampleDocument([two, other]));
  expect(all).toMatchObject({
    success: false,
    errors: [
      {
        type: 'epcisException:ResourceAlreadyExistsException',
        status: 409,
        path: '/epcisBody/eventList/1/eventID',
        eventID: one.eventID,
      },
    ],
    'yuanliu:progress': { recorded: 0 },
  });
  expect((await partner.events('/epcis/events')).length).toBe(1);
  const some = await partner.capture(sampleDocument([two, other]), {
    'gs1-capture-error-behaviour': 'proceed',
  });
  expect(some).toMatchObject({
    success: false,
    captureErrorBehaviour: 'proceed',
    errors: [{ path: '/epcisBody/eventList/1/eventID' }],
    'yuanliu:progress': { judged: 2, recorded: 1 },
  });
  const found = await partner.events('/epcis/events');
  expect(new Map(found.map(({ eventID, bizStep }) => [eventID, bizStep]))).toEqual(
    new Map([
      [one.eventID, 'storing'],
      [two.eventID, 'storing'],
    ]),
  );
});

test('what is wrong is named by its place, in the language of whoever asks', async () => {
  await emptyLedger(t);
  const { errors } = await partner.capture(sampleDocument([one, { ...two, action: 'MAYBE' }]));
  expect(errors).toMatchObject([
    {
      type: 'epcisException:ValidationException',
      path: '/epcisBody/eventList/1/action',
      eventID: two.eventID,
    },
  ]);
  const english = await t.asAdmin({ url: '/epcis/capture', headers: { 'accept-language': 'en' } });
  const [job] = english.json();
  expect(job.errors[0].path).toBe(errors[0]?.path);
  expect(job.errors[0].detail).toMatch(/^[ -~“”]+$/);
  expect(errors[0]?.detail).toMatch(/[\u4e00-\u9fff]/);
  expect((await partner.events('/epcis/events')).length).toBe(0);
});

test('a document that proceeds in parts keeps every good event beside hundreds of bad ones', async () => {
  await emptyLedger(t);
  const events = Array.from({ length: 1_300 }, (_, index) =>
    sampleEvent({
      eventID: `urn:uuid:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      eventTime: index % 3 === 0 ? 'yesterday' : '2026-11-24T08:00:00Z',
    }),
  );
  const job = await partner.capture(sampleDocument(events), { 'gs1-capture-error-behaviour': 'proceed' });
  expect(job).toMatchObject({
    running: false,
    success: false,
    'yuanliu:progress': { judged: 1_300, recorded: 866 },
  });
  expect(job.errors.length).toBe(434);
  expect((await partner.events('/epcis/events?perPage=1000')).length).toBe(866);
});

test('the document is given up once the job is done', async () => {
  const rows = await t.asOwner('select id from captures where not is_running and body is not null');
  expect(rows).toEqual([]);
});

test('captures are listed newest first, page after page, to whoever handed them in', async () => {
  await emptyLedger(t);
  for (let count = 0; count < 5; count += 1) await partner.capture(sampleDocument([]));
  const ids: string[] = [];
  for (let url: string | undefined = '/epcis/capture?perPage=2'; url !== undefined; ) {
    const answer = await t.asAdmin({ url });
    expect(answer.json().length).toBeLessThanOrEqual(2);
    ids.push(...answer.json().map(({ captureID }: { captureID: string }) => captureID));
    url = nextOf(answer);
  }
  expect(ids.length).toBe(5);
  expect(ids).toEqual(ids.toSorted().toReversed());

  const other = await makePerson(t, { [captureEvents.name]: 'all' });
  expect((await other.call({ url: '/epcis/capture' })).json()).toEqual([]);
  expect((await other.call({ url: `/epcis/capture/${ids[0]}` })).statusCode).toBe(404);
  const own = await openPartner(t, other.call).capture(sampleDocument([one]));
  expect(own).toMatchObject({ success: true });
  expect((await other.call({ url: '/epcis/capture' })).json().length).toBe(1);
  expect((await t.asAdmin({ url: '/epcis/capture' })).json().length).toBe(6);
});

test('what a newer document says of a place takes the place of what was said before', async () => {
  await emptyLedger(t);
  const place = 'urn:epc:id:sgln:4012345.00001.1';
  const withMaster = (attribute: string, children: string[]) => ({
    ...sampleDocument([]),
    epcisHeader: {
      epcisMasterData: {
        vocabularyList: [
          {
            type: 'urn:epcglobal:epcis:vtype:BusinessLocation',
            vocabularyElementList: [{ id: place, attributes: [{ id: 'cbvmda:site', attribute }], children }],
          },
        ],
      },
    },
  });
  expect(await partner.capture(withMaster('old', ['urn:a:1', 'urn:a:2']))).toMatchObject({ success: true });
  expect(await partner.capture(withMaster('new', ['urn:a:2']))).toMatchObject({ success: true });
  expect(await t.asOwner('select uri, name, value from vocabulary_attributes')).toEqual([
    { uri: 'https://id.gs1.org/414/4012345000016/254/1', name: '{urn:epcglobal:cbv:mda}site', value: 'new' },
  ]);
  expect(await t.asOwner('select child_uri from vocabulary_children')).toEqual([{ child_uri: 'urn:a:2' }]);
});

test('a body that is too long is refused with the limit of its address', async () => {
  const answer = await t.asAdmin({
    method: 'POST',
    url: '/epcis/capture',
    payload: ' '.repeat(64 * 1_048_576 + 1),
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
  });
  expect(answer.statusCode).toBe(413);
  expect(answer.json()).toMatchObject({
    type: 'epcisException:CaptureLimitExceededException',
    data: { limit: '64 MiB' },
  });
});

test.each([
  ['a name that stands twice', '"action":"DELETE"', '/action'],
  ['a time before the year 1', '"eventTime":"0000-01-01T00:00:00Z"', '/eventTime'],
  ['a time behind the year 9999', '"eventTime":"9999-12-31T23:59:59-14:00"', '/eventTime'],
])('of an event with %s the place is named, and the good ones beside it are kept', async (...given) => {
  const [, member, place] = given;
  await emptyLedger(t);
  const text = JSON.stringify(sampleDocument([one, two]));
  const field = member.slice(0, member.indexOf(':'));
  const start = text.lastIndexOf(field);
  const broken =
    place === '/action'
      ? `${text.slice(0, start)}${member},${text.slice(start)}`
      : `${text.slice(0, start)}${member}${text.slice(text.indexOf(',', start))}`;
  const job = await partner.capture(broken, { 'gs1-capture-error-behaviour': 'proceed' });
  expect(job.success).toBe(false);
  expect(job.errors).toMatchObject([
    { type: 'epcisException:ValidationException', path: `/epcisBody/eventList/1${place}` },
  ]);
  expect((await partner.events('/epcis/events')).map(({ eventID }) => eventID)).toEqual([one.eventID]);
});

test('a field of an extension that only looks like a time is kept', async () => {
  await emptyLedger(t);
  const event = { ...one, 'ex:since': '0000-01-01T00:00:00Z' };
  const job = await partner.capture(sampleDocument([event], { ex: 'https://ns.example.com/' }));
  expect(job).toMatchObject({ success: true, errors: [] });
  expect(await partner.events('/epcis/events?EQ_ex:since=0000-01-01T00:00:00Z')).toMatchObject([
    { 'ex:since': '0000-01-01T00:00:00Z' },
  ]);
});
