import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '@yuanliu/core/platform';
import type { Thing, TraceEvent, UnitPage } from '@yuanliu/core/trace';
import { incoming, thing, traceEvent } from '../../test/sample-events.ts';
import { type TestApp, testApp } from '../../test/test-app.ts';
import { recordEvents } from '../ledger/record-events.ts';
import { rebuildProjections } from '../projection/rebuild-projections.ts';
import { findRunsOf } from './find-runs-of.ts';
import { isHeld } from './holds-on.ts';
import { liftHold, placeHold } from './place-hold.ts';
import { containerAt, placeOf } from './places-of.ts';
import { gapOf } from './read-unit.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const gln = 'https://id.gs1.org/414/4012345000016';
const shop = 'https://id.gs1.org/414/4012345000023';
const step = (word: string): string => `https://ref.gs1.org/cbv/BizStep-${word}`;
const item = (serial: string): string => `https://id.gs1.org/01/04012345111118/21/${serial}`;
const lot = (number: string): string => `https://id.gs1.org/01/04012345111118/10/${number}`;
const sscc = (n: number): string => {
  const digits = `0401234500${String(n).padStart(7, '0')}`;
  const sum = Array.from(digits).reduce(
    (all, digit, index) => all + Number(digit) * (index % 2 === 0 ? 3 : 1),
    0,
  );
  return `https://id.gs1.org/00/${digits}${(10 - (sum % 10)) % 10}`;
};

let minute = 0;
const moment = (): string => {
  minute += 1;
  return new Date(Date.parse('2026-03-04T08:00:00Z') + minute * 60_000).toISOString();
};
let count = 0;
const record = async (events: readonly Partial<TraceEvent>[], mode: 'fact' | 'strict' = 'fact') =>
  t.db.transact((tx) =>
    recordEvents(
      tx,
      {
        mode,
        events: events.map((event, position) => {
          count += 1;
          return incoming(traceEvent({ eventId: `urn:test:${count}`, time: moment(), ...event }), position);
        }),
      },
      t.ctx(),
    ),
  );
const things = (field: Thing['field'], uris: readonly string[], more: Partial<Thing> = {}): Thing[] =>
  uris.map((uri, index) => thing(uri, { ...more, field, index }));
const pack = (parent: string, children: readonly string[], action: 'ADD' | 'DELETE' = 'ADD') => ({
  type: 'AggregationEvent',
  action,
  bizStep: step('packing'),
  bizLocation: gln,
  things: [...things('parentID', [parent]), ...things('childEPCs', children)],
});

const unitOf = async (uri: string): Promise<UnitPage> => {
  const found = await t.asAdmin({ url: `/api/trace/units?find=${encodeURIComponent(uri)}` });
  const row = found.json().rows.find((each: UnitPage) => each.uri === uri);
  return (await t.asAdmin({ url: `/api/trace/units/${row.nr}` })).json();
};
const get = async (url: string) => {
  const answer = await t.asAdmin({ url });
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
  return answer.json();
};

