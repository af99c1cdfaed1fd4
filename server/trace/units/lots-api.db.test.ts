import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TraceEvent } from '@yuanliu/core/trace';
import { incoming, thing, traceEvent } from '../../test/sample-events.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { listAnomalies } from '../anomalies/list-anomalies.ts';
import { recordEvents } from '../ledger/record-events.ts';
import { findUnits } from './find-units.ts';
import { listStocks } from './list-stocks.ts';
import { gapOf, readUnit } from './read-unit.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const gln = 'https://id.gs1.org/414/4012345000016';
const [customer, supplier, us] = ['23', '30', '47'].map((end) => `https://id.gs1.org/417/40123450000${end}`);
const lot = (number: string): string => `https://id.gs1.org/01/04012345111118/10/${number}`;
const item = (serial: string): string => `https://id.gs1.org/01/04012345111118/21/${serial}`;
const step = (word: string): string => `https://ref.gs1.org/cbv/BizStep-${word}`;
const pieces = (uri: string, quantity: string) => [thing(uri, { field: 'quantityList', quantity })];
const owning = (id = '') => [{ type: 'https://ref.gs1.org/cbv/SDT-owning_party', id }];

let minute = 0;
const record = (events: readonly Partial<TraceEvent>[]) =>
  t.db.transact((tx) =>
    recordEvents(
      tx,
      {
        mode: 'fact',
        events: events.map((event, position) => {
          minute += 1;
          const time = new Date(Date.parse('2026-03-04T08:00:00Z') + minute * 60_000).toISOString();
          return incoming(traceEvent({ eventId: `urn:test:lots:${minute}`, time, ...event }), position);
        }),
      },
      t.ctx(),
    ),
  );
const rowOf = async (uri: string) =>
  (await findUnits(t.ctx(), { find: uri, limit: 50 })).rows.find((row) => row.uri === uri);
const pageOf = async (uri: string) => readUnit(t.ctx(), String((await rowOf(uri))?.nr));
const made = (uri: string, quantity: string): Partial<TraceEvent> => ({
  action: 'ADD',
  bizStep: step('commissioning'),
  bizLocation: gln,
  things: pieces(uri, quantity),
});
const sold = (uri: string, quantity: string): Partial<TraceEvent> => ({
  bizStep: step('retail_selling'),
  readPoint: gln,
  destinations: owning(customer),
  things: pieces(uri, quantity),
});

test('a lot belongs to a customer only when all of it was sold to him', async () => {
  await record([made(lot('P'), '1000'), sold(lot('P'), '100')]);
  expect((await pageOf(lot('P'))).owner).toBeNull();
  await record([sold(lot('P'), '900')]);
  expect((await pageOf(lot('P'))).owner).toBe(customer);
});

test('a source is the owner before, never the new one', async () => {
  const receipt = (uri: string, more: Partial<TraceEvent>): Partial<TraceEvent> => ({
    action: 'ADD',
    bizStep: step('receiving'),
    bizLocation: gln,
    sources: owning(supplier),
    things: pieces(uri, '50'),
    ...more,
  });
  await record([receipt(lot('S'), {}), receipt(lot('T'), { destinations: owning(us) })]);
  expect((await pageOf(lot('S'))).owner).toBeNull();
  expect((await pageOf(lot('T'))).owner).toBe(us);
  await record([{ sources: owning(us), things: [thing(item('O'))] }]);
  expect((await pageOf(item('O'))).owner).toBeNull();
});

test('amounts are told in the unit of measure that they were first written in', async () => {
  const uri = lot('V');
  const litres = (quantity: string, uom = 'LTR') => [thing(uri, { field: 'quantityList', quantity, uom })];
  await record([
    { ...made(uri, '1'), things: litres('200') },
    { ...sold(uri, '1'), things: litres('0.05', 'MTQ') },
    { ...sold(uri, '1'), things: litres('170.5') },
  ]);
  const page = await pageOf(uri);
  expect(page.balance).toMatchObject({ made: { LTR: '200' }, delivered: { LTR: '220.5' } });
  expect(page).toMatchObject({ onHand: { LTR: '-20.5' }, uom: 'LTR' });
  const { rows } = await listStocks(t.ctx(), { lot: uri, limit: 50 });
  expect(rows.map(({ amounts }) => amounts)).toEqual([{ LTR: '-20.5' }, { LTR: '220.5' }]);
  const { rows: found } = await listAnomalies(t.ctx(), { unit: String(page.nr), limit: 50 });
  expect(found[0]?.text.zh).toContain('170.5 升');
  expect(found[0]?.text.zh).toContain('150 升');
});

test('a lot says the one place where all of it lies, or in how many it does', async () => {
  const other = 'https://id.gs1.org/414/4012345000054';
  await record([made(lot('Q'), '10')]);
  expect(await rowOf(lot('Q'))).toMatchObject({ place: { kind: 'location', uri: gln }, placeCount: 1 });
  const { rows } = await findUnits(t.ctx(), { find: lot('Q'), place: gln, limit: 50 });
  expect(rows).toHaveLength(1);
  await record([{ ...made(lot('Q'), '5'), bizLocation: other }]);
  expect(await rowOf(lot('Q'))).toMatchObject({ place: { kind: 'unknown', uri: null }, placeCount: 2 });
});

test('what is at hand is one figure in list, head, balance and stocks, with members and without what was sold', async () => {
  const uri = lot('R');
  const members = ['M1', 'M2', 'M3'].map((serial, index) => thing(item(serial), { lotUri: uri, index }));
  const sale = sold(uri, '32');
  await record([
    made(uri, '600'),
    sale,
    { action: 'ADD', bizStep: step('commissioning'), bizLocation: gln, things: members },
    { ...sale, things: [thing(item('M3'))] },
  ]);
  const page = await pageOf(uri);
  expect((await rowOf(uri))?.onHand).toEqual({ C62: '570' });
  expect(page.onHand).toEqual({ C62: '570' });
  expect(page.balance).toMatchObject({
    made: { C62: '600' },
    members: { C62: '3' },
    delivered: { C62: '33' },
    onHand: { C62: '570' },
  });
  expect(gapOf(page.balance)).toEqual({});
  const { rows } = await listStocks(t.ctx(), { lot: uri, limit: 50 });
  const told = rows.map(({ place, amounts }) => ({ place, amounts }));
  expect(told).toEqual(page.stocks);
  expect(told.map(({ place, amounts }) => [place.uri, amounts['C62']])).toEqual([
    [gln, '570'],
    [customer, '33'],
  ]);
});

test('nothing of a lot is told in the unit of measure of the lot, and of an item in none', async () => {
  const [uri, single] = [lot('Z'), item('Z1')];
  const litres = [thing(uri, { field: 'quantityList', quantity: '200', uom: 'LTR' })];
  await record([
    { ...made(uri, '1'), things: litres },
    { ...made(single, '1'), things: [thing(single)] },
    { action: 'DELETE', bizStep: step('destroying'), readPoint: gln, things: litres },
  ]);
  expect(await rowOf(uri)).toMatchObject({ onHand: {}, uom: 'LTR' });
  expect(await rowOf(single)).toMatchObject({ uom: null });
});
