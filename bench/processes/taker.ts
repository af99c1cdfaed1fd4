/** Takes numbers without HTTP: through the product's counters, or with the bare statement. Answers numbers a second. */
import { z } from 'zod';
import { numberTaker } from '../../server/numbering/index.ts';
import { openDatabase } from '../../server/platform/db/db.ts';
import { connectionForm, poolSize } from '../measure/connection.ts';
import { barePool } from '../measure/database.ts';
import { servesParent, settingsFrom } from '../measure/parent.ts';
import { takerPlan } from '../measure/taker-plan.ts';

const { connection } = settingsFrom(z.object({ connection: connectionForm }));
const open = (size: number) => openDatabase({ connection, size, prepared: true, onLost: () => undefined });
const [db, reserve, bare] = [open(poolSize), open(1), barePool(connection, poolSize)];
const numbers = numberTaker({ db: reserve });

const bareStatement = {
  name: 'take',
  text: `insert into bench_counters (name, value) values ($1, 1)
         on conflict (name) do update set value = bench_counters.value + 1 returning value`,
};

const takeOne = {
  ours: (rule: string) => db.transact((tx) => numbers.takeNumber(tx, { ruleKey: rule, at: new Date() })),
  bare: (rule: string) => bare.query({ ...bareStatement, values: [rule] }),
} as const;

servesParent(
  'ready',
  async (question) => {
    const { by, rules, takers, seconds } = takerPlan.parse(question);
    const began = performance.now();
    const until = began + seconds * 1000;
    let taken = 0;
    const take = async (): Promise<void> => {
      while (performance.now() < until) {
        await takeOne[by](rules[Math.floor(Math.random() * rules.length)] ?? '');
        taken += 1;
      }
    };
    await Promise.all(Array.from({ length: takers }, take));
    return (taken * 1000) / (performance.now() - began);
  },
  async () => {
    await Promise.all([db.close(), reserve.close(), bare.end()]);
  },
);
