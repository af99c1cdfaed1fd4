import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Child, startChild } from '../measure/child.ts';
import type { BenchDatabase } from '../measure/database.ts';
import { databaseProcessor } from '../measure/database-processor.ts';
import type { Figure } from '../measure/figure.ts';
import { loadResult, type LoadPlan } from '../measure/load-plan.ts';
import { whole } from '../measure/numbers.ts';
import { alternateRates } from '../measure/rates.ts';
import { median } from '../measure/run-settings.ts';
import { mixSingles } from '../measure/trace-mix.ts';
import { type CapturePlan, done, inserted, type InsertPlan } from '../measure/trace-plans.ts';
import type { BenchCase, CaseInput } from './case.ts';
import { type Served, serveBoth } from './served.ts';

const connections = 10;
const aim = 0.35;

/** A full run of 5 × 10 s captures 100,000 events in documents of 500. */
const documentsPerSecond = 4;

/** More than will be captured in a second one by one. */
const singlesPerSecond = 3_000;

/** What stands around all runs of the case. */
interface Around {
  readonly input: CaseInput;
  readonly served: Served;
  readonly capturer: Child;
  readonly inserter: Child;
  /** Number of the next event of the mix. */
  next: number;
  /** Number in the ledger of the last event that was inserted bare. */
  last: string;
}

/** One side of one run: a rate, and the processor time of its process and the database's per event. */
interface Spent {
  readonly rate: number;
  readonly processor: number;
  readonly database: number;
}

/** Capturing by HTTP beside the bare insert of the rows of events, units and incidences that it wrote. */
export const capture: BenchCase = {
  name: 'capture',
  run: async (input) => {
    await addBareTables(input.database);
    const served = await serveBoth(input);
    const capturer = await startChild('capturer', {});
    const inserter = await startChild('inserter', { connection: input.database.app });
    const around: Around = { input, served, capturer, inserter, next: 0, last: '0' };
    try {
      await fill(around);
      return [
        await compare(around, {
          what: 'documents of 500 events by `POST /epcis/capture` until each job has ended well, beside one statement for the rows of 500 events, incidences and units',
          together: 'document',
          ours: captureDocuments,
        }),
        await compare(around, {
          what: '`POST /epcis/events`, one event each, beside one statement for the rows of one event',
          together: 'event',
          ours: captureSingles,
        }),
      ];
    } finally {
      for (const child of [inserter, capturer]) await child.stop();
      await served.stop();
    }
  },
};

/** Tables with the columns, checks and indexes of the product's own. */
const addBareTables = async ({ asOwner }: BenchDatabase): Promise<void> => {
  for (const table of ['events', 'incidences', 'units'])
    await asOwner(`create table bare_${table} (like ${table} including all)`);
};

/** Nobody's tables are empty for long: both sides begin with some rows, and the server knows how many. */
const fill = async (around: Around): Promise<void> => {
  await captureDocuments(around, 0);
  await insertBare(around, 'document');
  await around.input.database.asOwner('vacuum analyze');
};

const compare = async (
  around: Around,
  told: {
    readonly what: string;
    readonly together: InsertPlan['together'];
    readonly ours: (around: Around, seconds: number) => Promise<{ events: number; seconds: number }>;
  },
): Promise<Figure> => {
  const { tell, settings } = around.input;
  const spent: Record<'ours' | 'baseline', Spent[]> = { ours: [], baseline: [] };
  const rows: number[] = [];
  const side = async (
    name: 'ours' | 'baseline',
    server: Child,
    run: () => Promise<{ events: number; seconds: number }>,
  ): Promise<number> => {
    const one = await measured(around, server, run);
    spent[name].push(one);
    return one.rate;
  };
  const { ours, baseline, ratio } = await alternateRates(
    {
      ours: async (seconds) => {
        const rate = await side('ours', around.served.product, () => told.ours(around, seconds));
        await untilSealed(around.input.database);
        return rate;
      },
      baseline: () =>
        side('baseline', around.inserter, async () => {
          const result = await insertBare(around, told.together);
          rows.push(result.rows);
          return result;
        }),
    },
    settings,
  );
  const words = {
    ours: `${ours.words}, ${processorWords(spent.ours)}`,
    baseline: `${baseline.words}, ${processorWords(spent.baseline)}`,
  };
  tell(`capture, ${told.together}: ${words.ours} beside ${words.baseline}`);
  return {
    name: 'capture',
    what: `${told.what}; ${median(rows).toFixed(1)} rows an event`,
    connections,
    ...words,
    ratio,
    aim,
  };
};

const processorWords = (spent: readonly Spent[]): string => {
  const [processor, database] = [
    median(spent.map((each) => each.processor)),
    median(spent.map((each) => each.database)),
  ];
  return `CPU ${whole(processor)} + ${whole(database)} µs`;
};

const measured = async (
  { input: { database } }: Around,
  server: Child,
  run: () => Promise<{ events: number; seconds: number }>,
): Promise<Spent> => {
  const processors = async (): Promise<[number, number]> => [
    z.number().parse(await server.ask('processor')),
    await databaseProcessor(database),
  ];
  const before = await processors();
  const { events, seconds } = await run();
  const after = await processors();
  return {
    rate: events / seconds,
    processor: (after[0] - before[0]) / events,
    database: (after[1] - before[1]) / events,
  };
};

/** Inserts what was captured since the last time. */
const insertBare = async (around: Around, together: InsertPlan['together']) => {
  const plan: InsertPlan = { after: around.last, together };
  const result = inserted.parse(await around.inserter.ask(plan));
  around.last = result.last;
  return result;
};

const captureDocuments = async (around: Around, seconds: number) => {
  const { served, capturer, next: first } = around;
  const documents = Math.max(connections, seconds * documentsPerSecond);
  const plan: CapturePlan = { port: served.port, cookie: served.cookie, connections, documents, first };
  const result = done.parse(await capturer.ask(plan));
  around.next += result.events;
  return result;
};

const captureSingles = async (around: Around, seconds: number) => {
  const { served, next } = around;
  const count = seconds * singlesPerSecond;
  around.next += count;
  const plan: LoadPlan = {
    port: served.port,
    cookie: served.cookie,
    connections,
    seconds,
    method: 'POST',
    path: '/epcis/events',
    ids: [''],
    pick: 'any',
    bodies: mixSingles(next, count),
  };
  const result = loadResult.parse(await served.load.ask(plan));
  if (result.refused > 0) throw new Error(`${result.refused} events were refused: ${result.refusal ?? ''}`);
  return { events: result.requests, seconds: result.seconds };
};

/** The sealer works behind the captures; what it still has to do is not to burden the other side. */
const untilSealed = async ({ asOwner }: BenchDatabase): Promise<void> => {
  for (;;) {
    const waiting = await asOwner('select from seal_pending limit 1');
    if (waiting.length === 0) return;
    await sleep(100);
  }
};
