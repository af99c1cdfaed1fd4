import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TraceEvent } from '@yuanliu/core/trace';
import { emptyLedger, incoming, thing, traceEvent } from '../../test/sample-events.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { everything } from '../../platform/index.ts';
import { recordEvents } from '../ledger/record-events.ts';
import { storyOf } from '../units/story-of.ts';
import { placesOf } from '../units/places-of.ts';
import { rebuildProjections } from './rebuild-projections.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

const item = (serial: number): string => `https://id.gs1.org/01/04012345111118/21/S${serial}`;
const box = (n: number): string => `urn:box:${n}`;
const gln = 'https://id.gs1.org/414/4012345000016';
const shipping = 'https://ref.gs1.org/cbv/BizStep-shipping';
const at = (second: number): string =>
  new Date(Date.parse('2026-03-04T00:00:00Z') + second * 1_000).toISOString();

const record = (events: readonly Partial<TraceEvent>[]) =>
  t.db.transact((tx) =>
    recordEvents(
      tx,
      { mode: 'fact', events: events.map((event, index) => incoming(traceEvent(event), index)) },
      t.ctx(),
    ),
  );
const inBatches = async (events: readonly Partial<TraceEvent>[], size = 500): Promise<number> => {
  const began = performance.now();
  for (let from = 0; from < events.length; from += size) await record(events.slice(from, from + size));
  return performance.now() - began;
};
const pack = (second: number, parent: string, children: readonly string[]): Partial<TraceEvent> => ({
  type: 'AggregationEvent',
  action: 'ADD',
  time: at(second),
  bizLocation: gln,
  things: [
    thing(parent, { field: 'parentID' }),
    ...children.map((uri, index) => thing(uri, { field: 'childEPCs', index })),
  ],
});
const emptied = (second: number, parent: string): Partial<TraceEvent> => ({
  type: 'AggregationEvent',
  action: 'DELETE',
  time: at(second),
  bizLocation: gln,
  things: [thing(parent, { field: 'parentID' })],
});
const round = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
const timed = async <R>(work: () => Promise<R>): Promise<[R, number]> => {
  const began = performance.now();
  return [await work(), performance.now() - began];
};

const dump = (): Promise<{ line: string }[]> =>
  t.asOwner(
    `select s::text as line from unit_states s where event_count > 0
     union all select c::text from containments c union all select u::text from unit_stocks u
     union all select a.id || a.state from anomalies a where state <> 'cleared' order by 1`,
  );

test('a container that is packed and emptied 1,000 times', { timeout: 300_000 }, async () => {
  const rounds = Array.from({ length: 1_000 }, (_, index) => index);
  const things = [item(1), item(2), item(3)];
  const events = rounds.flatMap((index) => [
    pack(index * 10, box(1), things),
    emptied(index * 10 + 5, box(1)),
  ]);
  const inOrder = await inBatches(events);
  const stays = await t.asOwner<{ n: number }>('select count(*)::int as n from containments');
  expect(stays[0]?.n).toBe(3_000);
  const [, late] = await timed(() => record([pack(5_002, box(2), [item(2)])]));
  const [{ n: changed } = { n: 0 }] = await t.asOwner<{ n: number }>(
    `select count(*)::int as n from anomalies where kind = 'in-two-containers' and state = 'open'`,
  );
  // Into box 2 while in box 1, and ten seconds later back into box 1 while still in box 2.
  expect(changed).toBe(2);
  const sizes = await t.asOwner<{ bytes: number }>(
    'select max(length(state::text))::int as bytes from unit_states',
  );
  expect(sizes[0]?.bytes).toBeLessThan(2_000);
  const [unit] = await t.asOwner<{ nr: string }>('select nr from units where uri = $1', [item(2)]);
  const [told, story] = await timed(() => storyOf(t.db, Number(unit?.nr), { scope: everything, limit: 50 }));
  expect(told).toHaveLength(51);
  const before = await dump();
  const [, rebuilt] = await timed(() => rebuildProjections(t.db, { now: () => new Date() }));
  expect(await dump()).toEqual(before);
  process.stdout.write(
    '\n' +
      `re-packed 1,000 times: ${round(inOrder)} in order, ${round(late)} for one late event, ` +
      `${round(story)} for a page of the story, ${round(rebuilt)} to rebuild; states ≤ ${sizes[0]?.bytes} bytes\n`,
  );
});

