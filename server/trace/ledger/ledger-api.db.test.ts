import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TraceEvent } from '@yuanliu/core/trace';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sealWaiting } from '../../platform/index.ts';
import { makeDepartment, makePerson } from '../../test/people.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';
import { eventUuid } from './event-number.ts';
import type { Recordable } from './incoming-event.ts';
import { recordEvents } from './record-events.ts';
import { emptyLedger, incoming, thing, traceEvent } from '../../test/sample-events.ts';
import { ledgerVerifications } from './verify-ledger.ts';

let t: TestApp;
let folder: string;

beforeAll(async () => {
  t = await testApp();
  folder = await mkdtemp(path.join(os.tmpdir(), 'yuanliu-proof-'));
});
beforeEach(() => emptyLedger(t));
afterAll(async () => {
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

const record = async (events: readonly TraceEvent[], more: Partial<Recordable> = {}): Promise<string[]> => {
  const recordings = await t.db.transact((tx) =>
    recordEvents(tx, { events: events.map(incoming), mode: 'fact', ...more }, t.ctx()),
  );
  return recordings.map(({ nr }) => eventUuid(nr));
};

const get = async (url: string) => {
  const answer = await t.asAdmin({ method: 'GET', url });
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
  return answer.json();
};

const at = (minute: number): string => `2026-03-04T10:${String(minute).padStart(2, '0')}:00.000Z`;
const item = (serial: string) => thing(`https://id.gs1.org/01/09520123456788/21/${serial}`);

describe('the list of events', () => {
  const step = 'https://ref.gs1.org/cbv/BizStep-shipping';
  const ids = async (query: string): Promise<string[]> =>
    (await get(`/api/trace/events?${query}`)).rows.map(({ eventId }: { eventId: string }) => eventId);

  const twin = (eventId: string): TraceEvent =>
    traceEvent({
      eventId,
      type: 'AggregationEvent',
      time: '2026-03-04T10:03:00.000001Z',
      things: [thing('https://id.gs1.org/00/095201230000000012', { field: 'parentID' })],
    });

  beforeEach(async () => {
    await record([
      traceEvent({ eventId: 'urn:e:1', time: at(1), things: [item('0099')], bizStep: step }),
      traceEvent({
        eventId: 'urn:e:2',
        time: at(2),
        readPoint: 'https://id.gs1.org/414/9520123000011',
        transactions: [{ id: 'urn:epcglobal:cbv:bt:9520123000011:PO-4711' }],
        disposition: 'https://ref.gs1.org/cbv/Disp-active',
      }),
      traceEvent({
        eventId: 'urn:e:3',
        time: at(2),
        action: 'ADD',
        things: [
          thing('https://id.gs1.org/01/09520123456788/10/L7', {
            field: 'quantityList',
            run: { low: '0001', high: '0500' },
          }),
        ],
      }),
      twin('urn:e:4'),
      { ...twin('urn:e:4'), declaration: { time: at(9), correctiveIds: [] } },
      twin('urn:e:5'),
      twin('urn:e:6'),
    ]);
  });

  test('goes from the latest on, page by page, without gaps or doubles', async () => {
    const all: string[] = [];
    let after = '';
    do {
      const page = await get(`/api/trace/events?limit=2${after}`);
      all.push(...page.rows.map(({ eventId }: { eventId: string }) => eventId));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(all).toEqual(['urn:e:6', 'urn:e:5', 'urn:e:4', 'urn:e:4', 'urn:e:3', 'urn:e:2', 'urn:e:1']);
  });

  test.for([
    [`from=${at(2)}&to=${at(3)}`, ['urn:e:3', 'urn:e:2']],
    [`step=${encodeURIComponent(step)}`, ['urn:e:1']],
    ['type=AggregationEvent', ['urn:e:6', 'urn:e:5', 'urn:e:4', 'urn:e:4']],
    [`disposition=${encodeURIComponent('https://ref.gs1.org/cbv/Disp-active')}`, ['urn:e:2']],
    ['place=(414)9520123000011', ['urn:e:2']],
    [`place=${encodeURIComponent('urn:epc:id:sgln:952012300001..0')}`, ['urn:e:2']],
    ['document=PO-4711', ['urn:e:2']],
    ['document=urn:epcglobal:cbv:bt:9520123000011:PO-4711', ['urn:e:2']],
    ['document=4711', []],
    ['unit=L7', ['urn:e:3']],
    // The item itself, and the run that its serial lies in.
    ['unit=(01)09520123456788(21)0099', ['urn:e:3', 'urn:e:1']],
    ['unit=(01)09520123456788(21)0501', []],
    ['unit=00', ['urn:e:3', 'urn:e:1']],
    ['unit=%25', []],
    ['only=declarations', ['urn:e:4']],
    ['only=voided', ['urn:e:4']],
    ['only=duplicates', ['urn:e:6']],
    ['capture=01890000-0000-7000-8000-0000000000aa', []],
  ] as const)('narrows down by %s', async ([query, expected]) => {
    expect(await ids(query)).toEqual(expected);
  });

  test('names the first units and says which events count', async () => {
    const { rows } = await get('/api/trace/events');
    expect(rows.map(({ isVoid, isDeclaration }: Record<string, boolean>) => [isVoid, isDeclaration])).toEqual(
      [
        [false, false],
        [false, false],
        [false, true],
        [true, false],
        [false, false],
        [false, false],
        [false, false],
      ],
    );
    expect(rows[4]).toMatchObject({
      units: [{ kind: 'run', label: '0001–0500' }],
      unitCount: 1,
      eventTime: '2026-03-04T10:02:00.000Z',
      action: 'ADD',
    });
  });

  test('shows whoever may see the events of a department those, and nothing else', async () => {
    const mill = await makeDepartment(t, '磨粉车间');
    const person = await makePerson(t, { 'trace.events.see': 'department' }, { departmentId: mill });
    const [hers = ''] = await record([traceEvent({ eventId: 'urn:e:8' })], {
      owner: { userId: null, departmentId: mill },
    });
    const [other = ''] = await record([traceEvent({ eventId: 'urn:e:7' })]);
    const { rows } = (await person.call({ url: '/api/trace/events' })).json();
    expect(rows).toMatchObject([{ id: hers }]);
    expect((await person.call({ url: `/api/trace/events/${hers}` })).statusCode).toBe(200);
    for (const url of [`/api/trace/events/${other}`, `/api/trace/events/${other}/proof`])
      expect((await person.call({ url })).statusCode).toBe(404);
    expect((await person.call({ url: '/api/trace/ledger' })).statusCode).toBe(403);
  });
});

describe('one event', () => {
  test('with units, documents, seal, and the event as it came', async () => {
    const lot = 'https://id.gs1.org/01/09520123456788/10/L7';
    const event = traceEvent({
      type: 'TransformationEvent',
      things: [
        thing(lot, { field: 'inputQuantityList', quantity: '1.50', uom: 'KGM', evidence: 'prorated' }),
        { ...item('9'), field: 'outputEPCList', lotUri: lot },
      ],
      destinations: [
        { type: 'https://ref.gs1.org/cbv/SDT-location', id: 'https://id.gs1.org/414/9520123000011' },
      ],
    });
    const one = { ...incoming(event), document: '{"a":1.50,"b":["中"]}' };
    const [recording] = await t.db.transact((tx) =>
      recordEvents(tx, { events: [one], mode: 'fact' }, t.ctx()),
    );
    const id = eventUuid(recording?.nr ?? 0);
    const whole = await get(`/api/trace/events/${id}`);
    expect(whole).toMatchObject({
      document: '{\n  "a": 1.50,\n  "b": [\n    "中"\n  ]\n}',
      isIdMinted: true,
      unitCount: 3,
      units: [
        {
          role: 'input',
          field: 'inputQuantityList',
          quantity: '1.5',
          uom: 'KGM',
          evidence: 'prorated',
          unit: { uri: lot },
        },
        { role: 'output', unit: { label: '9', kind: 'item' }, lot: null },
        { role: 'member', lot: { uri: lot, label: 'L7', kind: 'lot' } },
      ],
      references: [{ kind: 'destination', value: 'https://id.gs1.org/414/9520123000011' }],
      voidedBy: null,
      declares: null,
      possibleDuplicates: [],
      seal: { state: 'waiting' },
    });
    expect((await t.asAdmin({ url: `/api/trace/events/${id}/proof` })).statusCode).toBe(409);
    await sealWaiting(t.db);
    expect((await get(`/api/trace/events/${id}`)).seal).toMatchObject({
      state: 'sealed',
      proof: { index: 0 },
    });
  });

  test.for(['did_not_occur', 'incorrect_data'])(
    'declared wrong as %s says so, and what replaces it',
    async (word) => {
      const reason = `https://ref.gs1.org/cbv/ER-${word}`;
      const original = traceEvent({ eventId: 'urn:e:1', time: at(1) });
      const correctiveIds = word === 'did_not_occur' ? [] : ['urn:e:2', 'urn:e:not-here'];
      const [wrong = '', declaration = '', right = ''] = await record([
        original,
        { ...original, declaration: { time: at(5), reason, correctiveIds } },
        traceEvent({ eventId: 'urn:e:2', time: at(2) }),
      ]);
      const correctives =
        word === 'did_not_occur'
          ? []
          : [
              { eventId: 'urn:e:2', id: right },
              { eventId: 'urn:e:not-here', id: null },
            ];
      const said = { id: declaration, declaredAt: at(5), reason, correctives };
      expect(await get(`/api/trace/events/${wrong}`)).toMatchObject({
        isVoid: true,
        voidedBy: said,
        declares: null,
      });
      expect(await get(`/api/trace/events/${declaration}`)).toMatchObject({
        isDeclaration: true,
        isVoid: false,
        voidedBy: null,
        declares: { eventId: 'urn:e:1', id: wrong, declaration: said },
      });
    },
  );

  test('names those that say the same', async () => {
    const [first = '', second = ''] = await record([
      traceEvent({ eventId: 'urn:e:1' }),
      traceEvent({ eventId: 'urn:e:2' }),
    ]);
    const alike = async (id: string) => (await get(`/api/trace/events/${id}`)).possibleDuplicates;
    expect(await alike(first)).toEqual([{ eventId: 'urn:e:2', id: second }]);
    expect(await alike(second)).toEqual([{ eventId: 'urn:e:1', id: first }]);
  });
});

/** What check-proof.mjs says, run as an outsider runs it. */
const check = (...args: readonly string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const script = path.join(folder, 'check-proof.mjs');
    execFile(process.execPath, [script, ...args], { cwd: folder }, (error, said) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said }),
    );
  });

