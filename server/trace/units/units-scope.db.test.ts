import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TraceEvent } from '@yuanliu/core/trace';
import { type Ctx, newId } from '../../platform/index.ts';
import { incoming, thing, traceEvent } from '../../test/sample-events.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { listAnomalies } from '../anomalies/list-anomalies.ts';
import { recordEvents } from '../ledger/record-events.ts';
import { listContents } from './contents-of.ts';
import { findUnits } from './find-units.ts';
import { listStays } from './list-stays.ts';
import { listStocks } from './list-stocks.ts';
import { placeHold } from './place-hold.ts';
import { readUnit } from './read-unit.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const [me, other] = [newId(), newId()];
const gln = 'https://id.gs1.org/414/4012345000016';
const customer = 'https://id.gs1.org/417/4012345000023';
const lot = (number: string): string => `https://id.gs1.org/01/04012345111118/10/${number}`;
const item = (serial: string): string => `https://id.gs1.org/01/04012345111118/21/${serial}`;
const box = 'https://id.gs1.org/00/040123450000000015';
const step = (word: string): string => `https://ref.gs1.org/cbv/BizStep-${word}`;
const kilos = (uri: string, quantity: string) => [
  thing(uri, { field: 'quantityList', quantity, uom: 'KGM' }),
];
const sale: Partial<TraceEvent> = {
  bizStep: step('retail_selling'),
  readPoint: gln,
  destinations: [{ type: 'https://ref.gs1.org/cbv/SDT-owning_party', id: customer }],
};
const page = { limit: 50 };

let minute = 0;
const recordAs = (userId: string, events: readonly Partial<TraceEvent>[]) =>
  t.db.transact((tx) =>
    recordEvents(
      tx,
      {
        mode: 'fact',
        owner: { userId, departmentId: null },
        events: events.map((event, position) => {
          minute += 1;
          const time = new Date(Date.parse('2026-03-04T08:00:00Z') + minute * 60_000).toISOString();
          return incoming(traceEvent({ eventId: `urn:test:scope:${minute}`, time, ...event }), position);
        }),
      },
      t.ctx(),
    ),
  );
const mine = (): Ctx => t.ctx({ scope: { range: 'own', userId: me, departmentId: null } });
const numberOf = async (uri: string): Promise<string> => {
  const { rows } = await findUnits(t.ctx(), { find: uri, ...page });
  return String(rows.find((row) => row.uri === uri)?.nr);
};
const make = (uri: string): Partial<TraceEvent> => ({
  action: 'ADD',
  bizStep: step('commissioning'),
  bizLocation: gln,
  things: uri.includes('/10/') ? kilos(uri, '100') : [thing(uri)],
});

test('what an event outside the scope tells of a quantity is left out, and counted', async () => {
  await recordAs(me, [make(lot('A')), make(lot('B'))]);
  await recordAs(other, [{ ...sale, things: kilos(lot('A'), '30') }]);
  const stocks = await listStocks(mine(), page);
  expect(stocks.rows.map((row) => row.lot?.uri)).toEqual([lot('B')]);
  expect(stocks.hidden).toBe(1);
  expect(JSON.stringify(stocks)).not.toContain('4012345000023');
  const unit = await readUnit(mine(), await numberOf(lot('A')));
  expect(unit).toMatchObject({
    isPartlyHidden: true,
    owner: null,
    holder: null,
    stocks: [],
    onHand: {},
    balance: { delivered: {}, onHand: {} },
    place: { kind: 'unknown', uri: null },
    eventCount: 1,
    lastTime: null,
  });
  expect(await readUnit(mine(), await numberOf(lot('B')))).toMatchObject({
    isPartlyHidden: false,
    onHand: { KGM: '100' },
  });
  expect(await readUnit(t.ctx(), await numberOf(lot('A')))).toMatchObject({
    isPartlyHidden: false,
    balance: { delivered: { KGM: '30' } },
  });
});

test('a container, its contents and its place that only others tell of are left out', async () => {
  await recordAs(me, [make(item('1')), make(item('2'))]);
  const pack = (uri: string): Partial<TraceEvent> => ({
    type: 'AggregationEvent',
    action: 'ADD',
    bizLocation: 'https://id.gs1.org/414/4012345000030',
    things: [thing(box, { field: 'parentID' }), thing(uri, { field: 'childEPCs' })],
  });
  await recordAs(me, [pack(item('2'))]);
  await recordAs(other, [pack(item('1'))]);
  const first = await numberOf(item('1'));
  expect(await readUnit(mine(), first)).toMatchObject({
    isPartlyHidden: true,
    containers: [],
    place: { kind: 'unknown', uri: null },
  });
  expect(await listStays(mine(), first, page)).toMatchObject({ rows: [], hidden: 1 });
  const inside = await listContents(mine(), await numberOf(box), page);
  expect(inside.rows.map(({ unit }) => unit.uri)).toEqual([item('2')]);
  expect(inside.hidden).toBe(1);
  // Where the second is, the box says, which others moved.
  expect((await readUnit(mine(), await numberOf(item('2')))).isPartlyHidden).toBe(true);
  const { rows } = await findUnits(mine(), { ...page, place: 'https://id.gs1.org/414/4012345000030' });
  expect(rows).toEqual([]);
});

test('serials that only others took out of a container still lie in it', async () => {
  const box = 'https://id.gs1.org/00/340123450000000092';
  const run = { run: { low: '5000', high: '5023' }, quantity: '24' };
  const gtin = 'https://id.gs1.org/01/04012345111118';
  const moved = (action: 'ADD' | 'DELETE', what: ReturnType<typeof thing>): Partial<TraceEvent> => ({
    type: 'AggregationEvent',
    action,
    things: [thing(box, { field: 'parentID' }), what],
  });
  await recordAs(me, [moved('ADD', thing(gtin, { field: 'childQuantityList', ...run }))]);
  await recordAs(other, [moved('DELETE', thing(item('5007'), { field: 'childEPCs' }))]);
  const nr = await numberOf(box);
  const inside = async (ctx: Ctx, at?: string) =>
    (await listContents(ctx, nr, { ...page, at })).rows.map(({ amounts }) => amounts);
  const today = '2026-03-05T08:00:00Z';
  expect([await inside(mine()), await inside(mine(), today)]).toEqual([[{ C62: '24' }], [{ C62: '24' }]]);
  expect([await inside(t.ctx()), await inside(t.ctx(), today)]).toEqual([[{ C62: '23' }], [{ C62: '23' }]]);
});

test('anomalies and holds of events outside the scope are left out, and counted', async () => {
  const uri = item('9');
  await recordAs(me, [make(uri)]);
  await recordAs(other, [make(uri)]);
  const nr = await numberOf(uri);
  expect((await listAnomalies(t.ctx(), { ...page, unit: nr })).rows).toHaveLength(1);
  expect(await listAnomalies(mine(), { ...page, unit: nr })).toMatchObject({ rows: [], hidden: 1 });
  const wish = {
    id: 'H-9',
    units: [{ uri, kind: 'item' as const }],
    reason: 'secret',
    paper: 'P-1',
    at: new Date('2026-03-05T08:00:00Z'),
    zoneOffset: '+08:00',
    owner: { userId: other, departmentId: null },
  };
  await t.db.transact((tx) => placeHold(tx, t.ctx(), wish));
  const unit = await readUnit(mine(), nr);
  expect(unit).toMatchObject({ isHeld: true, holds: [], hidden: { holds: 2 }, openAnomalies: 0 });
});