test('a lot with 10,000 events', { timeout: 300_000 }, async () => {
  await emptyLedger(t);
  const uri = 'https://id.gs1.org/01/04012345111118/10/BIG';
  const lot = (quantity: string, field: 'quantityList' | 'childQuantityList' = 'quantityList') =>
    thing(uri, { field, quantity, uom: 'KGM' });
  const events = Array.from({ length: 10_000 }, (_, index): Partial<TraceEvent> => {
    const base = { time: at(index), bizLocation: gln };
    if (index % 2 === 0) return { ...base, action: 'ADD', things: [lot('10')] };
    return {
      ...base,
      type: 'AggregationEvent',
      action: 'ADD',
      things: [thing(box(index), { field: 'parentID' }), lot('1', 'childQuantityList')],
    };
  });
  const whole = await inBatches(events);
  const single: number[] = [];
  for (let index = 0; index < 20; index += 1)
    single.push(
      (
        await timed(() =>
          record([{ action: 'ADD', time: at(20_000 + index), bizLocation: gln, things: [lot('1')] }]),
        )
      )[1],
    );
  const [, late] = await timed(() =>
    record([{ action: 'DELETE', time: at(10), bizLocation: gln, things: [lot('2')] }]),
  );
  const [state] = await t.asOwner<{ on_hand: unknown; bytes: number }>(
    `select on_hand, length(state::text)::int as bytes from unit_states s join units u on u.nr = s.unit_nr
     where u.uri = $1`,
    [uri],
  );
  // 50,000 made, 5,000 of them packed, 20 more made, 2 gone.
  expect(state?.on_hand).toEqual({ KGM: '50018' });
  expect(state?.bytes).toBeLessThan(2_000);
  const before = await dump();
  const [, rebuilt] = await timed(() => rebuildProjections(t.db, { now: () => new Date() }));
  expect(await dump()).toEqual(before);
  process.stdout.write(
    '\n' +
      `10,000 events of one lot: ${round(whole)} in order, ${round(late)} for one late event, ` +
      `${(single.toSorted((a, b) => a - b)[10] ?? 0).toFixed(1)} ms for one in order (median), ${round(rebuilt)} to rebuild 5,001 units\n`,
  );
});

test('captures of the same units at once come to what a rebuild says', { timeout: 300_000 }, async () => {
  await emptyLedger(t);
  const items = Array.from({ length: 12 }, (_, index) => item(100 + index));
  const batches = Array.from({ length: 24 }, (_, batch) =>
    Array.from({ length: 20 }, (_, index): Partial<TraceEvent> => {
      const turn = batch * 7 + index * 13;
      const second = (turn * 37) % 4_000;
      const some = items.filter((_, place) => (place + turn) % 4 === 0);
      if (turn % 5 === 0) return emptied(second, box(turn % 3));
      if (turn % 7 === 0)
        return {
          time: at(second),
          bizStep: shipping,
          things: [thing(box(turn % 3)), thing(items[turn % 12] ?? '', { index: 1 })],
        };
      if (turn % 11 === 0)
        return { time: at(second), holds: [{ id: `h${turn % 2}` }], things: [thing(items[turn % 12] ?? '')] };
      return pack(second, box(turn % 3), some);
    }),
  );
  await Promise.all(batches.map((batch) => record(batch)));
  const before = await dump();
  await rebuildProjections(t.db, { now: () => new Date() });
  const after = await dump();
  expect(after).toEqual(before);
  const [{ n } = { n: 0 }] = await t.asOwner<{ n: number }>('select count(*)::int as n from anomalies');
  expect(n).toBeGreaterThan(20);
});

test('things inside each other in a circle end every climb', async () => {
  await emptyLedger(t);
  await record([
    pack(1, box(1), [box(2)]),
    pack(2, box(2), [box(3)]),
    pack(3, box(3), [box(1)]),
    { time: at(4), holds: [{ id: 'h' }], things: [thing(box(2))] },
    { time: at(5), bizStep: shipping, readPoint: gln, things: [thing(box(1))] },
  ]);
  const anomalies = await t.asOwner<{ kind: string }>('select kind from anomalies order by kind');
  expect(anomalies.map(({ kind }) => kind)).toEqual(['shipped-inside-other', 'shipped-on-hold']);
  const units = await t.asOwner<{ nr: string }>(
    "select nr from units where uri like 'urn:box:%' order by uri",
  );
  expect(
    (
      await placesOf(
        t.db,
        units.map(({ nr }) => Number(nr)),
      )
    ).size,
  ).toBe(3);
});
