import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everything } from '../../platform/index.ts';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import { openLedgerSource } from './genealogy.store.ts';
import type { Direction, NeighbourhoodSource, TimeRule } from './neighbourhood.ts';
import { type History, memorySource } from './test-history.ts';
import { randomHistory } from './test-random-history.ts';
import { openDrawing } from './test-shapes.ts';
import { storeHistory } from './test-store-history.ts';
import { openTrace, type Trace } from './trace-levels.ts';
import { always } from './windows.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.close());

/** Figures of a run stand in its output. */
const note = (line: string): void => {
  process.stdout.write(`trace ${line}\n`);
};

/** Runs a trace to its end; `fetches` counts the statements. */
const run = async (
  direction: Direction,
  unit: number,
  {
    time = 'respected',
    limit = 50_000,
    over,
  }: { time?: TimeRule; limit?: number; over?: NeighbourhoodSource } = {},
): Promise<Trace & { fetches: number; milliseconds: number }> => {
  const source = over ?? openLedgerSource(t.db, { direction, time, asOf: null, scope: everything });
  let fetches = 0;
  const counting: NeighbourhoodSource = {
    fetch: (asked) => {
      fetches += 1;
      return source.fetch(asked);
    },
  };
  const trace = openTrace(counting, { direction, time, start: { unit, window: always }, limit });
  const start = performance.now();
  for await (const level of trace.levels()) level satisfies object;
  return { ...trace, fetches, milliseconds: Math.round(performance.now() - start) };
};

const told = ({ walk }: Trace): string[] => [
  ...[...walk.nodes].map(([node, hop]) => `${node} ${hop}`).toSorted(),
  ...[...walk.events].map((nr) => `event ${nr}`).toSorted(),
  ...[...walk.links.keys()].toSorted(),
  ...walk
    .leftOut()
    .map(({ node, via, reason }) => `${reason} ${node} ${via}`)
    .toSorted(),
];

/** Every history has numbers and names of its own. */
const moved = ({ units, events, lines }: History, by: number): History => ({
  units: units.map((each) => ({
    ...each,
    nr: each.nr + by,
    uri: `${each.uri}#${by}`,
    space: each.space === null ? null : `${each.space}${by}`,
  })),
  events: events.map((each) => ({ ...each, nr: each.nr + by, eventId: `${each.eventId}#${by}` })),
  lines: lines.map((line) => ({
    ...line,
    unit: line.unit + by,
    event: line.event + by,
    flow: line.flow + by,
    peer: line.peer === null ? null : line.peer + by,
  })),
});

test('the ledger gives what lists in memory give, for random histories', async () => {
  let base = 1_000_000;
  const histories = fc.sample(randomHistory(20), { numRuns: 25, seed: 7 });
  for (const random of histories) {
    const history = moved(random, (base += 10_000));
    await storeHistory(t, history);
    for (const time of ['respected', 'ignored'] as const) {
      for (const direction of ['backward', 'forward'] as const) {
        for (const unit of [1, 6, 8, 12, 14]) {
          const stored = await run(direction, base + unit, { time });
          const listed = await run(direction, base + unit, { time, over: memorySource(history) });
          expect(told(stored)).toEqual(told(listed));
        }
      }
    }
  }
});

test('a circle ends and is followed both ways', async () => {
  const { event, history, nrOf } = openDrawing(100_000);
  event([
    ['input', 'a'],
    ['output', 'b'],
  ]);
  event([
    ['input', 'b'],
    ['output', 'c'],
  ]);
  event([
    ['input', 'c'],
    ['output', 'a'],
  ]);
  await storeHistory(t, history());
  for (const direction of ['backward', 'forward'] as const) {
    const { walk } = await run(direction, nrOf('a'));
    expect(walk.nodes.size).toBe(3);
    expect(walk.links.size).toBe(3);
  }
});

test('two to the power of twenty ways are forty-one units', async () => {
  const { event, history, nrOf } = openDrawing(110_000);
  for (let level = 0; level < 20; level += 1) {
    event([
      ['input', `d${level}`],
      ['output', `l${level}`],
      ['output', `r${level}`],
    ]);
    event([
      ['input', `l${level}`],
      ['input', `r${level}`],
      ['output', `d${level + 1}`],
    ]);
  }
  await storeHistory(t, history());
  const { walk, fetches, milliseconds } = await run('forward', nrOf('d0'));
  expect(walk.nodes.size).toBe(61);
  note(`diamond of 2^20 ways: ${milliseconds} ms, ${fetches} statements`);
});

