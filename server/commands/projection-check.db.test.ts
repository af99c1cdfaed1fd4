import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TraceEvent } from '@yuanliu/core/trace';
import { incoming, thing, traceEvent } from '../test/sample-events.ts';
import { type TestDatabase, testDatabase } from '../test/test-database.ts';
import { rebuildProjections, recordEvents } from '../trace/index.ts';
import { projectionCheck } from './projection-check.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const look = (milliseconds = 60_000) => projectionCheck(t, { size: 200, milliseconds }).look();
const item = (n: number): string => `https://id.gs1.org/01/04012345111118/21/S${n}`;
const lot = 'https://id.gs1.org/01/04012345111118/10/L1';
const vessel = 'urn:test:silo';
const ownLot = 'https://trace.example.cn/lot/L77';

const record = (events: readonly Partial<TraceEvent>[]) =>
  t.db.transact((tx) =>
    recordEvents(
      tx,
      {
        mode: 'fact',
        events: events.map((event, at) =>
          incoming(traceEvent({ time: `2026-03-04T0${at}:00:00.000000Z`, ...event }), at),
        ),
      },
      t.ctx(),
    ),
  );

test('a ledger without events is in order, and so is one with all that there is', async () => {
  expect(await look()).toMatchObject({ level: 'ok' });
  await record([
    { action: 'ADD', things: Array.from({ length: 20 }, (_, index) => thing(item(index), { index })) },
    { action: 'ADD', things: [thing(lot, { field: 'quantityList', quantity: '12.50', uom: 'KGM' })] },
    {
      type: 'AggregationEvent',
      action: 'ADD',
      things: [
        thing('urn:test:box', { field: 'parentID' }),
        thing(item(1), { field: 'childEPCs' }),
        thing(lot, { field: 'childQuantityList', quantity: '2.5', uom: 'KGM' }),
      ],
    },
    { holds: [{ id: 'H', reason: '检验' }], things: [thing(item(2))] },
    { lifts: [{ id: 'H' }], things: [thing(item(2))] },
    { action: 'ADD', things: [thing(item(3))] },
    {
      type: 'TransformationEvent',
      things: [
        thing(lot, { field: 'inputQuantityList', quantity: '1', uom: 'KGM' }),
        thing(vessel, { field: 'outputQuantityList', quantity: '1', uom: 'KGM', vessel: true }),
      ],
    },
    { action: 'ADD', things: [{ ...thing(item(30)), lotUri: ownLot }] },
  ]);
  expect(await look()).toMatchObject({ level: 'ok', text: { en: expect.stringMatching(/^2\d units/) } });
});

test.for([
  ['state', `update unit_states set place = 'urn:x' where unit_nr = (select min(unit_nr) from unit_states)`],
  ['state', `update unit_states set state = state || '{"disposition":"x"}' where event_count = 2`],
  ['state', `delete from unit_states where unit_nr = (select max(unit_nr) from unit_states)`],
  ['stock', `update unit_stocks set quantity = quantity + 1`],
  ['containers', `delete from containments where inside is null`],
  ['holds', `update holds set to_key = null, to_event_nr = null, to_time = null`],
  ['fills', `update fills set charged = '{}'`],
  ['products', `delete from unit_classes`],
  ['products', `update unit_classes set event_nr = event_nr - 1`],
  ['anomalies', `update anomalies set state = 'cleared'`],
] as const)('a difference of %s is found, named and mended: %s', async ([part, plant]) => {
  await t.asOwner(plant);
  const found = await look();
  expect(found).toMatchObject({ level: 'wrong', remedy: { en: expect.stringContaining('npm run rebuild') } });
  expect(found.text.en).toContain(`(${part})`);
  await rebuildProjections(t.db, { now: () => new Date() });
  expect(await look()).toMatchObject({ level: 'ok' });
});

test('what a person resolved is no difference, and the look ends in time', async () => {
  await t.asOwner(`update anomalies set state = 'resolved', resolved_at = now(), is_holding = false`);
  expect(await look()).toMatchObject({ level: 'ok' });
  expect(await look(-1)).toMatchObject({ level: 'ok', text: { en: expect.stringMatching(/^0 units/) } });
});