const keep = async (name: string, content: unknown): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, JSON.stringify(content));
  return file;
};

describe('a proof, checked by an outsider', () => {
  let ids: string[];
  beforeEach(async () => {
    const { body } = await t.call({ url: '/api/trace/proof-checker' });
    await writeFile(path.join(folder, 'check-proof.mjs'), body);
    ids = await record(
      Array.from({ length: 77 }, (_, place) =>
        traceEvent({ time: at(place % 60), things: [item(`${place}`)] }),
      ),
    );
    await sealWaiting(t.db);
  });

  test('holds for every event, and says so in both languages', async () => {
    for (const place of [0, 1, 63, 64, 76]) {
      const proof = await get(`/api/trace/events/${ids[place]}/proof`);
      const { code, said } = await check(await keep('proof.json', proof), '--root', proof.root);
      expect([code, said]).toEqual([0, expect.stringContaining('PROVEN: event ni:///sha-256;')]);
      expect(said).toContain('成立：事件');
      expect(said).toContain('根哈希与您另行取得的一致');
    }
  });

  test.for([
    [
      'a letter of the document',
      (p: Proof) => ({ ...p, event: { ...p.event, document: `${String(p.event['document'])} ` } }),
    ],
    ['a unit', (p: Proof) => ({ ...p, event: { ...p.event, incidences: [] } })],
    ['a column', (p: Proof) => ({ ...p, event: { ...p.event, event_time: '2026-03-04T10:00:01.000000Z' } })],
    ['the context', (p: Proof) => ({ ...p, context: {} })],
    ['the leaf', (p: Proof) => ({ ...p, leaf: '0'.repeat(64) })],
    ['the path', (p: Proof) => ({ ...p, path: p.path.toReversed() })],
    ['the place', (p: Proof) => ({ ...p, index: p.index + 1 })],
    ['the size', (p: Proof) => ({ ...p, size: p.size + 1000 })],
    ['the root', (p: Proof) => ({ ...p, root: 'f'.repeat(64) })],
    ['a hash that is none', (p: Proof) => ({ ...p, path: ['x', ...p.path] })],
    ['half a surrogate pair', (p: Proof) => ({ ...p, event: { ...p.event, type: '\ud800' } })],
  ] as const)('does not hold with %s altered', async ([, alter]) => {
    const proof = await get(`/api/trace/events/${ids[5]}/proof`);
    const { code, said } = await check(await keep('forged.json', alter(proof)));
    expect([code, said]).toEqual([1, expect.stringContaining('NOT PROVEN')]);
    expect(said).toContain('不成立');
  });

  test('does not hold against another root, and says what it cannot read', async () => {
    const proof = await keep('proof.json', await get(`/api/trace/events/${ids[5]}/proof`));
    expect((await check(proof, '--root', 'a'.repeat(64))).code).toBe(1);
    expect((await check(await keep('other.json', {}))).code).toBe(2);
    expect((await check(path.join(folder, 'absent.json'))).code).toBe(2);
    expect((await check()).code).toBe(2);
  });

  test('shows that the ledger only grew, and that another did not', async () => {
    const noted = await get(`/api/trace/events/${ids[5]}/proof`);
    await record([traceEvent({ eventId: 'urn:e:new' })]);
    await sealWaiting(t.db);
    const growth = await get(`/api/trace/ledger/growth?size=${noted.size}`);
    expect(growth).toMatchObject({ older: { size: 77, root: noted.root }, newer: { size: 78 } });
    const files = [await keep('older.json', noted), await keep('growth.json', growth)];
    expect(await check('--consistency', ...files)).toMatchObject({
      code: 0,
      said: expect.stringContaining('只有追加'),
    });
    const forged = await keep('forged.json', { ...noted, root: 'a'.repeat(64) });
    expect((await check('--consistency', forged, files[1] ?? '')).code).toBe(1);
    const answer = await t.asAdmin({ url: '/api/trace/ledger/growth?size=79' });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'trace.ledger-shorter']);
  });

  test('carries what an outside authority stamped', async () => {
    await t.asOwner(`insert into sealed_chunk_stamps values ('ledger', 0, '国家授时', '\\x3003', now())`);
    await record([traceEvent({ eventId: 'urn:e:new' })]);
    await sealWaiting(t.db);
    const proof = await get(`/api/trace/events/${ids[5]}/proof`);
    expect(proof.stamps).toMatchObject([{ authority: '国家授时', token: 'MAM=', size: 77 }]);
    expect((await check(await keep('proof.json', proof))).said).toContain('国家授时 的时间戳');
    const forged = { ...proof, stamps: [{ ...proof.stamps[0], root: 'a'.repeat(64) }] };
    expect((await check(await keep('forged.json', forged))).code).toBe(1);
  });
});