test('a chain of ten thousand levels takes far fewer statements', async () => {
  const { event, history, nrOf } = openDrawing(120_000);
  for (let level = 0; level < 10_000; level += 1)
    event([
      ['input', `c${level}`],
      ['output', `c${level + 1}`],
    ]);
  await storeHistory(t, history());
  for (const [direction, start] of [
    ['forward', 'c0'],
    ['backward', 'c10000'],
  ] as const) {
    const { walk, fetches, milliseconds } = await run(direction, nrOf(start));
    expect(walk.nodes.size).toBe(10_001);
    expect(Math.max(...walk.nodes.values())).toBe(10_000);
    expect(fetches).toBeLessThan(200);
    note(`chain of 10,000 levels ${direction}: ${milliseconds} ms, ${fetches} statements`);
  }
}, 60_000);

test('of a hub of ten thousand only what matters is fetched', async () => {
  const { event, history, nrOf } = openDrawing(150_000, (name) => ({
    kind: name === 'hub' ? 'logistic' : 'item',
  }));
  event(
    [['parent', 'hub'], ...Array.from({ length: 10_000 }, (_, index) => ['child', `h${index}`] as const)],
    { action: 1 },
  );
  event([['parent', 'hub']], { action: 3, time: 86_400_000_000 });
  await storeHistory(t, history());
  const ahead = await run('forward', nrOf('h77'));
  expect(ahead.walk.nodes.size).toBe(2);
  const back = await run('backward', nrOf('hub'));
  expect(back.walk.nodes.size).toBe(10_001);
  const plain = await run('backward', nrOf('h77'), { time: 'ignored' });
  expect(plain.walk.nodes.size).toBe(10_000);
  note(`hub of 10,000: ${ahead.milliseconds} ms to the hub, ${back.milliseconds} ms to all in it`);
});

test('a container that was packed a thousand times gives each packing its own contents', async () => {
  const { event, history, nrOf } = openDrawing(170_000);
  const hour = 3_600_000_000;
  for (let turn = 0; turn < 1_000; turn += 1) {
    const lines = [
      ['parent', 'tote'],
      ['child', `p${turn}`],
      ['child', 'tag'],
    ] as const;
    event(lines, { action: 1, time: turn * 3 * hour });
    event(
      [
        ['parent', 'truck'],
        ['child', 'tote'],
      ],
      { action: 1, time: turn * 3 * hour + 0.5 * hour },
    );
    event([['parent', 'truck']], { action: 3, time: turn * 3 * hour + hour });
    event(lines, { action: 3, time: turn * 3 * hour + 2 * hour });
  }
  event(
    [
      ['input', 'tote'],
      ['output', 'soup'],
    ],
    { time: 1_500 * hour },
  );
  await storeHistory(t, history());
  const one = await run('forward', nrOf('p500'));
  expect([...one.walk.nodes.keys()].toSorted()).toEqual(
    ['p500', 'tote', 'truck', 'soup'].map((name) => `u${nrOf(name)}`).toSorted(),
  );
  const other = await run('forward', nrOf('p499'));
  expect(other.walk.nodes.has(`u${nrOf('soup')}`)).toBe(false);
  expect(other.walk.leftOut()).toMatchObject([{ reason: 'containment', node: `u${nrOf('soup')}` }]);
  const soup = await run('backward', nrOf('soup'));
  expect([...soup.walk.nodes.keys()].toSorted()).toEqual(
    ['p500', 'tag', 'tote', 'soup'].map((name) => `u${nrOf(name)}`).toSorted(),
  );
  expect(soup.walk.leftOut()).toHaveLength(999);
  const tag = await run('forward', nrOf('tag'));
  expect(tag.walk.links.size).toBe(2_001);
  note(`container packed 1,000 times: ${tag.milliseconds} ms for what was in it always`);
});

test('a limit cuts between levels, says so, and keeps what came first', async () => {
  const { event, history, nrOf } = openDrawing(180_000);
  event([['input', 'root'], ...Array.from({ length: 100 }, (_, index) => ['output', `o${index}`] as const)]);
  event([
    ['input', 'o3'],
    ['output', 'deep'],
  ]);
  await storeHistory(t, history());
  const { walk, cut } = await run('forward', nrOf('root'), { limit: 11 });
  expect(walk.nodes.size).toBe(11);
  expect(cut()).toEqual({ reason: 'units', limit: 11, frontier: 90 });
  const whole = await run('forward', nrOf('root'), { limit: 102 });
  expect(whole.cut()).toBeUndefined();
  expect(whole.walk.nodes.size).toBe(102);
});

test('texts that hold the marks of packed lists do not harm the answer', async () => {
  const { event, history, nrOf } = openDrawing(190_000);
  event([
    ['input', 'a\u001Fb'],
    ['output', 'c\u001Dd'],
  ]);
  await storeHistory(t, history());
  const { walk } = await run('forward', nrOf('a\u001Fb'));
  expect([...walk.known.units.values()].map(({ label }) => label).toSorted()).toEqual(['a b', 'c d']);
  expect(walk.links.size).toBe(1);
});
