import { z } from 'zod';
import { alternate, type SideResult } from '../measure/alternate.ts';
import type { Figure } from '../measure/figure.ts';
import { graphVersion, loadGraph, sizeOfGraph } from '../measure/load-graph.ts';
import { whole } from '../measure/numbers.ts';
import { plant } from '../measure/plant-graph.ts';
import type { BenchCase } from './case.ts';
import { portOf, serveBoth } from './served.ts';

/** Finished lots of the plant: with them it has 477,000 lines. */
const finishedLots = 15_200;

/** Lots of a plant that is small enough to tell by what it becomes whether generator or ledger have changed. */
const versionLots = 30;

/** One at a time, as a person asks, and as many as the pool has connections. */
const connectionCounts = [1, 10];

/** What is asked for, and what the bare statement beside it tells: all movements, or only where it went. */
const questions = {
  movements: { words: 'the same units, events and quantities', query: '' },
  deliveries: { words: 'the deliveries with quantities alone', query: '&only=deliveries' },
} as const;

/** A raw lot forward to its deliveries with quantities, beside the bare recursive statement on the same rows. */
export const trace: BenchCase = {
  name: 'trace',
  kept: async () => ({
    name: 'trace',
    version: await graphVersion(plant(versionLots).events(), finishedLots),
  }),
  run: async (input) => {
    const { rawLots, events } = plant(finishedLots);
    if (!input.database.isLoaded) await loadGraph(input, events());
    const loaded = await sizeOfGraph(input.database);
    input.tell(`${whole(loaded.events)} events, ${whole(loaded.lines)} lines`);
    const served = await serveBoth(input);
    try {
      const middle = rawLots.slice(Math.floor(rawLots.length * 0.4), Math.floor(rawLots.length * 0.6));
      const ids = middle.map((uri) => encodeURIComponent(uri));
      const path = '/api/trace?direction=forward&id=';
      const size = await sizeOf(portOf(served.product), { path: path + ids[0], cookie: served.cookie });
      input.tell(`the first: ${size}`);
      const figures: Figure[] = [];
      for (const [what, { words, query }] of Object.entries(questions)) {
        for (const connections of connectionCounts) {
          const plan = { method: 'GET', ids, pick: 'any' } as const;
          const { ours, baseline } = await alternate(
            { load: served.load, database: input.database },
            {
              ours: {
                server: served.product,
                plan: { ...plan, path: `${path}{id}${query}`, cookie: served.cookie },
              },
              baseline: { server: served.bare, plan: { ...plan, path: `/trace/${what}/{id}` } },
            },
            { ...input.settings, connections },
          );
          const ratio = ours.p50 / baseline.p50;
          figures.push({
            name: 'trace',
            what: `raw lot forward${query} in ${whole(loaded.lines)} lines of the graph (${size}), beside one recursive statement for ${words}; ratio of the times`,
            connections,
            ours: told(ours),
            baseline: told(baseline),
            ratio,
            aim: what === 'movements' ? '≤ 2 × the time' : undefined,
            ...(what === 'movements' && { reached: ratio <= 2 }),
          });
        }
      }
      return figures;
    } finally {
      await served.stop();
    }
  },
};

const counts = z.object({
  counts: z.object({ units: z.int(), events: z.int(), edges: z.int(), deliveries: z.int() }),
});

const sizeOf = async (port: number, { path, cookie }: { path: string; cookie: string }): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } });
  const text = await answer.text();
  const { units, events, edges, deliveries } = counts.parse(JSON.parse(text)).counts;
  return `${units} units, ${events} events, ${edges} edges, ${deliveries} deliveries, ${whole(text.length / 1024)} KB`;
};

const told = ({ perSecond, p50, p95, processor, database }: SideResult): string =>
  `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${perSecond.toFixed(1)}/s, CPU ${whole(processor / 1000)} + ${whole(database / 1000)} ms`;