test('an item is where its case is, and its story holds what happened to the case while it was inside', async () => {
  const [a, b, box, pallet] = [item('A1'), item('A2'), sscc(1), sscc(2)];
  await record([
    { action: 'ADD', bizStep: step('commissioning'), bizLocation: gln, things: things('epcList', [a, b]) },
    pack(box, [a, b]),
    pack(pallet, [box]),
    {
      bizStep: step('shipping'),
      readPoint: gln,
      things: things('epcList', [pallet]),
      destinations: [{ type: 'https://ref.gs1.org/cbv/SDT-location', id: shop }],
    },
  ]);
  const between = new Date(Date.parse(moment()) - 1);
  await record([
    { bizStep: step('receiving'), bizLocation: shop, things: things('epcList', [pallet]) },
    { ...pack(box, [a], 'DELETE'), bizLocation: shop },
    { bizStep: step('inspecting'), things: things('epcList', [box]) },
  ]);
  const [unitA, unitB] = [await unitOf(a), await unitOf(b)];
  expect(unitA.place).toMatchObject({ kind: 'location', uri: shop });
  expect(unitB.place).toMatchObject({ kind: 'location', uri: shop });
  expect(unitB.containers.map(({ container }) => container.uri)).toEqual([box, pallet]);
  expect(await placeOf(t.db, unitA.nr, between)).toEqual({ kind: 'transit', uri: shop });
  const boxNr = (await unitOf(box)).nr;
  expect(await containerAt(t.db, unitA.nr, between)).toBe(boxNr);
  const story = await get(`/api/trace/units/${unitA.nr}/story?limit=3`);
  const rest = await get(`/api/trace/units/${unitA.nr}/story?limit=3&after=${story.next}`);
  const told = [...story.rows, ...rest.rows].map(
    (line) => `${line.step?.split('-')[1]} ${line.because[0].via}`,
  );
  // Not the inspection of the case: A1 was out of it.
  expect(told).toEqual([
    'packing own',
    'receiving container',
    'shipping container',
    'packing container',
    'packing own',
    'commissioning own',
  ]);
  expect(rest.next).toBeNull();
  expect(
    (await get(`/api/trace/units/${unitB.nr}/story`)).rows.map((line: { step: string }) => line.step)[0],
  ).toBe(step('inspecting'));
  const contents = await get(`/api/trace/units/${boxNr}/contents`);
  expect(contents.rows.map(({ unit }: { unit: { uri: string } }) => unit.uri)).toEqual([b]);
  const then = await get(`/api/trace/units/${boxNr}/contents?at=${between.toISOString()}&limit=1`);
  const more = await get(
    `/api/trace/units/${boxNr}/contents?at=${between.toISOString()}&limit=1&after=${then.next}`,
  );
  expect([...then.rows, ...more.rows].map(({ unit }) => unit.uri)).toEqual([a, b]);
});

test('quantities: made, consumed, counted, sampled, shipped; stock by place; the balance adds up', async () => {
  const uri = lot('L-100');
  const quantity = (field: Thing['field'], amount: string, uom = 'KGM') => [
    thing(uri, { field, quantity: amount, uom }),
  ];
  await record([
    {
      action: 'ADD',
      bizStep: step('creating_class_instance'),
      bizLocation: gln,
      things: quantity('quantityList', '1.5', 'TNE'),
    },
    {
      type: 'TransformationEvent',
      bizLocation: gln,
      things: [
        ...quantity('inputQuantityList', '200.5'),
        thing(lot('L-101'), { field: 'outputQuantityList', quantity: '190', uom: 'KGM' }),
      ],
    },
    { bizStep: step('sampling'), readPoint: gln, things: quantity('quantityList', '0.5') },
    {
      bizStep: step('shipping'),
      readPoint: gln,
      things: quantity('quantityList', '300'),
      destinations: [{ type: 'https://ref.gs1.org/cbv/SDT-location', id: shop }],
    },
    { bizStep: step('receiving'), bizLocation: shop, things: quantity('quantityList', '250') },
    { bizStep: step('stock_taking'), bizLocation: gln, things: quantity('quantityList', '990') },
    {
      type: 'AggregationEvent',
      action: 'ADD',
      bizLocation: gln,
      things: [thing(sscc(7), { field: 'parentID' }), ...quantity('childQuantityList', '90')],
    },
  ]);
  const unit = await unitOf(uri);
  expect(unit.stocks.map(({ place, amounts }) => [place.kind, place.uri, amounts])).toEqual([
    ['location', gln, { TNE: '0.99' }],
    ['location', shop, { TNE: '0.25' }],
    ['transit', shop, { TNE: '0.05' }],
  ]);
  expect(unit.packed).toEqual({ TNE: '0.09' });
  expect(unit.balance).toMatchObject({
    made: { TNE: '1.5' },
    consumed: { TNE: '0.2005' },
    samples: { TNE: '0.0005' },
    adjusted: { TNE: '-0.009' },
    onHand: { TNE: '1.29' },
    unexplained: {},
  });
  expect(gapOf(unit.balance)).toEqual({});
  const stocks = await get(`/api/trace/stocks?lot=${encodeURIComponent(uri)}`);
  expect(
    stocks.rows.map((row: { place: { kind: string; uri: string }; amounts: unknown }) => [
      row.place.uri,
      row.amounts,
    ]),
  ).toEqual([
    [gln, { TNE: '0.99' }],
    [shop, { TNE: '0.25' }],
    [shop, { TNE: '0.05' }],
  ]);
  const atShop = await get(`/api/trace/stocks?place=${encodeURIComponent(shop)}&limit=1`);
  expect(atShop.rows).toHaveLength(1);
  expect(atShop.next).not.toBeNull();
});

