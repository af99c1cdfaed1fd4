import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TraceEvent } from '@yuanliu/core/trace';
import { emptyLedger, incoming, thing, traceEvent } from '../../test/sample-events.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { recordEvents } from '../ledger/record-events.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
beforeEach(() => emptyLedger(t));
afterAll(() => t.close());

const gtin = 'https://id.gs1.org/01/04012345111118';
const item = (serial: number | string): string => `${gtin}/21/${serial}`;
const box = (n: number): string => `urn:box:${n}`;
const at = (minute: number): string =>
  new Date(Date.parse('2026-03-04T00:00:00Z') + minute * 60_000).toISOString();

const record = (events: readonly Partial<TraceEvent>[]) =>
  t.db.transact((tx) =>
    recordEvents(
      tx,
      { mode: 'fact', events: events.map((event, index) => incoming(traceEvent(event), index)) },
      t.ctx(),
    ),
  );
const named = (uris: readonly string[]) => uris.map((uri, index) => thing(uri, { index }));
const packed = (minute: number, n: number, children: readonly string[]): Partial<TraceEvent> => ({
  type: 'AggregationEvent',
  action: 'ADD',
  time: at(minute),
  things: [
    thing(box(n), { field: 'parentID' }),
    ...children.map((uri, index) => thing(uri, { field: 'childEPCs', index })),
  ],
});
const shipped = (minute: number, n: number): Partial<TraceEvent> => ({
  time: at(minute),
  bizStep: 'https://ref.gs1.org/cbv/BizStep-shipping',
  things: [thing(box(n))],
});
const tens = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/** The median time in milliseconds to record each of the events by itself. */
const medianOf = async (events: readonly Partial<TraceEvent>[]): Promise<number> => {
  const times: number[] = [];
  for (const event of events) {
    const began = performance.now();
    await record([event]);
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
};

test('10,000 units on hold elsewhere do not slow a shipment down', { timeout: 120_000 }, async () => {
  const boxes = tens(60);
  await record(
    boxes.map((n) =>
      packed(
        n,
        n,
        tens(24).map((k) => item(`B${n}-${k}`)),
      ),
    ),
  );
  await t.asOwner('analyze');
  await medianOf(boxes.slice(0, 10).map((n) => shipped(1_000 + n, n)));
  const free = await medianOf(boxes.slice(10, 35).map((n) => shipped(1_000 + n, n)));
  for (const part of tens(20))
    await record([
      {
        time: at(500),
        holds: [{ id: `H${part}` }],
        things: named(tens(500).map((n) => item(`H${part}-${n}`))),
      },
    ]);
  await t.asOwner('analyze');
  const beside = await medianOf(boxes.slice(35).map((n) => shipped(1_000 + n, n)));
  process.stdout.write(
    `\na shipment of 24 things: ${free.toFixed(1)} ms; beside 10,000 units on hold ${beside.toFixed(1)} ms\n`,
  );
  expect(beside).toBeLessThan(2 * free + 5);
  expect(await t.asOwner('select count(*)::int as n from anomalies')).toEqual([{ n: 0 }]);
});

test('a hold that comes late finds the shipments of a run with 10,000 known serials', {
  timeout: 120_000,
}, async () => {
  const serials = tens(10_000).map((n) => String(100_000 + n));
  const span = { low: '100000', high: '199999' };
  const run = thing(gtin, { field: 'quantityList', run: span, quantity: '100000' });
  await record([{ action: 'ADD', time: at(0), things: [run] }]);
  for (const part of tens(20))
    await record(
      tens(5).map((n) =>
        packed(
          10 + n,
          part * 5 + n,
          serials
            .slice(part * 500 + n * 100)
            .slice(0, 100)
            .map(item),
        ),
      ),
    );
  await t.asOwner('analyze');
  await record(tens(100).map((n) => shipped(100 + n, n)));
  const began = performance.now();
  await record([{ time: at(50), holds: [{ id: 'H' }], things: [run] }]);
  const whole = performance.now() - began;
  const single = await medianOf(
    tens(9).map((n) => ({
      time: at(50),
      holds: [{ id: `S${n}` }],
      things: [thing(item(String(100_000 + n * 7)))],
    })),
  );
  process.stdout.write(
    `\na late hold on a run with 10,000 known serials in 100 shipped cases: ${whole.toFixed(0)} ms; on one serial ${single.toFixed(1)} ms\n`,
  );
  const found = await t.asOwner<{ n: number }>(
    `select count(*)::int as n from anomalies where data->>'hold' = 'H' and kind = 'shipped-on-hold'`,
  );
  // Each was packed by itself, so that the run holds them as its members only.
  expect(found).toEqual([{ n: 100 }]);
});
