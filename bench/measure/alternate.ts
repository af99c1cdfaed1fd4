import { z } from 'zod';
import type { Child } from './child.ts';
import type { BenchDatabase } from './database.ts';
import { databaseProcessor } from './database-processor.ts';
import { type LoadPlan, loadResult, type LoadResult } from './load-plan.ts';
import { median, type RunSettings } from './run-settings.ts';

/** One side of a comparison: the server and what is asked of it. */
export interface Side {
  readonly server: Child;
  readonly plan: Omit<LoadPlan, 'connections' | 'seconds' | 'port'>;
}

/** What a side did: medians over the rounds, the slowest and the fastest round, and what a request cost its server. */
export interface SideResult {
  readonly perSecond: number;
  readonly slowest: number;
  readonly fastest: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Processor time of the server's process per request, in microseconds. */
  readonly processor: number;
  /** The same of the database server. */
  readonly database: number;
}

const warmUpSeconds = 3;
const ready = z.object({ port: z.int() });

/** Runs both sides in turn, A B A B …, after a warm-up of each. Refuses a run in which anything was refused. */
export const alternate = async (
  around: { readonly load: Child; readonly database: BenchDatabase },
  sides: { readonly ours: Side; readonly baseline: Side },
  { connections, seconds, rounds }: RunSettings & { readonly connections: number },
): Promise<{ ours: SideResult; baseline: SideResult }> => {
  const once = (side: Side, length: number) => runOnce(around, side, { connections, seconds: length });
  await once(sides.ours, Math.min(warmUpSeconds, seconds));
  await once(sides.baseline, Math.min(warmUpSeconds, seconds));
  const [ours, baseline]: [Run[], Run[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await once(sides.ours, seconds));
    baseline.push(await once(sides.baseline, seconds));
  }
  return { ours: summary(ours), baseline: summary(baseline) };
};

type Run = LoadResult & { readonly processor: number; readonly database: number };

const runOnce = async (
  { load, database }: { readonly load: Child; readonly database: BenchDatabase },
  { server, plan }: Side,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Run> => {
  const { port } = ready.parse(server.ready);
  const spent = async (): Promise<[number, number]> => [
    z.number().parse(await server.ask('processor')),
    await databaseProcessor(database),
  ];
  const before = await spent();
  const result = loadResult.parse(await load.ask({ ...plan, port, connections, seconds }));
  const after = await spent();
  if (result.refused > 0) throw new Error(`${result.refused} answers of ${plan.path} were ${result.refusal}`);
  return {
    ...result,
    processor: (after[0] - before[0]) / result.requests,
    database: (after[1] - before[1]) / result.requests,
  };
};

const summary = (runs: readonly Run[]): SideResult => {
  const rates = runs.map(({ requests, seconds }) => requests / seconds);
  return {
    perSecond: median(rates),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
    p50: median(runs.map(({ p50 }) => p50)),
    p95: median(runs.map(({ p95 }) => p95)),
    p99: median(runs.map(({ p99 }) => p99)),
    processor: median(runs.map(({ processor }) => processor)),
    database: median(runs.map((run) => run.database)),
  };
};