test('a hold on a lot holds its items, keeps their case from shipping, and ends where it is lifted', async () => {
  const [held, mate, box] = [item('H1'), item('H2'), sscc(11)];
  await record([
    {
      action: 'ADD',
      bizStep: step('commissioning'),
      bizLocation: gln,
      things: things('epcList', [held], { lotUri: lot('L-H') }),
    },
    { action: 'ADD', bizStep: step('commissioning'), bizLocation: gln, things: things('epcList', [mate]) },
    {
      action: 'ADD',
      bizLocation: gln,
      things: [thing(lot('L-H'), { field: 'quantityList', quantity: '1' })],
    },
    pack(box, [held, mate]),
  ]);
  const wish = {
    id: 'Q-1',
    units: [{ uri: lot('L-H'), kind: 'lot' as const }],
    reason: '异味',
    paper: 'NC-7',
    at: new Date(moment()),
    zoneOffset: '+08:00',
  };
  await t.db.transact((tx) => placeHold(tx, t.ctx(), wish));
  const unit = await unitOf(held);
  expect(unit.holds).toMatchObject([
    { holdId: 'Q-1', via: 'lot', reason: '异味', paper: 'NC-7', on: { uri: lot('L-H') } },
  ]);
  expect(await isHeld(t.db, (await unitOf(mate)).nr)).toBe(false);
  const ship = () =>
    record([{ bizStep: step('shipping'), readPoint: gln, things: things('epcList', [box]) }], 'strict');
  const refusal = await ship().then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Problem);
  expect(refusal).toMatchObject({
    kind: { code: 'trace.integrity-broken' },
    data: { rule: 'shipped-on-hold' },
  });
  const lifted = { ...wish, at: new Date(moment()) };
  await t.db.transact((tx) => liftHold(tx, t.ctx(), lifted));
  expect(await isHeld(t.db, unit.nr)).toBe(false);
  await ship();
  expect((await unitOf(box)).openAnomalies).toBe(0);
});

test('an anomaly holds until it is explained; a resolution stays and is audited', async () => {
  const [thrice, box, other] = [item('T1'), sscc(21), sscc(22)];
  await record([{ action: 'ADD', bizLocation: gln, things: things('epcList', [thrice]) }]);
  const early = moment();
  const late = moment();
  const out = moment();
  const final = moment();
  await record([
    { ...pack(box, [thrice]), time: early },
    { ...pack(other, [thrice]), time: final },
  ]);
  const unit = await unitOf(thrice);
  const open = await get(`/api/trace/anomalies?state=open&unit=${unit.nr}`);
  expect(open.rows).toMatchObject([
    { kind: 'in-two-containers', severity: 'holding', isHolding: true, peer: { uri: box } },
  ]);
  expect(open.rows[0].text.zh).toContain('T1');
  expect(unit.isHeld).toBe(true);
  // The unpacking arrives late and explains it.
  await record([{ ...pack(box, [thrice], 'DELETE'), time: out }]);
  expect(await isHeld(t.db, unit.nr)).toBe(false);
  expect((await get(`/api/trace/anomalies?unit=${unit.nr}`)).rows).toMatchObject([
    { state: 'cleared', isHolding: false },
  ]);
  // Told wrong, it is back; a person says what it was and keeps the hold first.
  await record([
    {
      ...pack(box, [thrice], 'DELETE'),
      time: out,
      eventId: `urn:test:${count}`,
      declaration: { time: late, correctiveIds: [] },
    },
  ]);
  const [again] = (await get(`/api/trace/anomalies?state=open&unit=${unit.nr}`)).rows;
  const resolve = (payload: object) =>
    t.asAdmin({ method: 'POST', url: `/api/trace/anomalies/${again.id}/resolve`, payload });
  expect((await resolve({ reason: ' ', liftHold: true })).statusCode).toBe(400);
  expect((await resolve({ reason: '漏扫拆箱', liftHold: false })).json()).toMatchObject({
    state: 'resolved',
    isHolding: true,
    can: { resolve: true },
  });
  expect(await isHeld(t.db, unit.nr)).toBe(true);
  expect((await resolve({ reason: '已复核', liftHold: true })).json()).toMatchObject({
    isHolding: false,
    resolution: { reason: '已复核' },
  });
  expect((await resolve({ reason: '再次', liftHold: true })).statusCode).toBe(409);
  await rebuildProjections(t.db, { now: () => new Date() });
  expect((await get(`/api/trace/anomalies?unit=${unit.nr}&state=resolved`)).rows).toHaveLength(1);
  const audit = await get('/api/audit?action=trace.anomaly.resolved');
  expect(audit.rows).toHaveLength(2);
});

