import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/test-database.ts';
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import { anomalyId } from './anomaly.ts';
import { projectEvents } from './project-events.ts';
import { rebuildProjections } from './rebuild-projections.ts';
import { foldHistory } from './reference/fold-history.ts';
import {
  type Arrival,
  arrivalsOf,
  declarationNr,
  writeArrivals,
  writeUnits,
} from './reference/record-history.ts';
import { histories, type TestEvent, testUnits } from './reference/test-history.ts';
import { storedState } from './state.parse.ts';
import type { UnitFacts } from './step.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  await t.db.transact(writeUnits);
});
afterAll(() => t.close());

const now = new Date('2026-11-24T02:00:00Z');

const ledger = ['events', 'event_voids', 'event_references', 'event_marks', 'incidences'];
const projected = [
  'unit_states',
  'unit_stocks',
  'containments',
  'holds',
  'fills',
  'unit_classes',
  'anomalies',
];

const empty = (tables: readonly string[]) => t.asOwner(`truncate ${tables.join(', ')}`);

/** The tables as text. Rows of units without an event are locks; what is cleared tells how things came, not what is. */
const dump = async (): Promise<string[]> => {
  const lines: string[] = [];
  for (const table of projected) {
    const where: Record<string, string> = { unit_states: 'event_count > 0', anomalies: "state <> 'cleared'" };
    const rows = await t.asOwner<{ line: string }>(
      `select r::text as line from ${table} r where ${where[table] ?? 'true'} order by r::text collate "C"`,
    );
    lines.push(...rows.map(({ line }) => `${table} ${line}`));
  }
  return lines;
};

/** Lets a history arrive in batches. */
const capture = async (arrivals: readonly Arrival[], sizes: readonly number[]): Promise<void> => {
  await empty([...ledger, ...projected]);
  const here = new Set<string>();
  const seen = new Set<number>();
  let at = 0;
  for (let turn = 0; at < arrivals.length; turn += 1) {
    const batch = arrivals.slice(at, at + (sizes[turn % sizes.length] ?? 1));
    at += batch.length;
    await t.db.transact(async (tx) => {
      const recorded = await writeArrivals(tx, batch, here);
      await projectEvents(tx, recorded, { mode: 'fact', now, born: bornOf(recorded, seen) });
    });
  }
};

/** The units that are named for the first time, as recording would have made them. */
const bornOf = (recorded: readonly RecordedEvent[], seen: Set<number>): Map<number, UnitFacts> => {
  const named = recorded.flatMap(({ incidences }) =>
    incidences.flatMap(({ unitNr, peerNr = unitNr }) =>
      [unitNr, peerNr].flatMap((nr) => [nr, testUnits.get(nr)?.classNr ?? nr]),
    ),
  );
  const born = [...new Set(named)].filter((nr) => !seen.has(nr));
  for (const nr of born) seen.add(nr);
  return new Map(
    born.flatMap((nr) => {
      const unit = testUnits.get(nr);
      return unit === undefined ? [] : [[nr, unit] as const];
    }),
  );
};

const shuffled = <T>(values: readonly T[], seed: number): T[] =>
  values
    .map((value, index) => ({
      value,
      rank: (Math.imul(index + 1, 2_654_435_761) ^ Math.imul(seed, 40_503)) >>> 0,
    }))
    .toSorted((a, b) => ((a.rank * 31 + seed) % 1_009) - ((b.rank * 31 + seed) % 1_009))
    .map(({ value }) => value);

const expectAsFolded = async (events: readonly TestEvent[]): Promise<void> => {
  const { units, shipments, classes, lots } = foldHistory(events);
  const states = await t.asOwner<{ unit_nr: string; state: unknown }>(
    'select unit_nr, state from unit_states where event_count > 0',
  );
  const wanted = [...units.values()].filter(({ state }) => state.eventCount > 0);
  expect(new Map(states.map(({ unit_nr, state }) => [Number(unit_nr), state]))).toEqual(
    new Map(wanted.map(({ unitNr, state }) => [unitNr, JSON.parse(storedState(state))])),
  );
  const open = await t.asOwner<{ id: string }>("select id from anomalies where state <> 'cleared'");
  const misquoted = events
    .filter(({ isVoid, isMisquoted }) => isVoid && isMisquoted)
    .map(({ nr, time, leadNr = 0 }) => ({
      kind: 'declaration-differs' as const,
      severity: 'note' as const,
      unitNr: leadNr,
      eventNr: nr,
      eventTime: time,
      otherEventNr: declarationNr(nr),
      data: {},
    }));
  const found = [...wanted.flatMap(({ anomalies }) => anomalies), ...shipments, ...lots, ...misquoted];
  expect(open.map(({ id }) => id).toSorted()).toEqual([...new Set(found.map(anomalyId))].toSorted());
  const [counts] = await t.asOwner<{ inside: number; holds: number; fills: number }>(
    `select (select count(*)::int from containments) as inside, (select count(*)::int from holds) as holds,
       (select count(*)::int from fills) as fills`,
  );
  expect(counts).toEqual({
    inside: wanted.flatMap(({ containments }) => containments).length,
    holds: wanted.flatMap(({ holds }) => holds).length,
    fills: wanted.flatMap(({ fills }) => fills).length,
  });
  const told = await t.asOwner<{ row: string }>(
    "select concat_ws(' ', unit_nr, class_nr, event_nr, encode(from_key, 'hex')) as row from unit_classes",
  );
  expect(told.map(({ row }) => row).toSorted()).toEqual(
    classes.map(({ lotNr, classNr, from }) => `${lotNr} ${classNr} ${from.eventNr} ${from.key}`).toSorted(),
  );
};

const runs = Number(process.env['PROPERTY_RUNS'] ?? 40);

test('any order of arrival in any batches gives the same tables, and a rebuild changes nothing', {
  timeout: 900_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      histories(40),
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
      fc.nat(1_000),
      async (events, sizes, seed) => {
        const arrivals = arrivalsOf(events);
        await capture(arrivals, [1_000]);
        await expectAsFolded(events);
        const atOnce = await dump();
        await capture(shuffled(arrivals, seed), sizes);
        const piecemeal = await dump();
        expect(piecemeal).toEqual(atOnce);
        await rebuildProjections(t.db, { now: () => now, batch: 7 });
        expect(await dump()).toEqual(piecemeal);
        await empty(projected);
        await rebuildProjections(t.db, { now: () => now, batch: 3 });
        expect(await dump()).toEqual(piecemeal);
      },
    ),
    // Shrinking a history takes minutes: the seed says enough.
    { numRuns: runs, endOnFailure: true },
  );
});