interface Proof {
  readonly event: Record<string, unknown>;
  readonly path: readonly string[];
  readonly index: number;
  readonly size: number;
}

test('the state of the ledger, and its check as a job', async () => {
  await record(
    Array.from({ length: 30 }, (_, place) =>
      traceEvent({ eventId: `urn:e:${place}`, things: [item(`${place}`)] }),
    ),
  );
  expect(await get('/api/trace/ledger')).toMatchObject({
    size: 0,
    waiting: { count: 30 },
    verification: null,
  });
  await sealWaiting(t.db);
  await t.asOwner('analyze events, units, incidences');
  const state = await get('/api/trace/ledger');
  expect(state).toMatchObject({
    size: 30,
    waiting: { count: 0 },
    estimates: { events: 30, units: 31, incidences: 30 },
  });
  expect(state.bytes).toBeGreaterThan(100_000);
  expect((await t.asAdmin({ method: 'POST', url: '/api/trace/ledger/verify' })).statusCode).toBe(204);
  const [job] = await t.asOwner(`select payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks k on k.id = j.task_id where k.identifier = 'trace.verify-ledger'`);
  await ledgerVerifications.job.run(t.ctx(), job?.['payload']);
  expect((await get('/api/trace/ledger')).verification).toMatchObject({
    intact: true,
    size: 30,
    root: state.root,
    askedBy: expect.any(String),
  });
});

