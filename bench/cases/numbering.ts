import { z } from 'zod';
import { type Child, startChild } from '../measure/child.ts';
import type { BenchDatabase } from '../measure/database.ts';
import type { Figure } from '../measure/figure.ts';
import { alternateRates } from '../measure/rates.ts';
import type { TakerPlan } from '../measure/taker-plan.ts';
import type { BenchCase } from './case.ts';

const takers = 10;

/** Numbers a second, one transaction each, beside the bare upsert of a counter that commits by itself. */
export const numbering: BenchCase = {
  name: 'numbering',
  run: async ({ database, settings, tell }) => {
    const gapFree = await addRules(database, 'gap-free', 100);
    const fast = await addRules(database, 'fast', 1);
    const taker = await startChild('taker', { connection: database.app });
    try {
      const figures: Figure[] = [];
      for (const { what, rules } of [
        { what: 'gap-free, one rule', rules: gapFree.slice(0, 1) },
        { what: 'gap-free, 100 rules', rules: gapFree },
        { what: 'fast (blocks of 100), one rule', rules: fast },
      ]) {
        const { ours, baseline, ratio } = await alternateRates(
          {
            ours: (seconds) => rate(taker, { by: 'ours', rules, takers, seconds }),
            baseline: (seconds) => rate(taker, { by: 'bare', rules, takers, seconds }),
          },
          settings,
        );
        tell(`numbering, ${what}: ${ours.words} beside ${baseline.words}`);
        figures.push({
          name: 'numbering',
          what: `${what}; one number a transaction`,
          connections: takers,
          ours: ours.words,
          baseline: baseline.words,
          ratio,
          aim: undefined,
        });
      }
      return figures;
    } finally {
      await taker.stop();
    }
  },
};

const rate = async (taker: Child, plan: TakerPlan): Promise<number> =>
  z.number().parse(await taker.ask(plan));

const addRules = async ({ asOwner }: BenchDatabase, mode: string, count: number): Promise<string[]> => {
  await asOwner(
    'create table if not exists bench_counters (name text primary key, value bigint) with (fillfactor = 20)',
  );
  const segments = [
    { kind: 'date', pattern: 'yyyyMMdd' },
    { kind: 'counter', width: 6, reset: 'day' },
  ];
  const rows = await asOwner<{ key: string }>(
    `insert into serial_rules (id, key, version, name, mode, segments, changed_at, changed_by)
     select gen_random_uuid(), 'bench.' || $1 || n, 1, 'bench', $1, $2, now(), 'bench' from generate_series(1, $3::int) n
     returning key`,
    [mode, JSON.stringify(segments), count],
  );
  return rows.map(({ key }) => key);
};