test('what an anomaly holds is not shipped, nor is what it lies in, until a person lifts it', async () => {
  const [twice, crate] = [item('D1'), sscc(31)];
  const born = { action: 'ADD' as const, bizLocation: gln, things: things('epcList', [twice]) };
  await record([born, born, pack(crate, [twice])]);
  const ship = (): Promise<unknown> =>
    record([{ bizStep: step('shipping'), readPoint: gln, things: things('epcList', [crate]) }], 'strict');
  await expect(ship()).rejects.toMatchObject({ data: { unit: crate.slice(-18), rule: 'shipped-on-hold' } });
  const nr = (await unitOf(twice)).nr;
  for (const { id } of (await get(`/api/trace/anomalies?state=open&unit=${nr}`)).rows)
    await t.asAdmin({
      method: 'POST',
      url: `/api/trace/anomalies/${id}/resolve`,
      payload: { reason: '重复上报', liftHold: true },
    });
  await ship();
});

test('strict mode keeps nothing and names unit, rule and remedy', async () => {
  const uri = item('S1');
  await record([{ action: 'ADD', bizLocation: gln, things: things('epcList', [uri]) }], 'strict');
  const before = await t.asOwner('select count(*) from events');
  await expect(
    record([{ action: 'ADD', bizLocation: gln, things: things('epcList', [uri]) }], 'strict'),
  ).rejects.toMatchObject({
    data: { unit: 'S1', rule: 'created-twice', remedyEn: expect.stringContaining('number') },
  });
  expect(await t.asOwner('select count(*) from events')).toEqual(before);
});

test('a run is found by the serials in it', async () => {
  const product = 'https://id.gs1.org/01/04012345222227';
  const other = (serial: string): string => `${product}/21/${serial}`;
  const run = { low: '1000', high: '1999' };
  await record([
    {
      action: 'ADD',
      bizLocation: gln,
      things: [
        thing('https://id.gs1.org/01/04012345222227', { field: 'quantityList', quantity: '1000', run }),
      ],
    },
    { things: things('epcList', [other('1500'), other('2500')]) },
  ]);
  const inside = await unitOf(other('1500'));
  expect(inside.runs).toHaveLength(1);
  expect(await findRunsOf(t.db, (await unitOf(other('2500'))).nr)).toEqual([]);
  const stocks = await get(`/api/trace/stocks?product=${encodeURIComponent(product)}`);
  // 1500 has a life of its own, which says nothing of its place, so that it is where its run is; 2500 is in no run.
  expect(
    stocks.rows.map(
      ({ place, amounts, items }: { place: { kind: string }; amounts: unknown; items: number }) => [
        place.kind,
        amounts,
        items,
      ],
    ),
  ).toEqual([
    ['location', { C62: '1000' }, 1],
    ['unknown', { C62: '1' }, 1],
  ]);
  const story = await get(`/api/trace/units/${inside.nr}/story`);
  expect(story.rows.map(({ because }: { because: { via: string }[] }) => because[0]?.via)).toEqual([
    'own',
    'run',
  ]);
});