describe('personal data', () => {
  const fields = ['{https://example.com/partner/}driver', '{https://example.com/partner/}tel'];
  const context = [
    'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    { p: 'https://example.com/partner/' },
  ];
  const document = {
    type: 'ObjectEvent',
    eventTime: '2026-03-04T18:00:30+08:00',
    eventTimeZoneOffset: '+08:00',
    action: 'OBSERVE',
    epcList: ['https://id.gs1.org/01/09520123456788/21/1'],
    bizStep: 'shipping',
    'p:driver': '张伟',
    'p:trip': { 'p:tel': 13_800_138_000, 'p:plate': '沪A12345' },
  };
  const driven = (more: object = {}) => {
    const text = JSON.stringify({ ...document, ...more });
    const hash = createHash('sha256').update(text).digest('hex');
    return { ...incoming(traceEvent()), document: text, context, hash };
  };
  const recordDriven = (more?: object) =>
    t.db.transact((tx) => recordEvents(tx, { events: [driven(more)], mode: 'fact' }, t.ctx()));
  const ask = async (method: 'PUT' | 'POST', [url, payload]: readonly [string, object]) =>
    (await t.asAdmin({ method, url, payload })).json();
  const erase = (value: string) => ask('POST', ['/api/trace/persons/erase', { value, confirmation: value }]);

  beforeAll(async () => {
    await ask('PUT', ['/api/trace/personal-fields', { names: fields }]);
  });

  test('stands in the fields that were set, which is audited', async () => {
    expect(await get('/api/trace/personal-fields')).toEqual({ names: fields });
    const { rows } = await get('/api/audit?action=trace.personal-fields.changed');
    expect(rows).toMatchObject([{ changes: [{ field: 'names', from: [], to: fields }] }]);
  });

  test('is kept as tokens, read while its key is there, and gone with it; the seal holds', async () => {
    const [recording] = await recordDriven();
    const id = eventUuid(recording?.nr ?? 0);
    await sealWaiting(t.db);
    const kept = JSON.stringify(await t.asOwner('select * from events, event_fields'));
    expect(kept).not.toContain('张伟');
    expect(kept).not.toContain('13800138000');
    expect(kept).toContain('沪A12345');
    const shown = async () => (await get(`/api/trace/events/${id}`)).document;
    expect(JSON.parse(await shown())).toEqual(document);
    expect(await erase('张伟')).toEqual({ wasFound: true });
    expect(await erase('张伟')).toEqual({ wasFound: false });
    expect(JSON.parse(await shown())).toMatchObject({
      'p:driver': expect.stringContaining('已销毁'),
      'p:trip': document['p:trip'],
    });
    expect(await erase('13800138000')).toEqual({ wasFound: true });
    expect(await shown()).not.toContain('13800138000');
    expect(await ledgerVerifications.verify(t.db)).toMatchObject({ intact: true, size: 1 });
    const audit = (await get('/api/audit?action=trace.person.erased')).rows;
    expect(audit).toHaveLength(2);
    expect(JSON.stringify(audit)).not.toMatch(/张伟|13800138000/);
  });

  test('sent twice is one event, and one key', async () => {
    const outcome = async () => (await recordDriven({ 'p:driver': '王芳' })).map((each) => each.outcome);
    expect(await outcome()).toEqual(['recorded']);
    expect(await outcome()).toEqual(['duplicate']);
    expect(await t.asOwner('select count(*) from subject_keys where key is not null')).toEqual([
      { count: '2' },
    ]);
  });

  test('is shown to a partner who asks by EPCIS too', async () => {
    await recordDriven({ eventID: 'urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7' });
    const answer = await t.asAdmin({ url: '/epcis/events/urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7' });
    expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining('张伟')]);
  });

  test('is destroyed only by whoever types it twice alike', async () => {
    const answer = await t.asAdmin({
      method: 'POST',
      url: '/api/trace/persons/erase',
      payload: { value: '张伟', confirmation: '张 伟' },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'trace.confirmation-differs']);
  });
});
