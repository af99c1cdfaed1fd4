import path from 'node:path';
import { z } from 'zod';
import { alternate, type Side, type SideResult } from '../measure/alternate.ts';
import { type Child, productOptions, startChild } from '../measure/child.ts';
import type { Figure } from '../measure/figure.ts';
import { whole } from '../measure/numbers.ts';
import { insertTexts, listTexts, readText, traceTexts, updateText } from './statements.ts';
import { signIn } from '../measure/serve-process.ts';
import type { CaseInput } from './case.ts';

const password = 'Bench-2026-源流';

/** The product, the bare server and the generator, each a process of its own, and the administrator's cookie. */
export interface Served {
  readonly product: Child;
  readonly bare: Child;
  readonly load: Child;
  /** The product's. */
  readonly port: number;
  readonly cookie: string;
  readonly stop: () => Promise<void>;
}

/** Starts all three on the case's database. */
export const serveBoth = async ({ database, settings }: CaseInput): Promise<Served> => {
  const profiling =
    settings.profiles === undefined
      ? []
      : [
          '--cpu-prof',
          `--cpu-prof-dir=${path.resolve(settings.profiles)}`,
          '--cpu-prof-name=product.cpuprofile',
        ];
  const product = await startChild('product', { connection: database.app, password }, [
    ...productOptions,
    ...profiling,
  ]);
  const bare = await startChild('bare', {
    connection: database.app,
    read: readText(),
    update: updateText,
    traces: traceTexts,
    inserts: insertTexts,
    lists: listTexts,
  });
  const load = await startChild('load', {});
  return {
    product,
    bare,
    load,
    port: portOf(product),
    cookie: await signIn(portOf(product), { user: 'admin', password }),
    stop: async () => {
      for (const child of [load, bare, product]) await child.stop();
    },
  };
};

/** The port that a server told when it was ready. */
export const portOf = ({ ready }: Child): number => z.object({ port: z.int() }).parse(ready).port;

/** How many connections every served case is run with: as many as the pool has, and more than it has. */
const connectionCounts = [10, 64];

/** Compares two sides with each number of connections. */
export const compareServed = async (
  { database, settings, tell }: CaseInput,
  { load }: Pick<Served, 'load'>,
  told: {
    readonly name: string;
    readonly what: string;
    readonly aim: number;
    readonly ours: Side;
    readonly baseline: Side;
  },
): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const connections of connectionCounts) {
    const { ours, baseline } = await alternate({ load, database }, told, { ...settings, connections });
    tell(`${told.name} with ${connections} connections: ${words(ours)} beside ${words(baseline)}`);
    figures.push({
      name: told.name,
      what: told.what,
      connections,
      ours: words(ours),
      baseline: words(baseline),
      ratio: ours.perSecond / baseline.perSecond,
      aim: told.aim,
    });
  }
  return figures;
};

const words = ({ perSecond, slowest, fastest, p50, p99, processor, database }: SideResult): string =>
  `${whole(perSecond)}/s (${whole(slowest)}–${whole(fastest)}), p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(1)} ms, CPU ${whole(processor)} + ${whole(database)} µs`;
